import InputIcon from "@mui/icons-material/Input";
import OutputIcon from "@mui/icons-material/Output";
import { lazy } from "react";
import type { Feature } from "../../shared/feature.ts";

const ReceptionsPage = lazy(() =>
  import("./list/document-list-page.tsx").then((module) => ({ default: module.ReceptionsPage })),
);
const SortiesPage = lazy(() =>
  import("./list/document-list-page.tsx").then((module) => ({ default: module.SortiesPage })),
);
const ReceptionPage = lazy(() =>
  import("./detail/document-page.tsx").then((module) => ({ default: module.ReceptionPage })),
);
const SortiePage = lazy(() =>
  import("./detail/document-page.tsx").then((module) => ({ default: module.SortiePage })),
);
const ReceptionFormPage = lazy(() =>
  import("./form/document-form-page.tsx").then((module) => ({
    default: module.ReceptionFormPage,
  })),
);
const SortieFormPage = lazy(() =>
  import("./form/document-form-page.tsx").then((module) => ({ default: module.SortieFormPage })),
);

export const feature: Feature = {
  routes: [
    { path: "/depot/receptions", permission: "depot.read", page: ReceptionsPage },
    { path: "/depot/receptions/new", permission: "receptions.write", page: ReceptionFormPage },
    { path: "/depot/receptions/:id", permission: "depot.read", page: ReceptionPage },
    {
      path: "/depot/receptions/:id/edit",
      permission: "receptions.write",
      page: ReceptionFormPage,
    },
    { path: "/depot/sorties", permission: "depot.read", page: SortiesPage },
    { path: "/depot/sorties/new", permission: "sorties.write", page: SortieFormPage },
    { path: "/depot/sorties/:id", permission: "depot.read", page: SortiePage },
    { path: "/depot/sorties/:id/edit", permission: "sorties.write", page: SortieFormPage },
  ],
  nav: [
    {
      path: "/depot/receptions",
      labelKey: "depot_documents.reception.title",
      icon: InputIcon,
      permission: "depot.read",
      section: "depot",
      order: 40,
    },
    {
      path: "/depot/sorties",
      labelKey: "depot_documents.sortie.title",
      icon: OutputIcon,
      permission: "depot.read",
      section: "depot",
      order: 50,
    },
  ],
};
