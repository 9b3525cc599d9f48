import GroupOutlinedIcon from "@mui/icons-material/GroupOutlined";
import NotificationsNoneIcon from "@mui/icons-material/NotificationsNone";
import ToggleOnOutlinedIcon from "@mui/icons-material/ToggleOnOutlined";
import { lazy } from "react";
import type { Feature } from "../../shared/feature.ts";

const MembersPage = lazy(() =>
  import("./members/members-page.tsx").then((module) => ({ default: module.MembersPage })),
);
const FlagsPage = lazy(() =>
  import("./flags/flags-page.tsx").then((module) => ({ default: module.FlagsPage })),
);
const NotificationsPage = lazy(() =>
  import("./notifications/notifications-page.tsx").then((module) => ({
    default: module.NotificationsPage,
  })),
);

export const feature: Feature = {
  routes: [
    { path: "/settings/members", permission: "members.read", page: MembersPage },
    { path: "/settings/flags", permission: "flags.read", page: FlagsPage },
    { path: "/settings/notifications", permission: "notifications.read", page: NotificationsPage },
  ],
  nav: [
    {
      path: "/settings/members",
      labelKey: "settings.members.title",
      icon: GroupOutlinedIcon,
      permission: "members.read",
      section: "settings",
      order: 10,
    },
    {
      path: "/settings/flags",
      labelKey: "settings.flags.nav",
      icon: ToggleOnOutlinedIcon,
      permission: "flags.read",
      section: "settings",
      order: 20,
    },
    {
      path: "/settings/notifications",
      labelKey: "settings.notifications.title",
      icon: NotificationsNoneIcon,
      permission: "notifications.read",
      section: "settings",
      order: 30,
    },
  ],
};
