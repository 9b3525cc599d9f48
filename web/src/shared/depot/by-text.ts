import { useTranslate } from "react-admin";
import { isolate } from "../format/isolate.ts";

/** "by Somebody", or by the system where nobody was; a French name keeps its order in Arabic. */
export function useByText(): (name: string | null) => string {
  const translate = useTranslate();
  return (name) => translate("ui.by", { name: isolate(name ?? translate("ui.system")) });
}
