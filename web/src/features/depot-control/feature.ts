import BalanceIcon from "@mui/icons-material/BalanceOutlined";
import HeightIcon from "@mui/icons-material/Height";
import SwapHorizIcon from "@mui/icons-material/SwapHoriz";
import { lazy } from "react";
import type { Feature } from "../../shared/feature.ts";

const TransfersPage = lazy(() =>
  import("./transfers/transfers-page.tsx").then((module) => ({ default: module.TransfersPage })),
);
const TransferFormPage = lazy(() =>
  import("./transfers/transfer-form-page.tsx").then((module) => ({
    default: module.TransferFormPage,
  })),
);
const DipsPage = lazy(() =>
  import("./dips/dips-page.tsx").then((module) => ({ default: module.DipsPage })),
);
const DipFormPage = lazy(() =>
  import("./dips/dip-form-page.tsx").then((module) => ({ default: module.DipFormPage })),
);
const AdjustmentsPage = lazy(() =>
  import("./adjustments/adjustments-page.tsx").then((module) => ({
    default: module.AdjustmentsPage,
  })),
);
const AdjustmentFormPage = lazy(() =>
  import("./adjustments/adjustment-form-page.tsx").then((module) => ({
    default: module.AdjustmentFormPage,
  })),
);
const AdjustmentPage = lazy(() =>
  import("./adjustments/adjustment-page.tsx").then((module) => ({
    default: module.AdjustmentPage,
  })),
);

export const feature: Feature = {
  routes: [
    { path: "/depot/transferts", permission: "depot.read", page: TransfersPage },
    { path: "/depot/transferts/new", permission: "transferts.write", page: TransferFormPage },
    { path: "/depot/jauges", permission: "depot.read", page: DipsPage },
    { path: "/depot/jauges/new", permission: "dips.write", page: DipFormPage },
    { path: "/depot/ajustements", permission: "depot.read", page: AdjustmentsPage },
    {
      path: "/depot/ajustements/new",
      permission: "adjustments.propose",
      page: AdjustmentFormPage,
    },
    { path: "/depot/ajustements/:id", permission: "depot.read", page: AdjustmentPage },
  ],
  nav: [
    {
      path: "/depot/transferts",
      labelKey: "depot_control.transfers.title",
      icon: SwapHorizIcon,
      permission: "depot.read",
      section: "depot",
      order: 55,
    },
    {
      path: "/depot/jauges",
      labelKey: "depot_control.dips.title",
      icon: HeightIcon,
      permission: "depot.read",
      section: "depot",
      order: 60,
    },
    {
      path: "/depot/ajustements",
      labelKey: "depot_control.adjustments.title",
      icon: BalanceIcon,
      permission: "depot.read",
      section: "depot",
      order: 65,
    },
  ],
};
