import type { MessageTree } from "../merge-messages.ts";

/** Words that the forms and the lists of the depot share. */
export const messages: MessageTree = {
  depot: {
    form: {
      not_a_number: "هذا ليس عددًا.",
      no_option: "لا شيء بهذا الاسم",
      open: "فتح القائمة",
      clear: "إفراغ",
      optional: "اختياري",
      unsaved_title: "المغادرة دون حفظ؟",
      unsaved_text: "ما أدخلتموه في هذه الصفحة لم يُحفظ بعد.",
      leave: "المغادرة دون حفظ",
      stay: "البقاء في الصفحة",
      depot_time: "بتوقيت المستودع.",
      inactive: "خارج الخدمة",
      known_truck: "شاحنة معروفة",
      level: "%{name}: من %{before} إلى %{after}",
      vcf: "معامل التصحيح %{vcf}",
      density_15: "%{density} كغ/م³ عند 15 °م",
      density_temperature: "حرارة الكثافة",
      retry_safe: "يمكنكم إعادة المحاولة بأمان: لا يُحسب المستند نفسه مرتين أبدًا.",
    },
    methods: { API_MPMS_11_1: "API MPMS 11.1", DECLARE: "مصرَّح به" },
    entries: {
      title: "قيود السجل",
      text: "ما أحدثه المستند في المخزون. القيد لا يتغير أبدًا.",
      none: "لم يُسجَّل أي قيد بعد",
      entry: "القيد",
      reversal: "قيد عكسي",
      happened_at: "التاريخ",
      booked_at: "سُجّل في",
      method: "الطريقة",
    },
    reverse: {
      submit: "إبطال الحركة",
      done: "أُلغي بقيود معاكسة.",
      elsewhen: "اليوم الأصلي مقفل: الإلغاء بتاريخ آخر",
      elsewhen_label: "تاريخ الإلغاء",
    },
    export: {
      csv: "تصدير (CSV)",
      done: "لم يُصدَّر أي سطر |||| صُدِّر سطر واحد |||| صُدِّر سطران |||| صُدِّرت %{smart_count} أسطر |||| صُدِّر %{smart_count} سطرًا |||| صُدِّر %{smart_count} سطر",
      cut: "صُدِّرت أول %{count} سطر فقط: ضيّقوا عوامل التصفية.",
    },
    period: {
      label: "الفترة",
      today: "اليوم",
      yesterday: "أمس",
      "7d": "آخر 7 أيام",
      "30d": "آخر 30 يومًا",
      "90d": "آخر 90 يومًا",
      month: "هذا الشهر",
      last_month: "الشهر الماضي",
      all: "منذ البداية",
      custom: "أيام محددة",
    },
    list: {
      empty_title: "لا شيء هنا",
      count:
        "لا أسطر |||| سطر واحد |||| سطران |||| %{smart_count} أسطر |||| %{smart_count} سطرًا |||| %{smart_count} سطر",
    },
  },
};
