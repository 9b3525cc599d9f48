import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    PERIODE_INVALIDE: {
      title: "Cette période n’est pas admise",
      remedy: "Donnez un premier et un dernier jour, à un an au plus l’un de l’autre.",
    },
    REGROUPEMENT_INVALIDE: {
      title: "Ce regroupement n’existe pas",
      remedy: "Choisissez un regroupement de la liste.",
    },
  },
};
