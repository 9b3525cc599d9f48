import type pg from "pg";
import { demoUsers } from "../stack/index.ts";

export type Identity = {
  readonly label: string;
  readonly role: "anon" | "authenticated";
  readonly userId: string | undefined;
  readonly tenants: readonly string[];
  /** Staff of the tenant that runs the platform: rows without a tenant are theirs. */
  readonly runsPlatform: boolean;
};

/** One account of the demo seed per role, one of two tenants, one of none, and nobody. */
const accounts: readonly (readonly [label: string, email: string])[] = [
  ["stranger", "stranger@demo.vigie"],
  ["admin", "admin@depot.demo.vigie"],
  ["directeur", "directeur@depot.demo.vigie"],
  ["gerant", "gerant@depot.demo.vigie"],
  ["operateur", "operateur@depot.demo.vigie"],
  ["lecture", "lecture@depot.demo.vigie"],
  ["pca", "pca@depot.demo.vigie"],
  ["owner", "owner@resto.demo.vigie"],
  ["admin (resto)", "admin@resto.demo.vigie"],
  ["kitchen", "kitchen@resto.demo.vigie"],
  ["agent", "agent@resto.demo.vigie"],
  ["courier", "courier@resto.demo.vigie"],
  ["two tenants", "multi@demo.vigie"],
];

const userIdOf = (email: string): string => {
  const user = demoUsers.find((one) => one.email === email);
  if (!user) throw new Error(`The demo has no account ${email}.`);
  return user.id;
};

type Membership = {
  readonly user_id: string;
  readonly tenant_id: string;
  readonly is_operator: boolean;
};

export const readIdentities = async (client: pg.Client): Promise<Identity[]> => {
  const { rows } = await client.query<Membership>(
    `select p.user_id, p.tenant_id, t.is_operator
     from public.profils as p join public.tenants as t on t.id = p.tenant_id`,
  );
  const members = accounts.map(([label, email]): Identity => {
    const userId = userIdOf(email);
    const own = rows.filter((row) => row.user_id === userId);
    const tenants = own.map((row) => row.tenant_id);
    const runsPlatform = own.some((row) => row.is_operator);
    return { label, role: "authenticated", userId, tenants, runsPlatform };
  });
  const anon: Identity = {
    label: "anon",
    role: "anon",
    userId: undefined,
    tenants: [],
    runsPlatform: false,
  };
  return [anon, ...members];
};
