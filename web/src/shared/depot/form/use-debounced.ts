import { useEffect, useState } from "react";

const PAUSE_MS = 350;

/** The value once it has rested: a preview is asked when the hand stops, not at every key. */
export function useDebounced<Value>(value: Value, pauseMs = PAUSE_MS): Value {
  const key = JSON.stringify(value);
  const [rested, setRested] = useState({ key, value });
  useEffect(() => {
    const timer = setTimeout(() => setRested({ key, value: JSON.parse(key) as Value }), pauseMs);
    return () => clearTimeout(timer);
  }, [key, pauseMs]);
  return rested.value;
}
