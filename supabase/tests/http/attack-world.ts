import { randomUUID } from "node:crypto";
import { signJwt } from "../../../scripts/stack/index.ts";
import { type Answer, asOwner, stack } from "./api.ts";

export const rowsOf = (answer: Answer): readonly unknown[] =>
  Array.isArray(answer.body) ? answer.body : [];

export const hour = 3_600;
export const now = (): number => Math.floor(Date.now() / 1000);
export const tokenOf = (claims: Readonly<Record<string, unknown>>): string =>
  signJwt(
    { aud: "authenticated", role: "authenticated", exp: now() + hour, ...claims },
    stack.jwt_secret,
  );

export type Person = { readonly id: string; readonly profil: string; readonly token: string };

/** A company of its own with two administrators, for what would disturb the demo ones. */
export const company = async (): Promise<{ tenant: string; boss: Person; other: Person }> => {
  const person = (): Person => {
    const id = randomUUID();
    return { id, profil: randomUUID(), token: tokenOf({ sub: id }) };
  };
  const [tenant, boss, other] = [randomUUID(), person(), person()];
  await asOwner(
    "insert into public.tenants (id, slug, name, domain) values ($1, $2, $2, 'resto')",
    [tenant, `attack-${tenant}`],
  );
  for (const { id, profil } of [boss, other]) {
    await asOwner("insert into auth.users (id, email, email_confirmed_at) values ($1, $2, now())", [
      id,
      `${id}@attack.test`,
    ]);
    await asOwner(
      `insert into public.profils (tenant_id, id, user_id, role, nom_complet, email)
       values ($1, $2, $3, 'owner', 'Attack', $4)`,
      [tenant, profil, id, `${id}@attack.test`],
    );
  }
  return { tenant, boss, other };
};

export type Relation = { readonly name: string; readonly columns: readonly string[] };

export const relations = (): Promise<Relation[]> =>
  asOwner<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class as c
     join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
     group by c.relname order by c.relname`,
  );
