import type { MessageTree } from "../../../../shared/i18n/merge-messages.ts";

export const messages: MessageTree = {
  depot_stock: {
    reports: {
      daily_nav: "الكشف اليومي",
      daily_title: "كشف المخزون اليومي",
      daily_subtitle: "كل يوم وكل خزان وكل مالك: من الرصيد الأول إلى الرصيد الأخير.",
      bilan_title: "ميزان المواد",
      bilan_subtitle: "ما كان موجودًا وما دخل وما خرج، وما يجب أن يبقى.",
      no_depot: "لا مستودع متاح لك",
      empty_title: "لا شيء في هذه الفترة",
      empty_text: "لا مخزون ولا حركة وفق عوامل التصفية هذه.",
      group_by: "مجمّع حسب",
      groupings: { produit: "المنتج", citerne: "الخزان", proprietaire: "المالك" },
      moved_only: "الأيام ذات الحركة فقط",
      total_of: "مجموع %{name}",
      closed_days: "أيام مقفلة: %{closed} من %{total}",
      off_balance:
        "بعض الأسطر غير متوازنة: لم يعد الرصيد الأول والحركات والرصيد الأخير متطابقة. أبلغ المشرف قبل استعمال هذا الكشف.",
      measures: {
        stock_initial: "الرصيد الأول",
        ouvertures: "أرصدة افتتاحية",
        receptions: "الاستلامات",
        sorties: "الإخراجات",
        transferts: "التحويلات",
        pertes_gains: "الفقد والزيادة",
        ajustements: "التسويات",
        stock_final: "الرصيد الأخير",
        stock_final_15c: "الأخير عند 15 °م",
        jauge: "القياس",
        jauge_ecart: "فرق القياس",
      },
    },
    print: {
      print: "طباعة أو PDF",
      page: "صفحة",
      period: "الفترة",
      from_to: "من %{du} إلى %{au}",
      filters: "عوامل التصفية",
      no_filter: "لا شيء",
      author: "أعدّه",
      time: "أُعد في",
      unit: "الوحدة",
      litres: "لتر",
      closed:
        "أقفل %{name} يوم %{day} في %{time}. الأيام المقفلة من الفترة: %{closed} من %{total}.",
      not_closed: "لا يوم مقفلًا في الفترة: قد تتغير هذه الأرقام.",
      fingerprint: "بصمة الإقفال:",
      sign_depot: "مسؤول المستودع",
      sign_director: "المدير",
    },
  },
};
