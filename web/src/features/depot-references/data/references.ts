import { AppError } from "../../../shared/api/app-error.ts";
import { unwrap } from "../../../shared/api/call-rpc.ts";
import { ilikePattern, type RowsPage, rangeOf, readPage } from "../../../shared/api/read-page.ts";
import { supabase } from "../../../shared/api/supabase-client.ts";
import type { Database } from "../../../shared/database.types.ts";
import type { ReferenceRow, ReferenceTable } from "../model/references.ts";

type TruckInsert = Database["public"]["Tables"]["camions"]["Insert"];

export interface ReferenceFilters {
  readonly q: string;
  /** "": in use; "all": also those switched off. */
  readonly etat: string;
}

const SEARCHED: Record<ReferenceTable, readonly string[]> = {
  produits: ["nom", "code"],
  clients: ["nom", "contact_personne", "telephone"],
  fournisseurs: ["nom", "contact_personne", "telephone"],
  partenaires: ["nom", "contact_personne", "telephone"],
  transporteurs: ["nom", "contact_personne", "telephone"],
  camions: ["plaque", "plaque_remorque"],
};

const CARRIER = "transporteurs!camions_transporteur_fkey";

export async function readReferences<Row extends ReferenceRow>(
  table: ReferenceTable,
  tenantId: string,
  filters: ReferenceFilters,
  page: number,
  perPage: number,
): Promise<RowsPage<Row>> {
  const columns = table === "camions" ? `*, transporteur:${CARRIER}(nom)` : "*";
  let query = supabase
    .from(table)
    .select(columns as "*", { count: "exact" })
    .eq("tenant_id", tenantId);
  if (filters.etat === "") query = query.eq("actif", true);
  if (filters.q !== "") {
    const pattern = ilikePattern(filters.q);
    query = query.or(SEARCHED[table].map((column) => `${column}.ilike.${pattern}`).join(","));
  }
  const order = table === "camions" ? "plaque" : "nom";
  const found = await readPage<Row & { transporteur?: { nom: string } | null }>(
    query.order(order as "id").range(...rangeOf(page, perPage)),
  );
  return { ...found, rows: found.rows.map(withCarrier) };
}

function withCarrier<Row extends ReferenceRow>(
  row: Row & { transporteur?: { nom: string } | null },
): Row {
  return "plaque" in row ? { ...row, transporteur_nom: row.transporteur?.nom ?? null } : row;
}

export interface ReferenceWrite {
  table: ReferenceTable;
  tenantId: string;
  id: string;
  /** Version seen on screen; null for a new row. */
  version: number | null;
  values: Record<string, unknown>;
}

/** The id comes from the form: a second attempt at the same new row changes nothing. */
export async function writeReference(write: ReferenceWrite): Promise<void> {
  const { table, tenantId, id, version, values } = write;
  // The columns differ by table, their rows do not: the form built them for this one.
  const row = values as Omit<TruckInsert, "tenant_id" | "id">;
  if (version === null) {
    await unwrap(
      supabase
        .from(table as "camions")
        .upsert(
          { ...row, tenant_id: tenantId, id },
          { onConflict: "tenant_id,id", ignoreDuplicates: true },
        ),
    );
    return;
  }
  const changed = await unwrap<{ id: string }[]>(
    supabase
      .from(table as "camions")
      .update(row)
      .eq("tenant_id", tenantId)
      .eq("id", id)
      .eq("version", version)
      .select("id"),
  );
  if (changed.length === 0) {
    throw new AppError({
      kind: "conflict",
      status: 409,
      code: null,
      key: null,
      detail: null,
      hint: null,
    });
  }
}
