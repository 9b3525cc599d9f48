import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    PERIODE_INVALIDE: {
      title: "This period is not allowed",
      remedy: "Give a first and a last day, at most a year apart.",
    },
    REGROUPEMENT_INVALIDE: {
      title: "There is no such grouping",
      remedy: "Choose a grouping from the list.",
    },
  },
};
