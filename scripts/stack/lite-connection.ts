import { createPostgresConnection, type PostgresConnection } from "@supabase/lite/postgres";

/**
 * The library's connection grants everything on every table under RLS to anon, authenticated and
 * service_role when its first request comes, and replaces auth.uid(). Ours never touches the schema:
 * it only answers that request roles are in use, which makes each query run under its own.
 */
export const safeConnection = (url: string): PostgresConnection => {
  const connection = createPostgresConnection({
    url,
    postgresOptions: { max: 10, onnotice: () => undefined },
  });
  // The method is private in the library's types only; it is looked up on the object at run time.
  Object.defineProperty(connection, "ensureRlsContext", { value: async () => true });
  return connection;
};
