import { alertFr } from "./alert/fr.ts";
import { checksFr } from "./checks/fr.ts";
import { integrityFr } from "./integrity/fr.ts";

export const messages = {
  governance: { integrity: integrityFr, alert: alertFr, checks: checksFr },
};
