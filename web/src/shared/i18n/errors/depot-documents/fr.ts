import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    DEPOT_INTROUVABLE: {
      title: "Dépôt introuvable",
      remedy: "Choisissez un dépôt de votre société.",
    },
    CDR_INTROUVABLE: {
      title: "Cours de route introuvable",
      remedy: "Actualisez la liste : le camion va peut-être vers un autre dépôt.",
    },
    RECEPTION_INTROUVABLE: { title: "Réception introuvable", remedy: "Actualisez la liste." },
    SORTIE_INTROUVABLE: { title: "Sortie introuvable", remedy: "Actualisez la liste." },
    PRODUIT_INTROUVABLE: { title: "Produit introuvable", remedy: "Choisissez dans la liste." },
    CLIENT_INTROUVABLE: { title: "Client introuvable", remedy: "Choisissez dans la liste." },
    FOURNISSEUR_INTROUVABLE: {
      title: "Fournisseur introuvable",
      remedy: "Choisissez dans la liste.",
    },
    PARTENAIRE_INTROUVABLE: {
      title: "Partenaire introuvable",
      remedy: "Choisissez dans la liste.",
    },
    TRANSPORTEUR_INTROUVABLE: {
      title: "Transporteur introuvable",
      remedy: "Choisissez dans la liste.",
    },
    CAMION_INTROUVABLE: { title: "Camion introuvable", remedy: "Choisissez dans la liste." },
    PRODUIT_INACTIF: {
      title: "Ce produit n’est plus utilisé",
      remedy: "Choisissez-en un autre, ou faites-le réactiver.",
    },
    CLIENT_INACTIF: {
      title: "Ce client n’est plus actif",
      remedy: "Choisissez-en un autre, ou faites-le réactiver.",
    },
    FOURNISSEUR_INACTIF: {
      title: "Ce fournisseur n’est plus actif",
      remedy: "Choisissez-en un autre, ou faites-le réactiver.",
    },
    PARTENAIRE_INACTIF: {
      title: "Ce partenaire n’est plus actif",
      remedy: "Choisissez-en un autre, ou faites-le réactiver.",
    },
    TRANSPORTEUR_INACTIF: {
      title: "Ce transporteur n’est plus actif",
      remedy: "Choisissez-en un autre, ou faites-le réactiver.",
    },
    CAMION_INACTIF: {
      title: "Ce camion n’est plus en service",
      remedy: "Choisissez-en un autre, ou faites-le réactiver.",
    },
    DEPOT_INACTIF: {
      title: "Ce dépôt est fermé",
      remedy: "Choisissez un autre dépôt, ou faites-le rouvrir.",
    },
    DOCUMENT_ID_OBLIGATOIRE: {
      title: "Le document n’a pas d’identifiant",
      remedy: "Rechargez la page, puis recommencez.",
    },
    DOCUMENT_DEJA_TRAITE: {
      title: "Ce document est déjà traité",
      remedy:
        "Ouvrez-le pour voir ce qu’il est devenu. Un document validé se corrige par un autre qui le remplace.",
    },
    DOCUMENT_MODIFIE_ENTRETEMPS: {
      title: "Quelqu’un a modifié ce document entre-temps",
      remedy: "Rouvrez-le, puis décidez.",
    },
    DOCUMENT_NON_VALIDE: {
      title: "Ce document n’est pas validé",
      remedy: "Rien n’en a été comptabilisé : modifiez ou rejetez le brouillon.",
    },
    NUMERO_DEJA_PRIS: {
      title: "Ce numéro de ticket est déjà pris",
      remedy: "Vérifiez le numéro : c’est peut-être la même livraison, déjà saisie.",
    },
    RECEPTION_DEJA_REMPLACEE: {
      title: "Cette réception a déjà été remplacée ou annulée",
      remedy: "Ouvrez-la, puis corrigez celle qui est en vigueur.",
    },
    SORTIE_DEJA_REMPLACEE: {
      title: "Cette sortie a déjà été remplacée ou annulée",
      remedy: "Ouvrez-la, puis corrigez celle qui est en vigueur.",
    },
    VALIDATION_PAR_UN_AUTRE: {
      title: "Une autre personne doit valider",
      remedy: "Enregistrez un brouillon et demandez à un collègue de le valider.",
    },
    MOTIF_OBLIGATOIRE: {
      title: "Il manque un motif",
      remedy: "Dites en une phrase pourquoi, pour ceux qui liront le journal.",
    },
    TEXTE_TROP_LONG: { title: "Un texte est trop long", remedy: "Raccourcissez-le." },
    CONTREPASSATION_ANTERIEURE: {
      title: "L’annulation serait antérieure au document",
      remedy: "Donnez une date après le document, ou laissez-la vide.",
    },
    CDR_CAMION_DEJA_EN_ROUTE: {
      title: "Ce camion a déjà un cours de route ouvert",
      remedy:
        "Terminez ou annulez l’autre cours de route ; pour corriger une réception, remplacez-la.",
    },
    CDR_PLAQUE_OBLIGATOIRE: {
      title: "La plaque du camion manque",
      remedy: "Saisissez la plaque (2 à 20 caractères).",
    },
    CDR_DATE_INCOHERENTE: {
      title: "Les dates de ce cours de route ne se suivent pas",
      remedy: "Donnez le moment réel de l’étape, ou vérifiez la date de chargement.",
    },
    CDR_CHARGEMENT_INVALIDE: {
      title: "Ces valeurs de chargement sont impossibles",
      remedy: "Vérifiez litres, °C et kg/m³ sur le bon de livraison.",
    },
    CDR_TRANSITION_INTERDITE: {
      title: "Cette étape ne suit pas",
      remedy: "Chargement, transit, frontière, arrivé : une étape à la fois, jamais en arrière.",
    },
    CDR_DECHARGE_PAR_RECEPTION: {
      title: "Un camion se décharge par sa réception",
      remedy: "Saisissez et validez la réception de ce cours de route.",
    },
    CDR_NON_ARRIVE: {
      title: "Ce camion n’est pas encore arrivé",
      remedy: "Indiquez son arrivée, puis réceptionnez-le.",
    },
    CDR_DEPOT_DIFFERENT: {
      title: "Ce camion va vers un autre dépôt",
      remedy: "Changez la destination du cours de route, ou choisissez un autre camion.",
    },
    CDR_PRODUIT_DIFFERENT: {
      title: "Ce camion transporte un autre produit",
      remedy: "Choisissez le produit du cours de route, ou un autre camion.",
    },
    RECEPTION_PARTENAIRE_OBLIGATOIRE: {
      title: "Le partenaire manque",
      remedy: "Choisissez le partenaire à qui est ce produit.",
    },
    RECEPTION_PROPRIETAIRE_INVALIDE: {
      title: "Ce propriétaire ne convient pas",
      remedy: "MONALUXE sans partenaire, ou PARTENAIRE avec un partenaire et sans cours de route.",
    },
    SORTIE_BENEFICIAIRE_OBLIGATOIRE: {
      title: "Le bénéficiaire manque",
      remedy: "Choisissez le client, ou le partenaire qui prend son produit.",
    },
    SORTIE_PROPRIETAIRE_INVALIDE: {
      title: "Ce propriétaire ne convient pas",
      remedy:
        "MONALUXE pour un client ; PARTENAIRE pour un partenaire, ou pour un client servi sur ses litres.",
    },
  },
};
