import LocalShippingOutlinedIcon from "@mui/icons-material/LocalShippingOutlined";
import { lazy } from "react";
import type { Feature } from "../../shared/feature.ts";

const TripsPage = lazy(() =>
  import("./list/trips-page.tsx").then((module) => ({ default: module.TripsPage })),
);
const TripPage = lazy(() =>
  import("./detail/trip-page.tsx").then((module) => ({ default: module.TripPage })),
);
const TripFormPage = lazy(() =>
  import("./form/trip-form-page.tsx").then((module) => ({ default: module.TripFormPage })),
);

export const feature: Feature = {
  routes: [
    { path: "/depot/cours", permission: "depot.read", page: TripsPage },
    { path: "/depot/cours/new", permission: "trips.write", page: TripFormPage },
    { path: "/depot/cours/:id", permission: "depot.read", page: TripPage },
    { path: "/depot/cours/:id/edit", permission: "trips.write", page: TripFormPage },
  ],
  nav: [
    {
      path: "/depot/cours",
      labelKey: "depot_trips.title",
      icon: LocalShippingOutlinedIcon,
      permission: "depot.read",
      section: "depot",
      order: 30,
    },
  ],
};
