import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    permission_denied: {
      title: "Vous n’avez pas ce droit",
      remedy: "Demandez à un administrateur un rôle qui le contient.",
    },
    not_signed_in: {
      title: "Vous n’êtes pas connecté",
      remedy: "Connectez-vous, puis recommencez.",
    },
    nothing_changed: {
      title: "Rien n’a changé",
      remedy: "Ce que vous demandez est déjà en place.",
    },
    append_only: {
      title: "L’historique ne se modifie pas",
      remedy: "Enregistrez une nouvelle ligne qui corrige l’ancienne.",
    },
    reason_required: {
      title: "Il manque un motif",
      remedy: "Dites en une phrase pourquoi vous faites ce changement.",
    },
    last_admin: {
      title: "C’est le dernier administrateur",
      remedy:
        "Donnez d’abord ce rôle à quelqu’un d’autre : sans lui, plus personne ne pourrait rendre un accès.",
    },
    own_profil: {
      title: "Vous ne pouvez pas changer vos propres droits",
      remedy: "Demandez à un autre administrateur.",
    },
    role_above_own: {
      title: "Ce rôle dépasse le vôtre",
      remedy: "On ne donne que des droits que l’on a soi-même.",
    },
    role_unknown: { title: "Ce rôle n’existe pas", remedy: "Choisissez un rôle de la liste." },
    role_of_another_domain: {
      title: "Ce rôle n’existe pas dans cette activité",
      remedy: "Choisissez un rôle de votre activité.",
    },
    site_not_found: {
      title: "Site introuvable",
      remedy: "Choisissez un site de votre organisation.",
    },
    profil_not_found: {
      title: "Membre introuvable",
      remedy: "Actualisez la liste : il a peut-être été retiré.",
    },
    profil_conflict: {
      title: "Quelqu’un a modifié ce membre avant vous",
      remedy: "Actualisez la liste, puis recommencez si c’est encore utile.",
    },
    profil_identity_fixed: {
      title: "Un membre ne change pas de compte",
      remedy: "Retirez ce membre et invitez l’autre personne.",
    },
    account_deleted: {
      title: "Ce compte a été supprimé",
      remedy: "Invitez la personne à nouveau.",
    },
    already_member: {
      title: "Cette personne est déjà membre",
      remedy: "Changez son rôle ou son site dans la liste des membres.",
    },
    member_suspended: {
      title: "Votre accès à cette organisation est suspendu",
      remedy: "Demandez à un administrateur de le rétablir.",
    },
    user_not_found: { title: "Compte introuvable", remedy: "Créez d’abord le compte." },
    email_invalid: { title: "Adresse e-mail non valable", remedy: "Vérifiez l’adresse saisie." },
    email_not_confirmed: {
      title: "Votre adresse n’est pas encore confirmée",
      remedy: "Ouvrez le lien reçu par e-mail, puis recommencez.",
    },
    invitation_not_found: {
      title: "Cette invitation n’existe pas",
      remedy: "Utilisez le lien entier, ou demandez une nouvelle invitation.",
    },
    invitation_email_mismatch: {
      title: "Cette invitation est pour une autre adresse",
      remedy: "Connectez-vous avec l’adresse qui a reçu l’invitation.",
    },
    invitation_already_accepted: {
      title: "Cette invitation a déjà servi",
      remedy: "Vous êtes déjà membre : ouvrez l’application.",
    },
    invitation_expired: { title: "Cette invitation a expiré", remedy: "Demandez-en une nouvelle." },
    invitation_revoked: {
      title: "Cette invitation a été révoquée",
      remedy: "Utilisez la plus récente, ou demandez-en une.",
    },
    invitation_withdrawn: {
      title: "Cette invitation n’est plus valable",
      remedy:
        "La personne qui vous a invité ne peut plus donner ce rôle ; demandez une autre invitation.",
    },
    invitation_conflict: {
      title: "Une autre invitation vient d’être faite à cette adresse",
      remedy: "Actualisez la liste des invitations.",
    },
    tenant_not_active: {
      title: "Cette organisation est suspendue ou fermée",
      remedy: "Prenez contact avec elle.",
    },
  },
};
