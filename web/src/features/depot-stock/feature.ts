import EventAvailableOutlinedIcon from "@mui/icons-material/EventAvailableOutlined";
import GppMaybeOutlinedIcon from "@mui/icons-material/GppMaybeOutlined";
import HistoryIcon from "@mui/icons-material/History";
import LibraryBooksOutlinedIcon from "@mui/icons-material/LibraryBooksOutlined";
import PropaneTankOutlinedIcon from "@mui/icons-material/PropaneTankOutlined";
import DashboardOutlinedIcon from "@mui/icons-material/SpaceDashboardOutlined";
import SummarizeOutlinedIcon from "@mui/icons-material/SummarizeOutlined";
import TableChartOutlinedIcon from "@mui/icons-material/TableChartOutlined";
import { lazy } from "react";
import type { Feature, NavEntry } from "../../shared/feature.ts";

const READ = "depot.read";

const DashboardPage = lazy(() =>
  import("./dashboard/dashboard-page.tsx").then((module) => ({ default: module.DashboardPage })),
);
const TanksPage = lazy(() =>
  import("./tanks/tanks-page.tsx").then((module) => ({ default: module.TanksPage })),
);
const TankPage = lazy(() =>
  import("./tanks/tank-page.tsx").then((module) => ({ default: module.TankPage })),
);
const DailyPage = lazy(() =>
  import("./reports/daily-page.tsx").then((module) => ({ default: module.DailyPage })),
);
const BilanPage = lazy(() =>
  import("./reports/bilan-page.tsx").then((module) => ({ default: module.BilanPage })),
);
const JournalPage = lazy(() =>
  import("./ledger/journal-page.tsx").then((module) => ({ default: module.JournalPage })),
);
const LogsPage = lazy(() =>
  import("./logs/logs-page.tsx").then((module) => ({ default: module.LogsPage })),
);
const ClosingsPage = lazy(() =>
  import("./closings/closings-page.tsx").then((module) => ({ default: module.ClosingsPage })),
);
const FindingsPage = lazy(() =>
  import("./findings/findings-page.tsx").then((module) => ({ default: module.FindingsPage })),
);

const entry = (
  path: string,
  labelKey: string,
  icon: NavEntry["icon"],
  order: number,
  permission = READ,
): NavEntry => ({ path, labelKey, icon, permission, section: "depot", order });

export const feature: Feature = {
  routes: [
    { path: "/depot", permission: READ, page: DashboardPage },
    { path: "/depot/citernes", permission: READ, page: TanksPage },
    { path: "/depot/citernes/:id", permission: READ, page: TankPage },
    { path: "/depot/stocks", permission: READ, page: DailyPage },
    { path: "/depot/bilan", permission: READ, page: BilanPage },
    { path: "/depot/journal", permission: READ, page: JournalPage },
    { path: "/depot/clotures", permission: READ, page: ClosingsPage },
    { path: "/depot/logs", permission: "logs.read", page: LogsPage },
    { path: "/depot/constats", permission: "logs.read", page: FindingsPage },
  ],
  nav: [
    {
      ...entry("/depot", "depot_stock.dashboard.nav", DashboardOutlinedIcon, 10),
      isExact: true,
    },
    entry("/depot/citernes", "depot_stock.tanks.title", PropaneTankOutlinedIcon, 15),
    entry("/depot/stocks", "depot_stock.reports.daily_nav", TableChartOutlinedIcon, 80),
    entry("/depot/bilan", "depot_stock.reports.bilan_title", SummarizeOutlinedIcon, 82),
    entry("/depot/journal", "depot_stock.journal.title", LibraryBooksOutlinedIcon, 84),
    entry("/depot/clotures", "depot_stock.closings.title", EventAvailableOutlinedIcon, 86),
    entry("/depot/logs", "depot_stock.logs.title", HistoryIcon, 88, "logs.read"),
    entry("/depot/constats", "depot_stock.findings.title", GppMaybeOutlinedIcon, 89, "logs.read"),
  ],
};
