import { expect, test } from "vitest";
import {
  type ArrivedTrip,
  emptyHead,
  missingIn,
  receptionHead,
  sortieHead,
  withTrip,
} from "./head-draft.ts";

const NOW = "2026-03-31T10:00:00.000Z";
const known = { id: "x", moment: NOW, camionId: null };
const head = { ...emptyHead("d"), produit: "p" };
const trip: ArrivedTrip = {
  id: "c",
  depot_destination_id: "d2",
  produit_id: "p2",
  produit_nom: "Gasoil",
  fournisseur_id: "f",
  plaque_camion: "1234 AB19",
  bl_numero: "BL-7",
  scelles: null,
  statut: "ARRIVE",
  arrive_at: NOW,
  volume: 40_000,
  volume_charge_15c: 39_700,
  volume_recu_ambiant: null,
};

test("a trip brings its load with it, and makes the product the company's own", () => {
  const partner = { ...head, proprietaire: "PARTENAIRE" as const, partenaire: "z", bl: "typed" };
  expect(withTrip(partner, trip)).toMatchObject({
    cdr: "c",
    depot: "d2",
    produit: "p2",
    fournisseur: "f",
    plaque: "1234 AB19",
    bl: "typed",
    proprietaire: "MONALUXE",
    partenaire: "",
  });
  expect(withTrip(withTrip(head, trip), undefined)).toMatchObject({ cdr: "", produit: "p2" });
});

test("what is missing first is named, and each kind asks for its own", () => {
  expect(missingIn("reception", emptyHead(""), NOW)).toBe("depot");
  expect(missingIn("reception", head, null)).toBe("moment");
  expect(missingIn("reception", head, NOW)).toBeNull();
  expect(missingIn("sortie", head, NOW)).toBe("client");
  expect(missingIn("sortie", { ...head, client: "k" }, NOW)).toBeNull();
  expect(missingIn("sortie", { ...head, proprietaire: "PARTENAIRE" }, NOW)).toBe("partenaire");
});

test("the partner of a choice that was taken back is not sent", () => {
  const changed = { ...head, partenaire: "z" };
  expect(receptionHead(changed, known).partenaire_id).toBeNull();
  expect(sortieHead({ ...changed, proprietaire: "PARTENAIRE" }, known).partenaire_id).toBe("z");
});

test("a reception sends nothing of a withdrawal, and the reverse", () => {
  expect(receptionHead(head, known)).not.toHaveProperty("client_id");
  expect(sortieHead(head, known)).not.toHaveProperty("cours_de_route_id");
});
