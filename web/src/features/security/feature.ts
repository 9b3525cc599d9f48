import PolicyOutlinedIcon from "@mui/icons-material/PolicyOutlined";
import ReceiptLongOutlinedIcon from "@mui/icons-material/ReceiptLongOutlined";
import { lazy } from "react";
import type { Feature } from "../../shared/feature.ts";

const ExposurePage = lazy(() =>
  import("./exposure/exposure-page.tsx").then((module) => ({ default: module.ExposurePage })),
);
const EventsPage = lazy(() =>
  import("./events/events-page.tsx").then((module) => ({ default: module.EventsPage })),
);

export const feature: Feature = {
  routes: [
    { path: "/security/exposure", permission: "exposure.read", page: ExposurePage },
    { path: "/security/events", permission: "security_events.read", page: EventsPage },
  ],
  nav: [
    {
      path: "/security/exposure",
      labelKey: "security.exposure.title",
      icon: PolicyOutlinedIcon,
      permission: "exposure.read",
      section: "security",
      order: 10,
      isPlatform: true,
    },
    {
      path: "/security/events",
      labelKey: "security.events.title",
      icon: ReceiptLongOutlinedIcon,
      permission: "security_events.read",
      section: "security",
      order: 20,
    },
  ],
};
