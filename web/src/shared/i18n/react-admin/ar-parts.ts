import type { MessageTree } from "../merge-messages.ts";
import { counted } from "./ar-plural.ts";

export const notification: MessageTree = {
  updated: counted("تم تعديل"),
  created: "تم إنشاء العنصر",
  deleted: counted("تم حذف"),
  bad_item: "عنصر غير صحيح",
  item_doesnt_exist: "العنصر غير موجود",
  http_error: "خطأ في الاتصال بالخادم",
  data_provider_error: "خطأ في قراءة البيانات. راجع وحدة التحكم لمزيد من التفاصيل.",
  i18n_error: "تعذّر تحميل ترجمات اللغة المطلوبة",
  canceled: "أُلغي الإجراء",
  logged_out: "انتهت جلستك، سجّل الدخول من جديد.",
  not_authorized: "لا يُسمح لك بفتح هذا المورد.",
  application_update_available: "تتوفر نسخة جديدة.",
  offline: "لا يوجد اتصال. تعذّر جلب البيانات.",
};

export const savedQueries: MessageTree = {
  label: "عمليات البحث المحفوظة",
  query_name: "اسم البحث",
  new_label: "حفظ البحث الحالي…",
  new_dialog_title: "حفظ البحث الحالي باسم",
  remove_label: "إزالة البحث المحفوظ",
  remove_label_with_name: "إزالة البحث «%{name}»",
  remove_dialog_title: "هل تريد إزالة البحث المحفوظ؟",
  remove_message: "هل تريد حقًا إزالة هذا العنصر من قائمة عمليات البحث المحفوظة؟",
  help: "صفِّ القائمة واحفظ هذا البحث لوقت لاحق",
};

export const configurable: MessageTree = {
  customize: "تخصيص",
  configureMode: "ضبط هذه الصفحة",
  inspector: {
    title: "المعاين",
    content: "مرّر المؤشر فوق عناصر الواجهة لضبطها",
    reset: "إعادة ضبط الإعدادات",
    hideAll: "إخفاء الكل",
    showAll: "إظهار الكل",
  },
  Datagrid: { title: "الجدول", unlabeled: "عمود بلا عنوان رقم %{column}" },
  SimpleForm: { title: "النموذج", unlabeled: "حقل بلا عنوان رقم %{input}" },
  SimpleList: {
    title: "القائمة",
    primaryText: "النص الرئيسي",
    secondaryText: "النص الثانوي",
    tertiaryText: "النص الثالث",
  },
};
