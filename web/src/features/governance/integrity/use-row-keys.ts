import { type KeyboardEvent, useCallback } from "react";

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

const rowsOf = (container: Element): HTMLElement[] => [
  ...container.querySelectorAll<HTMLElement>("[data-alert-link]"),
];

/** Arrows walk from alert to alert, the space bar selects; Enter is the link's own. */
export function useRowKeys(toggle: ((id: string) => void) | undefined) {
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const focused = event.target;
      if (!(focused instanceof HTMLElement) || !focused.matches("[data-alert-link]")) return;
      const step = STEPS[event.key];
      if (step !== undefined) {
        const links = rowsOf(event.currentTarget);
        links[links.indexOf(focused) + step]?.focus();
        event.preventDefault();
      } else if (event.key === " " && toggle && focused.dataset.alertLink) {
        toggle(focused.dataset.alertLink);
        event.preventDefault();
      }
    },
    [toggle],
  );
}
