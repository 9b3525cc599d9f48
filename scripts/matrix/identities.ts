import type pg from "pg";

export type Identity = {
  readonly label: string;
  readonly role: "anon" | "authenticated";
  readonly userId: string | undefined;
  readonly tenants: readonly string[];
  /** Staff of the tenant that runs the platform: rows without a tenant are theirs. */
  readonly runsPlatform: boolean;
};

/** One account of the demo seed per role, one of two tenants, one of none, and nobody. */
const accounts: readonly (readonly [string, number])[] = [
  ["stranger", 21],
  ["admin", 1],
  ["directeur", 2],
  ["gerant", 3],
  ["operateur", 4],
  ["lecture", 5],
  ["pca", 6],
  ["owner", 11],
  ["admin (resto)", 12],
  ["kitchen", 13],
  ["agent", 14],
  ["courier", 15],
  ["two tenants", 20],
];

const userIdOf = (number: number): string =>
  `00000000-0000-4000-a000-${String(number).padStart(12, "0")}`;

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
  const members = accounts.map(([label, number]): Identity => {
    const userId = userIdOf(number);
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
