import { useNavigate } from "react-router-dom";
import type { Trip } from "../model/trip.ts";

export function receptionPath(trip: Pick<Trip, "id">): string {
  return `/depot/receptions/new?cdr=${trip.id}`;
}

/** Opens the form of a reception with the truck already in it. */
export function useReceive(): (trip: Trip) => void {
  const navigate = useNavigate();
  return (trip) => {
    void navigate(receptionPath(trip));
  };
}
