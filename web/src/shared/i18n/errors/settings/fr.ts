import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    flag_unknown: { title: "Cette option n’existe pas", remedy: "Actualisez la liste." },
    flag_conflict: {
      title: "Quelqu’un a changé cette option avant vous",
      remedy: "Regardez la valeur actuelle, puis décidez.",
    },
    flag_scope_invalid: {
      title: "Cette option ne se règle pas à cet endroit",
      remedy: "Choisissez un autre endroit.",
    },
    flag_value_invalid: {
      title: "Cette valeur n’est pas admise",
      remedy: "Choisissez une valeur admise ; elles sont indiquées dans la fiche de l’option.",
    },
    flag_reason_required: {
      title: "Il manque un motif",
      remedy: "Entre 5 et 500 caractères : ceux qui seront de garde cette nuit le liront.",
    },
    flag_expiry_invalid: {
      title: "Cette date de fin est déjà passée",
      remedy: "Donnez un moment à venir, ou aucun.",
    },
    notification_rule_invalid: {
      title: "Cette règle n’est pas valable",
      remedy: "Choisissez les contrôles dans la liste, ou laissez-la vide.",
    },
    notification_rule_not_found: {
      title: "Règle introuvable",
      remedy: "Actualisez la liste : elle a peut-être été supprimée.",
    },
    notification_rules_limit: {
      title: "Trop de règles de notification",
      remedy: "Supprimez une règle devenue inutile, ou élargissez une règle existante.",
    },
    notification_test_limit: {
      title: "Trop d’essais en une minute",
      remedy: "Attendez une minute avant d’essayer à nouveau.",
    },
    notification_not_found: {
      title: "Envoi introuvable",
      remedy: "Actualisez la liste : il a peut-être été effacé.",
    },
    notification_not_dead: {
      title: "Cet envoi n’est pas abandonné",
      remedy: "Les autres repartent d’eux-mêmes.",
    },
    notification_rules_target_check: {
      title: "Cette adresse n’est pas valable",
      remedy:
        "Un webhook commence par https:// ; des adresses e-mail se séparent par des virgules.",
    },
    notification_rules_name_check: {
      title: "Le nom n’est pas valable",
      remedy: "Entre 1 et 120 caractères.",
    },
    site_kind_of_another_domain: {
      title: "Ce genre de site n’existe pas dans cette activité",
      remedy: "Un dépôt a des dépôts, un restaurant a des restaurants.",
    },
    tenant_identity_fixed: {
      title: "L’identité d’une organisation ne change pas",
      remedy: "Créez une autre organisation.",
    },
    scope_id_taken: {
      title: "Cet identifiant est déjà pris",
      remedy: "Laissez la base choisir l’identifiant.",
    },
    too_many_alerts: {
      title: "Trop d’alertes à la fois",
      remedy: "Choisissez-en moins, puis recommencez.",
    },
    days_invalid: {
      title: "Cette période n’est pas admise",
      remedy: "Choisissez une période plus courte.",
    },
    job_unknown: { title: "Cette tâche n’existe pas", remedy: "Actualisez la liste." },
    job_running: {
      title: "Cette tâche est déjà en cours",
      remedy: "Attendez sa fin, puis recommencez.",
    },
  },
};
