import type { MessageTree } from "../merge-messages.ts";

export const messages: MessageTree = {
  severity: {
    CRITICAL: "Critical",
    HIGH: "High",
    WARN: "Warning",
    MEDIUM: "Medium",
    INFO: "Information",
    LOW: "Low",
  },
};
