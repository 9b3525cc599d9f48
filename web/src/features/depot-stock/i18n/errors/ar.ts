import type { MessageTree } from "../../../../shared/i18n/merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    citernes_nom_key: {
      title: "يوجد في هذا المستودع خزان بهذا الاسم",
      remedy: "اختر اسمًا آخر.",
    },
    citernes_nom_check: {
      title: "هذا الاسم غير صالح",
      remedy: "أدخل اسمًا من حرف إلى 60 حرفًا.",
    },
    citernes_capacite_check: {
      title: "هذه المستويات غير ممكنة",
      remedy: "يجب أن يكون حد الملء الآمن موجبًا وألا يتجاوز السعة.",
    },
    citernes_volume_mort_check: {
      title: "هذا الحجم الميت غير ممكن",
      remedy: "يجب أن يبقى دون حد الملء الآمن.",
    },
  },
};
