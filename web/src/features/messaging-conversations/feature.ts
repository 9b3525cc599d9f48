import ForumOutlinedIcon from "@mui/icons-material/ForumOutlined";
import { lazy } from "react";
import type { Feature } from "../../shared/feature.ts";

const ConversationsPage = lazy(() =>
  import("./list/conversations-page.tsx").then((module) => ({ default: module.ConversationsPage })),
);

export const feature: Feature = {
  routes: [
    {
      path: "/messaging/conversations",
      permission: "messages.read",
      page: ConversationsPage,
    },
    {
      path: "/messaging/conversations/:id",
      permission: "messages.read",
      page: ConversationsPage,
    },
  ],
  nav: [
    {
      path: "/messaging/conversations",
      labelKey: "messaging_conversations.title",
      icon: ForumOutlinedIcon,
      permission: "messages.read",
      section: "messages",
      order: 10,
    },
  ],
};
