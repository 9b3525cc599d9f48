import type { MessageTree } from "../../../../shared/i18n/merge-messages.ts";

export const messages: MessageTree = {
  depot_control: {
    transfers: {
      title: "Transferts",
      subtitle: "D’une citerne du dépôt à une autre, avec ce qui s’est perdu ou trouvé en route.",
      new: "Nouveau transfert",
      file: "transferts",
      empty_title: "Aucun transfert",
      empty_text: "Aucun transfert sur cette période.",
      form_text: "Entrée : champ suivant · Ctrl + Entrée : enregistrer",
      id: "Identifiant",
      when: "Transféré le",
      route: "Trajet",
      source: "Citerne d’origine",
      destination: "Citerne d’arrivée",
      left: "Parti",
      arrived: "Arrivé",
      left_l: "Volume parti (ambiant)",
      arrived_l: "Volume arrivé (ambiant)",
      arrived_help: "Laissez vide si tout est arrivé.",
      left_15: "Volume parti (15 °C)",
      arrived_15: "Volume arrivé (15 °C)",
      difference: "Écart",
      entered_by: "Saisi par",
      reason: "Motif de l’annulation",
      preview: "Les deux citernes après le transfert",
      submit: "Enregistrer le transfert",
      saved: "Transfert enregistré.",
      actions_for: "Actions sur le transfert de %{from} vers %{to}",
      reverse: "Annuler le transfert",
      reverse_title: "Annuler ce transfert",
      reverse_text:
        "Des écritures contraires rendent les litres à la citerne d’origine, à la date d’origine. Le transfert reste visible comme annulé. Cela ne se reprend pas.",
    },
  },
};
