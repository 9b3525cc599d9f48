import { useTranslate } from "react-admin";
import { Page } from "../../../shared/ui/page.tsx";

export function NotificationsPage() {
  const translate = useTranslate();
  return <Page title={translate("settings.notifications.title")}>{null}</Page>;
}
