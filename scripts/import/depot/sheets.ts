// What a file may hold: four sheets, their columns, and the names people give them.

export const sheetNames = ["citernes", "partenaires", "ouvertures", "mouvements"] as const;
export type SheetName = (typeof sheetNames)[number];

type Column = {
  readonly name: string;
  readonly required: boolean;
  readonly aliases: readonly string[];
};

const column = (name: string, required: boolean, ...aliases: string[]): Column => ({
  name,
  required,
  aliases,
});

const measured = [
  column("volume_ambiant", true, "volume", "volume ambiant", "ambient volume", "litres"),
  column("temperature_c", false, "temperature", "température", "temp"),
  column(
    "densite_observee_kgm3",
    false,
    "densite observee",
    "densité observée",
    "observed density",
  ),
  column("volume_15c", false, "volume 15", "v15", "volume à 15", "volume at 15"),
];

const owner = column("proprietaire", false, "propriétaire", "owner");

export const columnsOf: Readonly<Record<SheetName, readonly Column[]>> = {
  citernes: [
    column("depot", true, "dépôt", "site"),
    column("nom", true, "citerne", "tank", "name"),
    column("produit", true, "product"),
    column("capacite_totale", true, "capacité", "capacite", "capacity"),
    column("remplissage_max_l", false, "remplissage max", "safe fill"),
    column("volume_mort_l", false, "volume mort", "heel", "dead stock"),
    column("localisation", false, "location"),
    column("statut", false, "status"),
  ],
  partenaires: [
    column("type", true, "genre", "kind"),
    column("nom", true, "name"),
    column("contact_personne", false, "contact"),
    column("email", false, "e-mail", "courriel"),
    column("telephone", false, "téléphone", "phone"),
    column("adresse", false, "address"),
    column("pays", false, "country"),
  ],
  ouvertures: [
    column("depot", true, "dépôt", "site"),
    column("citerne", true, "tank"),
    owner,
    column("date", true, "le"),
    ...measured,
  ],
  mouvements: [
    column("numero", true, "numéro", "ticket", "number"),
    column("date", true, "le"),
    column("type", true, "nature", "kind"),
    column("depot", true, "dépôt", "site"),
    column("citerne", true, "tank"),
    column("citerne_destination", false, "vers", "to tank"),
    owner,
    column("client", false, "customer"),
    column("fournisseur", false, "supplier"),
    column("plaque", false, "camion", "truck", "plate"),
    ...measured,
    column("note", false, "observation", "remarque"),
  ],
};

const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** The column that a heading means, whatever its accents, case and punctuation. */
export const columnNamed = (sheet: SheetName, heading: string): string | undefined => {
  const wanted = plain(heading);
  return columnsOf[sheet].find(({ name, aliases }) =>
    [name, ...aliases].some((known) => plain(known) === wanted),
  )?.name;
};

export const missingColumns = (sheet: SheetName, present: ReadonlySet<string>): string[] =>
  columnsOf[sheet]
    .filter(({ name, required }) => required && !present.has(name))
    .map(({ name }) => name);

/** A sheet by its name, else by the only kind whose required columns are all there. */
export const sheetFor = (
  name: string | undefined,
  headings: readonly string[],
): SheetName | undefined => {
  const named = sheetNames.find((known) => plain(known) === plain(name ?? ""));
  if (named) return named;
  const fitting = sheetNames.filter((known) => {
    const present = new Set(headings.map((heading) => columnNamed(known, heading) ?? ""));
    return missingColumns(known, present).length === 0;
  });
  // Movements have every column of an opening: the richer kind is meant.
  return fitting.includes("mouvements") ? "mouvements" : fitting[0];
};
