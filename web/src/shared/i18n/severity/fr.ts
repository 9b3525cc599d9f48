import type { MessageTree } from "../merge-messages.ts";

export const messages: MessageTree = {
  severity: {
    CRITICAL: "Critique",
    HIGH: "Élevée",
    WARN: "Avertissement",
    MEDIUM: "Moyenne",
    INFO: "Information",
    LOW: "Faible",
  },
};
