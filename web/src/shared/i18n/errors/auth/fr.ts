import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    invalid_credentials: {
      title: "Adresse ou mot de passe incorrect",
      remedy: "Vérifiez-les, puis réessayez. Les majuscules comptent dans le mot de passe.",
    },
    user_already_exists: {
      title: "Un compte existe déjà avec cette adresse",
      remedy: "Choisissez « J’ai un compte » et connectez-vous.",
    },
    email_exists: {
      title: "Un compte existe déjà avec cette adresse",
      remedy: "Connectez-vous avec ce compte.",
    },
    weak_password: {
      title: "Ce mot de passe est trop faible",
      remedy: "Choisissez-en un plus long, que vous n’utilisez nulle part ailleurs.",
    },
    same_password: { title: "C’est déjà votre mot de passe", remedy: "Choisissez-en un autre." },
    validation_failed: {
      title: "Une valeur saisie n’est pas valable",
      remedy: "Vérifiez l’adresse et le mot de passe.",
    },
    signup_disabled: {
      title: "La création de compte est fermée",
      remedy: "Demandez à votre administrateur de créer votre compte.",
    },
    over_request_rate_limit: {
      title: "Trop d’essais",
      remedy: "Attendez quelques minutes avant de réessayer.",
    },
    over_email_send_rate_limit: {
      title: "Trop de messages demandés",
      remedy: "Attendez quelques minutes ; regardez aussi vos courriers indésirables.",
    },
    session_not_found: { title: "Votre session a pris fin", remedy: "Connectez-vous à nouveau." },
    session_missing: {
      title: "Ce lien n’est plus valable",
      remedy: "Demandez un nouveau lien depuis « Mot de passe oublié ».",
    },
    otp_expired: { title: "Ce lien a expiré", remedy: "Demandez-en un nouveau." },
    user_banned: {
      title: "Ce compte est bloqué",
      remedy: "Prenez contact avec votre administrateur.",
    },
  },
  codes: {
    "57014": {
      title: "La base a mis trop de temps à répondre",
      remedy: "Réduisez la période ou les filtres, puis réessayez.",
    },
  },
};
