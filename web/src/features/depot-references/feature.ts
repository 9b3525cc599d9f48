import MenuBookOutlinedIcon from "@mui/icons-material/MenuBookOutlined";
import { lazy } from "react";
import type { Feature } from "../../shared/feature.ts";

const ReferencesPage = lazy(() =>
  import("./references-page.tsx").then((module) => ({ default: module.ReferencesPage })),
);

export const feature: Feature = {
  routes: [
    { path: "/depot/references", permission: "depot.read", page: ReferencesPage },
    { path: "/depot/references/:table", permission: "depot.read", page: ReferencesPage },
  ],
  nav: [
    {
      path: "/depot/references",
      labelKey: "depot_references.title",
      icon: MenuBookOutlinedIcon,
      permission: "depot.read",
      section: "depot",
      order: 90,
    },
  ],
};
