import type { MessageTree } from "../../../../shared/i18n/merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    citernes_nom_key: {
      title: "A tank of this depot has this name already",
      remedy: "Choose another name.",
    },
    citernes_nom_check: {
      title: "This name is not valid",
      remedy: "Give a name of 1 to 60 characters.",
    },
    citernes_capacite_check: {
      title: "These levels are not possible",
      remedy: "The safe fill level must be above zero and not above the capacity.",
    },
    citernes_volume_mort_check: {
      title: "This heel is not possible",
      remedy: "It must stay below the safe fill level.",
    },
  },
};
