import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    IMPORT_REFERENCE_INCONNUE: {
      title: "Ce nom ne correspond à rien",
      remedy: "Écrivez-le comme à l’écran, ou créez d’abord ce qu’il désigne.",
    },
    IMPORT_DEJA_AUTREMENT: {
      title: "Déjà enregistré avec d’autres valeurs",
      remedy: "Modifiez-le sur son écran, ou retirez la ligne du fichier.",
    },
    IMPORT_TYPE_INCONNU: {
      title: "Type inconnu",
      remedy: "Choisissez l’un des types que le mode d’emploi énumère.",
    },
    IMPORT_NUMERO_OBLIGATOIRE: {
      title: "Il manque le numéro du mouvement",
      remedy: "Donnez à chaque mouvement le numéro de son ticket.",
    },
    IMPORT_15C_OBLIGATOIRE: {
      title: "Impossible de connaître le volume à 15 °C",
      remedy: "Remplissez la température et la densité observée, ou le volume à 15 °C.",
    },
    IMPORT_15C_DIFFERENT: {
      title: "Le volume à 15 °C déclaré ne correspond pas",
      remedy: "Vérifiez le volume, la température et la densité observée.",
    },
  },
};
