import { useMemo } from "react";
import { useLocaleState } from "react-admin";
import { createLitreFormat, type LitreFormat } from "./litres.ts";

export function useLitres(): LitreFormat {
  const [locale] = useLocaleState();
  return useMemo(() => createLitreFormat(locale), [locale]);
}
