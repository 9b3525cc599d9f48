import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    CONSTAT_INTROUVABLE: {
      title: "There is no such tamper finding, or it is out of your sight",
      remedy: "Refresh the list.",
    },
    CONSTAT_MOTIF_OBLIGATOIRE: {
      title: "An explanation is missing",
      remedy: "Say what happened, who did it and what was repaired, in 10 to 1000 characters.",
    },
  },
};
