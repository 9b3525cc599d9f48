import PhoneIphoneOutlinedIcon from "@mui/icons-material/PhoneIphoneOutlined";
import { lazy } from "react";
import { config } from "../../shared/config.ts";
import type { Feature } from "../../shared/feature.ts";

const SimulatorPage = lazy(() =>
  import("./simulator-page.tsx").then((module) => ({ default: module.SimulatorPage })),
);

const permission = "messages.read";
const path = "/simulator";

/** A local stack has a network to simulate; anywhere else this feature is nothing. */
export const feature: Feature =
  config.graphUrl === null
    ? { routes: [], nav: [] }
    : {
        routes: [{ path, permission, page: SimulatorPage }],
        nav: [
          {
            path,
            labelKey: "simulator.title",
            icon: PhoneIphoneOutlinedIcon,
            permission,
            section: "messages",
            order: 90,
          },
        ],
      };
