import type { MessageTree } from "../../../../shared/i18n/merge-messages.ts";

export const messages: MessageTree = {
  depot_stock: {
    findings: {
      title: "Constats d’altération",
      subtitle:
        "Ce qui, dans le journal, le registre, les empreintes ou les sommes, n’est plus ce qui avait été écrit. Un constat reste jusqu’à ce que quelqu’un l’explique.",
      state: "État",
      states: { open: "À expliquer", closed: "Expliqués" },
      register: "Registre",
      registers: {
        JOURNAL: "Journal des actions",
        MOUVEMENTS: "Registre des mouvements",
        CLOTURES: "Empreinte de clôture",
        SOMMES: "Sommes par jour et par mois",
      },
      fault: "Constat",
      faults: {
        changed: "Ligne modifiée",
        missing_before: "Ligne retirée avant celle-ci",
        cut_off: "Dernières lignes disparues",
        rewritten: "Historique réécrit",
        stray: "Ligne hors de la chaîne",
        seal: "Journée clôturée sur d’autres lignes",
        day_sum: "Somme du jour fausse",
        month_sum: "Somme du mois fausse",
        dip_sum: "Somme à la prise de hauteur fausse",
      },
      gap: "écritures %{entries}, somme gardée %{stored}",
      where: "Où",
      whole_company: "Toute l’entreprise",
      line: "ligne n° %{no}",
      day: "journée du %{day}",
      month: "mois commençant le %{day}",
      found: "Constaté",
      explanation: "Explication",
      unexplained: "Pas encore expliqué",
      closed_by: "%{name}, %{time}",
      lines: "Voir les lignes",
      close: "Expliquer",
      close_title: "Expliquer ce constat",
      close_text:
        "%{what} · %{chain}, %{place}. Dites ce qui s’est passé, qui l’a fait et ce qui a été réparé (10 caractères au moins). Rien n’est réparé par là : votre explication reste à côté du constat et devient une ligne critique du journal.",
      done: "Constat expliqué : l’alerte se ferme au prochain contrôle.",
      none_title: "Aucun constat",
      none_text:
        "Chaque ligne scelle la précédente ; l’historique entier est recompté par tranches, jour et nuit, et rien ne diffère.",
      none_match_title: "Aucun constat avec ces filtres",
      none_match_text: "Changez l’état ou le registre.",
    },
  },
};
