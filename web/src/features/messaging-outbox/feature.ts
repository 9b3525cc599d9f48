import OutboxOutlinedIcon from "@mui/icons-material/OutboxOutlined";
import { lazy } from "react";
import type { Feature } from "../../shared/feature.ts";

const OutboxPage = lazy(() =>
  import("./list/outbox-page.tsx").then((module) => ({ default: module.OutboxPage })),
);
const SwitchesPage = lazy(() =>
  import("./switches/switches-page.tsx").then((module) => ({ default: module.SwitchesPage })),
);

export const feature: Feature = {
  routes: [
    { path: "/messaging/outbox", permission: "outbox.read", page: OutboxPage },
    { path: "/messaging/outbox/switches", permission: "outbox.read", page: SwitchesPage },
  ],
  nav: [
    {
      path: "/messaging/outbox",
      labelKey: "messaging_outbox.title",
      icon: OutboxOutlinedIcon,
      permission: "outbox.read",
      section: "messages",
      order: 20,
    },
  ],
};
