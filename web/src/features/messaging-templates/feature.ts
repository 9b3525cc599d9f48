import TranslateOutlinedIcon from "@mui/icons-material/TranslateOutlined";
import { lazy } from "react";
import type { Feature } from "../../shared/feature.ts";

const TemplatesPage = lazy(() =>
  import("./list/templates-page.tsx").then((module) => ({ default: module.TemplatesPage })),
);
const TemplatePage = lazy(() =>
  import("./editor/template-page.tsx").then((module) => ({ default: module.TemplatePage })),
);

export const feature: Feature = {
  routes: [
    { path: "/messaging/templates", permission: "templates.read", page: TemplatesPage },
    { path: "/messaging/templates/:key", permission: "templates.read", page: TemplatePage },
  ],
  nav: [
    {
      path: "/messaging/templates",
      labelKey: "messaging_templates.title",
      icon: TranslateOutlinedIcon,
      permission: "templates.read",
      section: "messages",
      order: 30,
    },
  ],
};
