import type { MessageTree } from "../../../../shared/i18n/merge-messages.ts";

export const messages: MessageTree = {
  depot_control: {
    transfers: {
      title: "التحويلات",
      subtitle: "من خزان إلى آخر في المستودع، مع ما فُقد أو وُجد في الطريق.",
      new: "تحويل جديد",
      file: "التحويلات",
      empty_title: "لا تحويلات",
      empty_text: "لا تحويل في هذه الفترة.",
      form_text: "Enter: الحقل التالي · Ctrl + Enter: حفظ",
      id: "المعرّف",
      when: "حُوّل في",
      route: "المسار",
      source: "خزان المصدر",
      destination: "خزان الوصول",
      left: "الخارج",
      arrived: "الواصل",
      left_l: "الحجم الخارج (المحيط)",
      arrived_l: "الحجم الواصل (المحيط)",
      arrived_help: "اتركوه فارغًا إن وصل كل شيء.",
      left_15: "الحجم الخارج (15 °م)",
      arrived_15: "الحجم الواصل (15 °م)",
      difference: "الفارق",
      entered_by: "أدخله",
      reason: "سبب الإلغاء",
      preview: "الخزانان بعد التحويل",
      submit: "حفظ التحويل",
      saved: "تم حفظ التحويل.",
      actions_for: "إجراءات على التحويل من %{from} إلى %{to}",
      reverse: "إلغاء التحويل",
      reverse_title: "إلغاء هذا التحويل",
      reverse_text:
        "قيود معاكسة تعيد اللترات إلى خزان المصدر بالتاريخ الأصلي. يبقى التحويل ظاهرًا كملغى. لا رجوع عن ذلك.",
    },
  },
};
