import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    daily_limit_invalid: {
      title: "Limite impossible",
      remedy: "WhatsApp seulement : un nombre de 1 à 1 000 000, ou rien si aucune n’est connue.",
    },
    token_ref_invalid: {
      title: "Ce n’est pas le nom d’un jeton",
      remedy: "Un nom comme META_TOKEN_HYDRA. Si un jeton a été collé ici, remplacez-le chez Meta.",
    },
    media_not_found: {
      title: "Fichier introuvable pour vous",
      remedy:
        "Actualisez la conversation : il peut appartenir à une autre entreprise ou un autre site.",
    },
    media_not_stored: {
      title: "Le fichier n’est pas là",
      remedy:
        "Attendez qu’il soit pris ; demandez au client de le renvoyer s’il a été refusé ou perdu.",
    },
    storage_away: {
      title: "La réserve de fichiers ne répond pas",
      remedy: "Réessayez dans un instant.",
    },
    delivery_invalid: {
      title: "Livraison illisible",
      remedy: "La fonction d’entrée a un défaut : prévenez l’exploitant.",
    },
    results_invalid: {
      title: "Résultats illisibles",
      remedy: "L’expéditeur a un défaut : prévenez l’exploitant.",
    },
    handler_answer_invalid: {
      title: "Réponse de conversation invalide",
      remedy: "Le message attend ; prévenez l’exploitant.",
    },
    channel_not_found: {
      title: "Ce canal n’existe pas pour vous",
      remedy: "Actualisez la liste des canaux.",
    },
    contact_not_found: {
      title: "Ce client n’existe pas pour vous",
      remedy: "Actualisez la liste.",
    },
    conversation_not_found: {
      title: "Cette conversation n’existe pas pour vous",
      remedy: "Actualisez la liste : elle appartient peut-être à un autre site.",
    },
    outbound_not_found: {
      title: "Ce message n’existe pas pour vous",
      remedy: "Actualisez la liste.",
    },
    api_client_not_found: {
      title: "Ce client d’API n’existe pas pour vous",
      remedy: "Actualisez la liste des clients.",
    },
    template_not_found: {
      title: "Pas de texte propre à l’entreprise",
      remedy: "Le texte commun s’applique déjà.",
    },
    switch_not_found: {
      title: "Cette suspension n’existe plus",
      remedy: "Actualisez la liste.",
    },
    channel_identity_taken: {
      title: "Cette identité est déjà reliée",
      remedy: "Une identité répond pour un seul site ; demandez à l’exploitant lequel.",
    },
    channel_conflict: {
      title: "Le canal a changé entre-temps",
      remedy: "Relisez-le, puis décidez.",
    },
    api_client_exists: {
      title: "Un client porte déjà ce nom",
      remedy: "Choisissez un autre nom, ou renouvelez son jeton.",
    },
    api_client_revoked: {
      title: "Ce client est révoqué",
      remedy: "Créez-en un autre.",
    },
    api_client_conflict: {
      title: "Le client a changé entre-temps",
      remedy: "Fermez, relisez-le, puis décidez.",
    },
    contact_conflict: {
      title: "La fiche du client a changé entre-temps",
      remedy: "Relisez-la : il a peut-être refusé des messages depuis. Puis décidez.",
    },
    template_conflict: {
      title: "Le modèle a changé entre-temps",
      remedy: "Relisez-le, puis décidez.",
    },
    channel_change_invalid: {
      title: "Modification impossible",
      remedy: "Seuls certains champs d’un canal se modifient.",
    },
    outbound_payload_invalid: {
      title: "Le message ne respecte pas les limites du canal",
      remedy: "Raccourcissez le texte, les boutons ou la liste selon le détail.",
    },
    dedupe_key_invalid: {
      title: "Clé d’envoi manquante",
      remedy: "Rechargez la page, puis réessayez.",
    },
    template_content_invalid: {
      title: "Texte de modèle invalide",
      remedy: "Entre 1 et 2000 caractères, et chaque variable déclarée.",
    },
    switch_invalid: {
      title: "Suspension impossible",
      remedy: "Vérifiez la cible, le mode et la date de fin.",
    },
    dlq_replay_disabled: {
      title: "Le renvoi est coupé",
      remedy: "Demandez à qui a coupé DLQ_REPLAY_ENABLED.",
    },
    decision_invalid: {
      title: "Décision inconnue",
      remedy: "Choisissez : parti, renvoyer ou abandonner.",
    },
    too_many_messages: {
      title: "Trop de messages à la fois",
      remedy: "Traitez au plus 1000 messages.",
    },
    contact_merge_invalid: {
      title: "Ces fiches ne peuvent pas être réunies",
      remedy: "Choisissez deux fiches distinctes de la même entreprise.",
    },
    contact_split_invalid: {
      title: "Rien à séparer",
      remedy: "Cette fiche n’a qu’un identifiant.",
    },
    retention_too_short: {
      title: "Durée de garde trop courte",
      remedy: "Gardez au moins 7 jours de messages.",
    },
  },
};
