import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useSession } from "../../shared/session/session-context.ts";
import { useOwnName } from "../../shared/session/use-own-name.ts";
import { Page } from "../../shared/ui/page.tsx";
import { AlertsCard } from "./alerts-card.tsx";
import { AuditCard } from "./audit-card.tsx";
import { HealthCard } from "./health-card.tsx";
import { RightsCard } from "./rights-card.tsx";

/** What matters to this person now: nothing that their role may not see, and never a blank page. */
export function HomePage() {
  const translate = useTranslate();
  const { can, tenant } = useSession();
  const name = useOwnName();
  const showsAudit = tenant.isOperator && can("audits.read");
  const showsHealth = tenant.isOperator && can("jobs.read");
  return (
    <Page
      eyebrow={tenant.name}
      title={name ? translate("home.hello", { name }) : translate("home.hello_nobody")}
      subtitle={translate(can("alerts.read") ? "home.subtitle" : "home.subtitle_member")}
      actions={
        tenant.domain === "depot" && can("depot.read") ? (
          <Button variant="contained" component={Link} to="/depot">
            {translate("home.open_depot")}
          </Button>
        ) : undefined
      }
    >
      {can("alerts.read") ? <AlertsCard /> : null}
      {showsAudit || showsHealth ? (
        <Box
          sx={{
            display: "grid",
            gap: 2.5,
            gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "repeat(2, minmax(0, 1fr))" },
          }}
        >
          {showsAudit ? <AuditCard /> : null}
          {showsHealth ? <HealthCard /> : null}
        </Box>
      ) : null}
      <RightsCard />
    </Page>
  );
}
