import HomeOutlinedIcon from "@mui/icons-material/HomeOutlined";
import { lazy } from "react";
import type { Feature } from "../../shared/feature.ts";

export const feature: Feature = {
  routes: [
    {
      path: "/",
      permission: null,
      page: lazy(() => import("./home-page.tsx").then((module) => ({ default: module.HomePage }))),
    },
  ],
  nav: [
    {
      path: "/",
      labelKey: "shell.sections.home",
      icon: HomeOutlinedIcon,
      permission: null,
      section: "home",
      order: 0,
    },
  ],
};
