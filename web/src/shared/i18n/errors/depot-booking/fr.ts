import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    RECEPTION_LIGNES_INVALIDES: {
      title: "Une ligne est mal saisie",
      remedy: "Une citerne, puis deux index ou un volume au compteur, par ligne.",
    },
    SORTIE_LIGNES_INVALIDES: {
      title: "Une ligne est mal saisie",
      remedy: "Une citerne, puis deux index ou un volume au compteur, par ligne.",
    },
    TRANSFERT_LIGNES_INVALIDES: {
      title: "Une ligne est mal saisie",
      remedy: "Une citerne, puis deux index ou un volume au compteur, par ligne.",
    },
    INDEX_INCOHERENTS: {
      title: "L’index après n’est pas plus grand que l’index avant",
      remedy: "Relisez les deux index : ils sont peut-être inversés.",
    },
    RECEPTION_CITERNE_OBLIGATOIRE: {
      title: "La citerne manque",
      remedy: "Choisissez une citerne.",
    },
    SORTIE_CITERNE_OBLIGATOIRE: { title: "La citerne manque", remedy: "Choisissez une citerne." },
    TRANSFERT_CITERNE_OBLIGATOIRE: {
      title: "La citerne manque",
      remedy: "Choisissez une citerne.",
    },
    RECEPTION_CITERNE_INVALIDE: {
      title: "Cette citerne n’est pas de ce dépôt",
      remedy: "Choisissez une citerne de ce dépôt.",
    },
    SORTIE_CITERNE_INVALIDE: {
      title: "Cette citerne n’est pas de ce dépôt",
      remedy: "Choisissez une citerne de ce dépôt.",
    },
    TRANSFERT_CITERNE_INVALIDE: {
      title: "Cette citerne n’est pas de ce dépôt",
      remedy: "Choisissez une citerne de ce dépôt.",
    },
    RECEPTION_CITERNE_INACTIVE: {
      title: "Cette citerne n’est pas en service",
      remedy: "Choisissez une citerne active, ou faites remettre celle-ci en service.",
    },
    SORTIE_CITERNE_INACTIVE: {
      title: "Cette citerne n’est pas en service",
      remedy: "Choisissez une citerne active, ou faites remettre celle-ci en service.",
    },
    TRANSFERT_CITERNE_INACTIVE: {
      title: "Cette citerne n’est pas en service",
      remedy: "Choisissez une citerne active, ou faites remettre celle-ci en service.",
    },
    RECEPTION_PRODUIT_INCOMPATIBLE: {
      title: "Cette citerne contient un autre produit",
      remedy: "Choisissez une citerne du même produit.",
    },
    SORTIE_PRODUIT_INCOMPATIBLE: {
      title: "Cette citerne contient un autre produit",
      remedy: "Choisissez une citerne du même produit.",
    },
    TRANSFERT_PRODUIT_INCOMPATIBLE: {
      title: "Cette citerne contient un autre produit",
      remedy: "Choisissez une citerne du même produit.",
    },
    RECEPTION_VOLUME_AMBIANT_OBLIGATOIRE: {
      title: "Le volume manque",
      remedy: "Saisissez les deux index, ou les litres du compteur.",
    },
    SORTIE_VOLUME_AMBIANT_OBLIGATOIRE: {
      title: "Le volume manque",
      remedy: "Saisissez les deux index, ou les litres du compteur.",
    },
    TRANSFERT_VOLUME_AMBIANT_OBLIGATOIRE: {
      title: "Le volume manque",
      remedy: "Saisissez les deux index, ou les litres du compteur.",
    },
    RECEPTION_VOLUME_15C_OBLIGATOIRE: {
      title: "Le volume à 15 °C manque",
      remedy: "Saisissez la température du produit et la densité lue.",
    },
    SORTIE_VOLUME_15C_OBLIGATOIRE: {
      title: "Le volume à 15 °C manque",
      remedy: "Saisissez la température du produit et la densité lue.",
    },
    TRANSFERT_VOLUME_15C_OBLIGATOIRE: {
      title: "Le volume à 15 °C manque",
      remedy: "Saisissez la température du produit et la densité lue.",
    },
    RECEPTION_CAPACITE_DEPASSEE: {
      title: "La citerne déborderait",
      remedy: "Répartissez le volume sur plusieurs citernes.",
    },
    TRANSFERT_CAPACITE_DEPASSEE: {
      title: "La citerne déborderait",
      remedy: "Répartissez le volume sur plusieurs citernes.",
    },
    SORTIE_STOCK_INTROUVABLE: {
      title: "Ce propriétaire n’a rien dans cette citerne",
      remedy:
        "Choisissez une autre citerne ou un autre propriétaire, ou déclarez d’abord le stock initial.",
    },
    TRANSFERT_STOCK_INTROUVABLE: {
      title: "Ce propriétaire n’a rien dans cette citerne",
      remedy:
        "Choisissez une autre citerne ou un autre propriétaire, ou déclarez d’abord le stock initial.",
    },
    SORTIE_STOCK_INSUFFISANT_AMB: {
      title: "Stock insuffisant",
      remedy: "Prenez moins, ou dans une autre citerne.",
    },
    TRANSFERT_STOCK_INSUFFISANT_AMB: {
      title: "Stock insuffisant",
      remedy: "Prenez moins, ou dans une autre citerne.",
    },
    SORTIE_CAPACITE_SECURITE: {
      title: "La citerne tomberait sous son volume mort",
      remedy: "Prenez moins, ou dans une autre citerne.",
    },
    TRANSFERT_CAPACITE_SECURITE: {
      title: "La citerne tomberait sous son volume mort",
      remedy: "Prenez moins, ou dans une autre citerne.",
    },
    JOURNEE_CLOTUREE: {
      title: "Cette journée est clôturée",
      remedy: "Datez le mouvement après elle, ou faites rouvrir la journée.",
    },
    MOUVEMENT_DATE_FUTURE: {
      title: "Cette date n’est pas encore venue",
      remedy: "Donnez le moment où cela s’est passé.",
    },
    MOUVEMENT_DATE_IMPOSSIBLE: { title: "Cette date est impossible", remedy: "Vérifiez l’année." },
    DENSITE_HORS_PRODUIT: {
      title: "Cette densité n’est pas celle du produit",
      remedy: "Relisez le densimètre et son thermomètre ; vérifiez le produit.",
    },
    VOLUME_TABLE_INCONNUE: {
      title: "La table de correction est inconnue",
      remedy: "Choisissez 54A, 54B ou 54D dans la fiche du produit.",
    },
    VOLUME_INVALIDE: {
      title: "Ce volume ne peut pas être corrigé",
      remedy: "Vérifiez les litres saisis.",
    },
    VOLUME_TEMPERATURE_HORS_PLAGE: {
      title: "Température hors plage",
      remedy: "Relisez le thermomètre : la correction ne vaut pas à cette température.",
    },
    VOLUME_DENSITE_HORS_PLAGE: {
      title: "Densité hors plage",
      remedy: "Relisez le densimètre : la correction ne vaut pas à cette densité.",
    },
  },
};
