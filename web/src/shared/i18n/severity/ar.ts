import type { MessageTree } from "../merge-messages.ts";

export const messages: MessageTree = {
  severity: {
    CRITICAL: "حرج",
    HIGH: "مرتفع",
    WARN: "تحذير",
    MEDIUM: "متوسط",
    INFO: "معلومة",
    LOW: "منخفض",
  },
};
