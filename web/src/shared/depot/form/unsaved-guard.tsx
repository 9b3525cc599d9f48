import { type RefObject, useEffect, useRef } from "react";
import { useBlocker } from "react-router-dom";
import { LeaveDialog } from "./leave-dialog.tsx";

interface Props {
  isDirty: boolean;
  /** Set to true just before leaving on purpose, once what was typed is stored. */
  mayLeave: RefObject<boolean>;
}

export function useMayLeave(): RefObject<boolean> {
  return useRef(false);
}

/** What was typed is not lost by a link, the back button or a closed tab without a question. */
export function UnsavedGuard({ isDirty, mayLeave }: Props) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && !mayLeave.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isDirty) return undefined;
    const warn = (event: BeforeUnloadEvent) => {
      if (!mayLeave.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isDirty, mayLeave]);
  if (blocker.state !== "blocked") return null;
  return <LeaveDialog onLeave={() => blocker.proceed()} onStay={() => blocker.reset()} />;
}
