import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    CONSTAT_INTROUVABLE: {
      title: "لا توجد معاينة كهذه، أو ليست ضمن صلاحياتك",
      remedy: "حدّث القائمة.",
    },
    CONSTAT_MOTIF_OBLIGATOIRE: {
      title: "التفسير ناقص",
      remedy: "اذكر ما حدث ومن فعله وما أُصلح، بين 10 و1000 حرف.",
    },
  },
};
