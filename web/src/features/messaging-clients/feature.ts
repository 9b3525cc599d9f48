import VpnKeyOutlinedIcon from "@mui/icons-material/VpnKeyOutlined";
import { lazy } from "react";
import type { Feature } from "../../shared/feature.ts";

const ClientsPage = lazy(() =>
  import("./clients-page.tsx").then((module) => ({ default: module.ClientsPage })),
);

export const feature: Feature = {
  routes: [{ path: "/messaging/clients", permission: "clients.read", page: ClientsPage }],
  nav: [
    {
      path: "/messaging/clients",
      labelKey: "messaging_clients.title",
      icon: VpnKeyOutlinedIcon,
      permission: "clients.read",
      section: "messages",
      order: 50,
    },
  ],
};
