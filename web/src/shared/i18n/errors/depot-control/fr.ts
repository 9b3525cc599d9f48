import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    CITERNE_INTROUVABLE: {
      title: "Citerne introuvable",
      remedy: "Choisissez une citerne de la liste.",
    },
    JAUGE_INTROUVABLE: { title: "Prise de hauteur introuvable", remedy: "Actualisez la liste." },
    TRANSFERT_INTROUVABLE: { title: "Transfert introuvable", remedy: "Actualisez la liste." },
    AJUSTEMENT_INTROUVABLE: { title: "Ajustement introuvable", remedy: "Actualisez la liste." },
    AJUSTEMENT_MOUVEMENT_INTROUVABLE: {
      title: "Ce mouvement ne concerne pas la citerne",
      remedy:
        "Choisissez une réception ou une sortie validée de cette citerne, ou n’en indiquez pas.",
    },
    BAREME_DEJA_EXISTANT: {
      title: "Un barème commence déjà ce jour-là",
      remedy: "Donnez le jour à partir duquel le nouveau compte.",
    },
    JAUGE_DEJA_SAISIE: {
      title: "Cette citerne a déjà une prise de hauteur à ce moment",
      remedy: "Regardez-la ; si elle est fausse, annulez-la d’abord.",
    },
    JAUGE_ANNULEE: {
      title: "Cette prise de hauteur est annulée",
      remedy: "Utilisez-en une autre, ou refaites la mesure.",
    },
    JAUGE_AJUSTEE: {
      title: "Un ajustement repose sur cette prise de hauteur",
      remedy: "Rejetez ou annulez d’abord l’ajustement.",
    },
    AJUSTEMENT_DEJA_PROPOSE: {
      title: "Un ajustement de cette prise attend déjà",
      remedy: "Faites-le d’abord approuver ou rejeter.",
    },
    AJUSTEMENT_DEJA_DECIDE: {
      title: "Cet ajustement est déjà décidé",
      remedy: "Rechargez-le pour voir ce qu’il est devenu.",
    },
    AJUSTEMENT_PERIME: {
      title: "L’écart n’est plus celui qui a été proposé",
      remedy: "Un mouvement antérieur a été saisi depuis : rejetez la proposition et refaites-la.",
    },
    AJUSTEMENT_OUVERTURE_EXISTE: {
      title: "Ce propriétaire a déjà un stock initial dans cette citerne",
      remedy: "Annulez-le d’abord, ou proposez une perte, un gain ou un ajustement.",
    },
    JOURNEE_DEJA_CLOTUREE: {
      title: "Cette journée est déjà clôturée",
      remedy: "Rechargez les clôtures : quelqu’un a été plus rapide.",
    },
    JOURNEE_PAS_LA_DERNIERE: {
      title: "Ce n’est pas la dernière journée clôturée",
      remedy: "Rouvrez d’abord les journées suivantes, de la plus récente à la plus ancienne.",
    },
    JOURNEE_NON_CLOTUREE: {
      title: "Cette journée n’a pas de clôture en vigueur",
      remedy: "Rechargez les clôtures : quelqu’un l’a peut-être déjà rouverte.",
    },
    CITERNE_NON_VIDE: {
      title: "La citerne n’est pas vide",
      remedy: "Videz-la d’abord par des sorties, un transfert ou un ajustement.",
    },
    CITERNE_AVEC_BROUILLONS: {
      title: "Des documents en attente concernent cette citerne",
      remedy: "Validez ou rejetez d’abord les brouillons et les ajustements proposés.",
    },
    PROPRIETAIRE_INVALIDE: {
      title: "Le propriétaire n’est pas clair",
      remedy: "Choisissez la société, ou un partenaire.",
    },
    BAREME_CERTIFICAT_OBLIGATOIRE: {
      title: "Le numéro du certificat manque",
      remedy: "Saisissez-le tel qu’il figure sur le certificat.",
    },
    BAREME_VALIDITE_INVALIDE: {
      title: "Les dates du certificat ne conviennent pas",
      remedy: "Donnez son premier et son dernier jour.",
    },
    BAREME_POINTS_INVALIDES: {
      title: "Une ligne du barème ne convient pas",
      remedy: "Les hauteurs montent, les litres ne baissent jamais : corrigez la ligne indiquée.",
    },
    BAREME_HORS_PLAGE: {
      title: "Cette hauteur sort du barème",
      remedy: "Mesurez à nouveau ; la hauteur se donne en millimètres depuis la plaque de touche.",
    },
    JAUGE_SANS_BAREME: {
      title: "Cette citerne n’a pas de barème",
      remedy: "Ajoutez d’abord son barème et son certificat.",
    },
    JAUGE_MESURES_INVALIDES: {
      title: "Les hauteurs ne conviennent pas",
      remedy: "Relisez le ruban : l’eau ne dépasse pas la surface.",
    },
    JAUGE_TEMPERATURE_OBLIGATOIRE: {
      title: "La température manque",
      remedy: "Donnez une température, ou plusieurs dont la moyenne compte.",
    },
    JAUGE_DENSITE_OBLIGATOIRE: {
      title: "La densité manque",
      remedy: "Saisissez ce que le densimètre indique, en kg/m³.",
    },
    JAUGE_METHODE_INVALIDE: {
      title: "La méthode de jaugeage est inconnue",
      remedy: "Choisissez manuelle ou automatique.",
    },
    TRANSFERT_MEME_CITERNE: {
      title: "Le transfert va d’une citerne à elle-même",
      remedy: "Choisissez une autre destination.",
    },
    TRANSFERT_DEPOTS_DIFFERENTS: {
      title: "Les deux citernes sont dans deux dépôts",
      remedy: "Saisissez une sortie dans l’un et une réception dans l’autre.",
    },
    TRANSFERT_VOLUME_INVALIDE: {
      title: "Les litres ne conviennent pas",
      remedy: "Saisissez ce qui est sorti et ce qui est arrivé.",
    },
    TRANSFERT_ECART_EXCESSIF: {
      title: "L’écart du transfert est trop grand pour une seule personne",
      remedy:
        "Saisissez les mêmes litres des deux côtés, puis proposez l’écart en perte ou en gain : un collègue l’approuvera.",
    },
    AJUSTEMENT_NATURE_INVALIDE: {
      title: "La nature de l’ajustement est inconnue",
      remedy: "Choisissez stock initial, perte, gain ou ajustement.",
    },
    AJUSTEMENT_SENS_INVALIDE: {
      title: "Le signe ne correspond pas à la nature",
      remedy: "Une perte est négative, un gain et un stock initial sont positifs.",
    },
    AJUSTEMENT_INUTILE: {
      title: "Il n’y a rien à ajuster",
      remedy: "Le livre et la mesure sont d’accord.",
    },
    AJUSTEMENT_MOTIF_OBLIGATOIRE: {
      title: "Il manque un motif",
      remedy: "Au moins dix caractères : dites ce qui s’est passé.",
    },
    AJUSTEMENT_15C_OBLIGATOIRE: {
      title: "Le volume à 15 °C manque",
      remedy: "Saisissez température et densité, ou les litres à 15 °C.",
    },
    AJUSTEMENT_15C_INVALIDE: {
      title: "Le volume à 15 °C déclaré ne convient pas",
      remedy:
        "Ne le déclarez que sans température ni densité ; il diffère de quelques pour cent, avec le même signe.",
    },
    AJUSTEMENT_MEME_PERSONNE: {
      title: "Il faut une autre personne que vous",
      remedy: "Deux personnes changent le livre : demandez à un collègue habilité.",
    },
    JOURNEE_INVALIDE: {
      title: "Cette journée ne peut pas être clôturée",
      remedy: "Choisissez une journée qui est venue.",
    },
    CLOTURE_AVEC_RESERVES: {
      title: "Tout n’est pas en ordre pour clôturer",
      remedy: "Réglez les points indiqués, ou clôturez avec un motif, qui restera.",
    },
    REOUVERTURE_MOTIF_OBLIGATOIRE: {
      title: "Il manque un motif de réouverture",
      remedy: "Au moins dix caractères : il reste sur la clôture.",
    },
  },
};
