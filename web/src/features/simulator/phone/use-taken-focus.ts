import { useEffect, useRef } from "react";

/** What opens over something else takes the focus, and gives it back where it was. */
export function useTakenFocus<Taker extends HTMLElement>() {
  const taker = useRef<Taker | null>(null);
  useEffect(() => {
    const before = document.activeElement;
    taker.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return taker;
}
