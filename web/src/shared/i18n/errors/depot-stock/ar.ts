import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    PERIODE_INVALIDE: {
      title: "هذه الفترة غير مقبولة",
      remedy: "حدّد أول يوم وآخر يوم، لا يفصل بينهما أكثر من سنة.",
    },
    REGROUPEMENT_INVALIDE: { title: "لا يوجد تجميع كهذا", remedy: "اختر تجميعًا من القائمة." },
  },
};
