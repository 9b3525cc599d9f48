import HubOutlinedIcon from "@mui/icons-material/HubOutlined";
import { lazy } from "react";
import type { Feature } from "../../shared/feature.ts";

const ChannelsPage = lazy(() =>
  import("./channels-page.tsx").then((module) => ({ default: module.ChannelsPage })),
);

export const feature: Feature = {
  routes: [{ path: "/messaging/channels", permission: "channels.read", page: ChannelsPage }],
  nav: [
    {
      path: "/messaging/channels",
      labelKey: "messaging_channels.title",
      icon: HubOutlinedIcon,
      permission: "channels.read",
      section: "messages",
      order: 40,
    },
  ],
};
