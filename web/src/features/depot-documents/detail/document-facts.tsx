import MuiLink from "@mui/material/Link";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useOwnerText } from "../../../shared/depot/owner-text.ts";
import { FactsList } from "../../../shared/ui/facts-list.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import type { StockDocument } from "../model/document.ts";
import type { Kind } from "../model/kind.ts";

export function DocumentFacts({ kind, document }: { kind: Kind; document: StockDocument }) {
  const translate = useTranslate();
  const ownerText = useOwnerText();
  const text = (value: string | null | undefined) => (value ? <bdi>{value}</bdi> : null);
  const word = (key: string) => translate(`depot_documents.${key}`);
  const common = (key: string) => translate(`depot.${key}`);
  const plates = [document.plaque_camion, document.plaque_remorque].filter(Boolean).join(" • ");
  const facts = [
    { key: "owner", label: common("owner"), value: text(ownerText(document)) },
    { key: "client", label: common("client"), value: text(document.client_nom) },
    { key: "supplier", label: common("supplier"), value: text(document.fournisseur_nom) },
    { key: "trip", label: word("trip"), value: <TripLink document={document} /> },
    { key: "plates", label: word("plate"), value: text(plates) },
    { key: "driver", label: common("driver"), value: text(document.chauffeur_nom) },
    { key: "carrier", label: common("carrier"), value: text(document.transporteur_nom) },
    { key: "bl", label: word("bl"), value: text(document.bl_numero) },
    { key: "order", label: word("order"), value: text(document.commande_numero) },
    { key: "seals", label: word("seals"), value: text(document.scelles) },
    { key: "note", label: common("note"), value: text(document.note) },
  ];
  const isShown = ({ key, value }: (typeof facts)[number]) =>
    value !== null && (key !== "trip" || (kind === "reception" && document.cours_de_route_id));
  return (
    <Panel title={word("facts")} hasPadding>
      <FactsList facts={facts.filter(isShown)} />
    </Panel>
  );
}

function TripLink({ document }: { document: StockDocument }) {
  return (
    <MuiLink component={Link} to={`/depot/cours/${document.cours_de_route_id ?? ""}`}>
      <bdi>{document.cdr_plaque ?? document.plaque_camion}</bdi>
    </MuiLink>
  );
}
