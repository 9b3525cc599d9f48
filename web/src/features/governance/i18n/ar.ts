import { alertAr } from "./alert/ar.ts";
import { checksAr } from "./checks/ar.ts";
import { integrityAr } from "./integrity/ar.ts";

export const messages = {
  governance: { integrity: integrityAr, alert: alertAr, checks: checksAr },
};
