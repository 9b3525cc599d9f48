import { alertEn } from "./alert/en.ts";
import { checksEn } from "./checks/en.ts";
import { integrityEn } from "./integrity/en.ts";

export const messages = {
  governance: { integrity: integrityEn, alert: alertEn, checks: checksEn },
};
