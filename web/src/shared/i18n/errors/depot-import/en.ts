import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    IMPORT_REFERENCE_INCONNUE: {
      title: "Nothing bears this name",
      remedy: "Write it as the screen shows it, or create it first.",
    },
    IMPORT_DEJA_AUTREMENT: {
      title: "Already there with other values",
      remedy: "Change it on its screen, or take the line out of the file.",
    },
    IMPORT_TYPE_INCONNU: {
      title: "Unknown type",
      remedy: "Choose one of the types that the how-to lists.",
    },
    IMPORT_NUMERO_OBLIGATOIRE: {
      title: "The movement has no number",
      remedy: "Give every movement the number of its ticket.",
    },
    IMPORT_15C_OBLIGATOIRE: {
      title: "The volume at 15 °C cannot be known",
      remedy: "Fill temperature and observed density, or the volume at 15 °C.",
    },
    IMPORT_15C_DIFFERENT: {
      title: "The declared volume at 15 °C does not fit",
      remedy: "Check volume, temperature and observed density.",
    },
  },
};
