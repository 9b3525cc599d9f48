import FactCheckOutlinedIcon from "@mui/icons-material/FactCheckOutlined";
import NotificationImportantOutlinedIcon from "@mui/icons-material/NotificationImportantOutlined";
import { lazy } from "react";
import type { Feature } from "../../shared/feature.ts";

const IntegrityPage = lazy(() =>
  import("./integrity/integrity-page.tsx").then((module) => ({ default: module.IntegrityPage })),
);
const AlertPage = lazy(() =>
  import("./alert/alert-page.tsx").then((module) => ({ default: module.AlertPage })),
);
const ChecksPage = lazy(() =>
  import("./checks/checks-page.tsx").then((module) => ({ default: module.ChecksPage })),
);

export const feature: Feature = {
  routes: [
    { path: "/governance/integrity", permission: "alerts.read", page: IntegrityPage },
    { path: "/governance/integrity/:id", permission: "alerts.read", page: AlertPage },
    { path: "/governance/checks", permission: "checks.read", page: ChecksPage },
  ],
  nav: [
    {
      path: "/governance/integrity",
      labelKey: "governance.integrity.title",
      icon: NotificationImportantOutlinedIcon,
      permission: "alerts.read",
      section: "governance",
      order: 10,
    },
    {
      path: "/governance/checks",
      labelKey: "governance.checks.title",
      icon: FactCheckOutlinedIcon,
      permission: "checks.read",
      section: "governance",
      order: 20,
    },
  ],
};
