import type { MessageTree } from "../../../../shared/i18n/merge-messages.ts";

export const messages: MessageTree = {
  depot_stock: {
    journal: {
      title: "دفتر المخزون",
      subtitle: "كل لتر دخل أو خرج أو تبيّن نقصه. الخطأ يُعكس بقيد مقابل ولا يُمحى.",
      entry: "القيد",
      nature: "النوع",
      only: "الخصوصية",
      only_reversals: "القيود العكسية فقط",
      only_late: "القيود المتأخرة فقط",
      reversal: "قيد عكسي",
      late: "إدخال متأخر",
      when: "وقع في",
      booked_at: "سُجّل في",
      booked_by: "سجّله",
      document: "الوثيقة",
      number: "الترتيب في الخزان",
      seal: "البصمة",
      detail: "تفاصيل القيد",
      open: "%{nature}، القيد %{number}، عرض التفاصيل",
      count:
        "لا توجد قيود |||| قيد واحد |||| قيدان |||| %{smart_count} قيود |||| %{smart_count} قيدًا |||| %{smart_count} قيد",
      methods: {
        API_MPMS_11_1: "حساب وفق API MPMS 11.1، الإصدار %{version}",
        DECLARE: "الحجم عند 15 °م كما صُرّح به",
      },
      empty_title: "لا توجد قيود",
      empty_text: "لم يتحرك شيء في هذه الفترة وفق عوامل التصفية هذه.",
    },
  },
};
