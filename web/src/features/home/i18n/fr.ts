import type { MessageTree } from "../../../shared/i18n/merge-messages.ts";

export const messages: MessageTree = {
  home: {
    open_depot: "Tableau de bord du dépôt",
    hello: "Bonjour, %{name}",
    hello_nobody: "Bonjour",
    subtitle: "Voici ce qui attend quelqu’un, et si la veille elle-même fonctionne.",
    subtitle_member: "Voici votre place dans l’organisation et ce qu’elle vous permet.",
    severities: { CRITICAL: "Critiques", WARN: "Avertissements", INFO: "Informations" },
    nothing_waits: "Rien n’attend",
    waiting: "%{open} à prendre en charge · %{overdue} en retard",
    audit: {
      title: "Dernier audit anonyme",
      none_title: "Aucun audit enregistré",
      none_text: "Lancez « npm run audit:anon » pour prouver qu’un inconnu ne voit rien.",
      verdicts: {
        PASS: "Un inconnu ne voit rien",
        FAIL: "L’audit a trouvé une fuite ou un doute",
        INVALID: "L’audit n’a pas pu conclure",
      },
      probed: "%{probed} objets sondés sur %{total}, %{leaks} fuites",
    },
    health: {
      title: "État de la veille",
      well: "Tout tourne",
      unwell: "Quelque chose ne tourne pas",
      last_beat: "Dernier battement %{when}",
      no_beat: "Aucun battement reçu",
      statuses: {
        silent: "silencieux",
        failed: "en échec",
        not_fetched: "messages non relevés",
      },
    },
    rights: {
      title: "Ce que vous pouvez faire",
      more: "Il vous manque un droit ? Demandez-le %{who}.",
    },
  },
};
