import { useTranslate } from "react-admin";
import { useSession } from "../../shared/session/session-context.ts";
import { Page } from "../../shared/ui/page.tsx";

export function HomePage() {
  const translate = useTranslate();
  const { tenant } = useSession();
  return (
    <Page title={translate("shell.sections.home")} subtitle={tenant.name}>
      {null}
    </Page>
  );
}
