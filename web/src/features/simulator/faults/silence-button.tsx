import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useNotifyError } from "../../../shared/ui/use-notify-error.ts";
import { simulator } from "../data/client.ts";
import type { Customer } from "../data/wire.ts";

const LONG_MS = 25 * 3_600_000;

/** Lets a day pass since each customer's last message: the networks then refuse free text. */
export function SilenceButton({ customers }: { customers: readonly Customer[] }) {
  const translate = useTranslate();
  const notifyError = useNotifyError();
  const wrote = customers.filter(({ last_inbound_at: at }) => at !== null);
  const pass = () => {
    const last_inbound_at = Date.now() - LONG_MS;
    const changes = wrote.map(({ key }) => simulator.changeCustomer(key, { last_inbound_at }));
    Promise.all(changes).catch(notifyError);
  };
  return (
    <Box>
      <Typography variant="subtitle1" component="h3">
        {translate("simulator.time")}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {translate("simulator.silence_hint")}
      </Typography>
      <Button size="small" variant="outlined" disabled={wrote.length === 0} onClick={pass}>
        {translate("simulator.silence")}
      </Button>
    </Box>
  );
}
