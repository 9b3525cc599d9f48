import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    CONSTAT_INTROUVABLE: {
      title: "Ce constat d’altération n’existe pas, ou vous n’y avez pas accès",
      remedy: "Actualisez la liste.",
    },
    CONSTAT_MOTIF_OBLIGATOIRE: {
      title: "Il manque une explication",
      remedy:
        "Dites ce qui s’est passé, qui l’a fait et ce qui a été réparé, en 10 à 1000 caractères.",
    },
  },
};
