import { useTranslate } from "react-admin";
import { Page } from "../../../shared/ui/page.tsx";

export function FlagsPage() {
  const translate = useTranslate();
  return <Page title={translate("settings.flags.title")}>{null}</Page>;
}
