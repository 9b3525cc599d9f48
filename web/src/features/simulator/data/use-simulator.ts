import { useCallback, useEffect, useState } from "react";
import { applyEvent } from "./apply-event.ts";
import { simulator } from "./client.ts";
import type { SimulatorEvent, SimulatorState } from "./wire.ts";

const KINDS = ["webhook", "graph", "message", "customer"] as const;
/** These say that much has changed: everything is read again. */
const WHOLE = ["settings", "reset"] as const;

function listenTo(
  from: SimulatorState,
  onEvent: (event: SimulatorEvent) => void,
  onStale: () => void,
): () => void {
  const source = new EventSource(simulator.eventsUrl(from.seq));
  const read = (event: MessageEvent<string>) => onEvent(JSON.parse(event.data) as SimulatorEvent);
  for (const kind of KINDS) source.addEventListener(kind, read);
  for (const kind of WHOLE) source.addEventListener(kind, onStale);
  source.addEventListener("hello", (event: MessageEvent<string>) => {
    const hello = JSON.parse(event.data) as { boot: string; is_whole: boolean };
    if (hello.boot !== from.boot || !hello.is_whole) onStale();
  });
  return () => source.close();
}

/** The simulated networks, as they are now and as they change. */
export function useSimulator() {
  const [state, setState] = useState<SimulatorState | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  const refresh = useCallback(() => setRound((count) => count + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round reads everything again.
  useEffect(() => {
    let isOver = false;
    let stop: () => void = () => undefined;
    const begin = async () => {
      const first = await simulator.state();
      if (isOver) return;
      setError(null);
      setState(first);
      const onEvent = (event: SimulatorEvent) =>
        setState((current) => (current ? applyEvent(current, event) : current));
      stop = listenTo(first, onEvent, refresh);
    };
    begin().catch((reason: unknown) => {
      if (!isOver) setError(reason);
    });
    return () => {
      isOver = true;
      stop();
    };
  }, [round, refresh]);
  return { state, error, refresh };
}
