import type { MessageTree } from "../merge-messages.ts";

/** Words that the forms and the lists of the depot share. */
export const messages: MessageTree = {
  depot: {
    form: {
      not_a_number: "Ce n’est pas un nombre.",
      no_option: "Rien de ce nom",
      open: "Ouvrir la liste",
      clear: "Vider",
      optional: "Facultatif",
      unsaved_title: "Quitter sans enregistrer ?",
      unsaved_text: "Ce que vous avez saisi sur cette page n’est pas encore enregistré.",
      leave: "Quitter sans enregistrer",
      stay: "Rester sur la page",
      depot_time: "À l’heure du dépôt.",
      inactive: "hors service",
      known_truck: "Camion connu",
      level: "%{name} : de %{before} à %{after}",
      vcf: "VCF %{vcf}",
      density_15: "%{density} kg/m³ à 15 °C",
      density_temperature: "Temp. de la densité",
      retry_safe:
        "Vous pouvez réessayer sans risque : le même document n’est jamais compté deux fois.",
    },
    methods: { API_MPMS_11_1: "API MPMS 11.1", DECLARE: "Déclaré" },
    entries: {
      title: "Écritures du registre",
      text: "Ce que le document a fait au stock. Une écriture ne se modifie jamais.",
      none: "Rien n’a encore été porté au registre",
      entry: "Écriture",
      reversal: "Contre-passation",
      happened_at: "Date",
      booked_at: "Enregistrée le",
      method: "Méthode",
    },
    reverse: {
      submit: "Annuler le mouvement",
      done: "C’est annulé, par des écritures contraires.",
      elsewhen: "La journée d’origine est clôturée : annuler à une autre date",
      elsewhen_label: "Date de l’annulation",
    },
    export: {
      csv: "Exporter (CSV)",
      done: "%{smart_count} ligne exportée |||| %{smart_count} lignes exportées",
      cut: "Seules les %{count} premières lignes ont été exportées : resserrez les filtres.",
    },
    period: {
      label: "Période",
      today: "Aujourd’hui",
      yesterday: "Hier",
      "7d": "7 derniers jours",
      "30d": "30 derniers jours",
      "90d": "90 derniers jours",
      month: "Ce mois-ci",
      last_month: "Mois dernier",
      all: "Depuis le début",
      custom: "Jours choisis",
    },
    list: {
      empty_title: "Rien ici",
      count: "%{smart_count} ligne |||| %{smart_count} lignes",
    },
  },
};
