const errorsFr = {
  alert_not_found: {
    title: "Alerte introuvable",
    remedy:
      "Actualisez la liste : elle appartient peut-être à une autre organisation ou à un autre site.",
  },
  too_many_requests: {
    title: "Trop de demandes à la fois",
    remedy: "Patientez un instant puis réessayez : les contrôles tournent aussi d’eux-mêmes.",
  },
  alert_conflict: {
    title: "Quelqu’un a agi avant vous",
    remedy: "Relisez l’alerte, puis décidez à nouveau.",
  },
  alert_transition_invalid: {
    title: "Cette action ne s’applique plus à cette alerte",
    remedy: "Relisez son état : les boutons montrent ce qui est possible maintenant.",
  },
  resolution_reason_required: {
    title: "Un motif est nécessaire",
    remedy: "La condition est encore vraie : choisissez un motif de fermeture.",
  },
  assignee_invalid: {
    title: "Cette personne ne peut pas voir cette alerte",
    remedy: "Choisissez un membre actif dont le rôle voit les alertes de ce site.",
  },
  snooze_until_invalid: {
    title: "Ce moment ne convient pas",
    remedy: "Choisissez un moment dans les 90 prochains jours.",
  },
  comment_too_long: { title: "Commentaire trop long", remedy: "4 000 caractères au plus." },
  comment_required: {
    title: "Commentaire vide",
    remedy: "Écrivez ce que le prochain lecteur doit savoir.",
  },
  check_unknown: { title: "Contrôle inconnu", remedy: "Actualisez la liste des contrôles." },
  check_conflict: {
    title: "Ces réglages viennent d’être changés",
    remedy: "Relisez-les, puis recommencez si c’est encore utile.",
  },
  nothing_changed: { title: "C’est déjà fait", remedy: "Il n’y a plus rien à faire." },
};

export const messages = { errors: errorsFr };
