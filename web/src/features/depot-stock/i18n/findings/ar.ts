import type { MessageTree } from "../../../../shared/i18n/merge-messages.ts";

export const messages: MessageTree = {
  depot_stock: {
    findings: {
      title: "معاينات التلاعب",
      subtitle:
        "ما لم يعد كما كُتب في السجل أو دفتر الحركات أو البصمات أو المجاميع. تبقى المعاينة حتى يفسرها أحد.",
      state: "الحالة",
      states: { open: "بانتظار تفسير", closed: "مفسرة" },
      register: "السجل",
      registers: {
        JOURNAL: "سجل الإجراءات",
        MOUVEMENTS: "دفتر الحركات",
        CLOTURES: "بصمة إقفال",
        SOMMES: "مجاميع اليوم والشهر",
      },
      fault: "المعاينة",
      faults: {
        changed: "سطر معدّل",
        missing_before: "سطر محذوف قبل هذا السطر",
        cut_off: "الأسطر الأخيرة اختفت",
        rewritten: "تاريخ أعيدت كتابته",
        stray: "سطر خارج السلسلة",
        seal: "أُقفل اليوم على أسطر أخرى",
        day_sum: "مجموع اليوم خاطئ",
        month_sum: "مجموع الشهر خاطئ",
        dip_sum: "مجموع الحركات حتى القياس خاطئ",
      },
      gap: "القيود %{entries}، المجموع المحفوظ %{stored}",
      where: "الموضع",
      whole_company: "الشركة كلها",
      line: "السطر رقم %{no}",
      day: "يوم %{day}",
      month: "الشهر ابتداءً من %{day}",
      found: "وقت المعاينة",
      explanation: "التفسير",
      unexplained: "لم تُفسر بعد",
      closed_by: "%{name}، %{time}",
      lines: "عرض الأسطر",
      close: "تفسير",
      close_title: "تفسير هذه المعاينة",
      close_text:
        "%{what} · %{chain}، %{place}. قل ما حدث ومن فعله وما الذي أُصلح (10 أحرف على الأقل). هذا لا يُصلح شيئًا: يبقى تفسيرك بجانب المعاينة ويصبح سطرًا حرجًا في السجل.",
      done: "فُسرت المعاينة: يُغلق التنبيه في الفحص القادم.",
      none_title: "لا معاينات",
      none_text: "كل سطر يختم ما قبله؛ ويعاد عدّ التاريخ كله على دفعات ليلًا ونهارًا، ولا شيء يختلف.",
      none_match_title: "لا معاينة بهذه المرشحات",
      none_match_text: "غيّر الحالة أو السجل.",
    },
  },
};
