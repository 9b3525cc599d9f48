import type { MessageTree } from "../merge-messages.ts";

// Arabic counts in six forms: zero, one, two, few, many, other.
const PLURAL = {
  items:
    "لا عناصر |||| عنصر واحد |||| عنصران |||| %{smart_count} عناصر |||| %{smart_count} عنصرًا |||| %{smart_count} عنصر",
};

const forms = (before: string) =>
  PLURAL.items
    .split(" |||| ")
    .map((form) => `${before} ${form}`)
    .join(" |||| ");

const action: MessageTree = {
  add_filter: "إضافة عامل تصفية",
  add: "إضافة",
  back: "رجوع",
  bulk_actions: forms("المحدد:"),
  cancel: "إلغاء",
  clear_array_input: "إفراغ القائمة",
  clear_input_value: "مسح القيمة",
  clone: "تكرار",
  confirm: "تأكيد",
  create: "إنشاء",
  create_item: "إنشاء %{item}",
  delete: "حذف",
  edit: "تعديل",
  export: "تصدير",
  list: "القائمة",
  refresh: "تحديث",
  remove_filter: "إزالة عامل التصفية هذا",
  remove_all_filters: "إزالة كل عوامل التصفية",
  remove: "إزالة",
  reset: "إعادة الضبط",
  save: "حفظ",
  search: "بحث",
  search_columns: "البحث في الأعمدة",
  select_all: "تحديد الكل",
  select_all_button: "تحديد الكل",
  select_row: "تحديد هذا السطر",
  show: "عرض",
  sort: "ترتيب",
  undo: "تراجع",
  unselect: "إلغاء التحديد",
  expand: "توسيع",
  close: "إغلاق",
  open_menu: "فتح القائمة",
  close_menu: "إغلاق القائمة",
  update: "تحديث",
  move_up: "نقل إلى أعلى",
  move_down: "نقل إلى أسفل",
  open: "فتح",
  toggle_theme: "التبديل بين الفاتح والداكن",
  select_columns: "الأعمدة",
  update_application: "إعادة تحميل التطبيق",
};

const page: MessageTree = {
  create: "إنشاء %{name}",
  dashboard: "لوحة المتابعة",
  edit: "%{name} %{recordRepresentation}",
  error: "حدث خطأ ما",
  list: "%{name}",
  loading: "جارٍ التحميل",
  not_found: "غير موجود",
  show: "%{name} %{recordRepresentation}",
  empty: "لا يوجد %{name} بعد.",
  invite: "هل تريد إضافة واحد؟",
  access_denied: "الدخول مرفوض",
  authentication_error: "خطأ في التحقق من الهوية",
};

const input: MessageTree = {
  file: {
    upload_several: "اسحب ملفات إلى هنا لرفعها، أو انقر لاختيار ملف.",
    upload_single: "اسحب ملفًا إلى هنا لرفعه، أو انقر لاختياره.",
  },
  image: {
    upload_several: "اسحب صورًا إلى هنا لرفعها، أو انقر لاختيار صورة.",
    upload_single: "اسحب صورة إلى هنا لرفعها، أو انقر لاختيارها.",
  },
  references: {
    all_missing: "تعذّر العثور على البيانات المرجعية.",
    many_missing: "لم يعد مرجع واحد على الأقل متاحًا.",
    single_missing: "لم يعد هذا المرجع متاحًا.",
  },
  password: { toggle_visible: "إخفاء كلمة المرور", toggle_hidden: "إظهار كلمة المرور" },
};

const message: MessageTree = {
  about: "حول",
  access_denied: "ليست لديك الصلاحيات اللازمة لفتح هذه الصفحة",
  are_you_sure: "هل أنت متأكد؟",
  authentication_error: "أرجع خادم التحقق خطأ ولم يمكن التحقق من بياناتك.",
  auth_error: "حدث خطأ أثناء التحقق من رمز الدخول.",
  bulk_delete_content: forms("هل تريد حقًا حذف ما يلي:"),
  bulk_delete_title: forms("حذف"),
  bulk_update_content: forms("هل تريد حقًا تعديل ما يلي:"),
  bulk_update_title: forms("تعديل"),
  clear_array_input: "هل تريد حقًا إفراغ القائمة كلها؟",
  delete_content: "هل تريد حقًا حذف %{name}؟",
  delete_title: "حذف %{name} %{recordRepresentation}",
  details: "التفاصيل",
  error: "حدث خطأ في التطبيق ولم يكتمل طلبك.",
  invalid_form: "النموذج غير صالح. راجع الأخطاء.",
  loading: "يرجى الانتظار",
  no: "لا",
  not_found: "إما أن العنوان خاطئ، أو أن الرابط الذي اتبعته غير صحيح.",
  select_all_limit_reached: "العناصر كثيرة جدًا. حُدّد أول %{max} عنصر فقط.",
  unsaved_changes: "بعض تغييراتك لم يُحفظ. هل تريد تجاهلها؟",
  yes: "نعم",
  placeholder_data_warning: "مشكلة في الشبكة: تعذّر تحديث البيانات.",
};

const navigation: MessageTree = {
  clear_filters: "مسح عوامل التصفية",
  no_filtered_results: "لا يوجد %{name} يطابق عوامل التصفية الحالية.",
  no_results: "لا يوجد %{name}",
  no_more_results: "الصفحة رقم %{page} خارج الحدود. جرّب الصفحة السابقة.",
  page_out_of_boundaries: "الصفحة رقم %{page} خارج الحدود",
  page_out_from_end: "لا صفحة بعد الأخيرة",
  page_out_from_begin: "لا صفحة قبل الأولى",
  page_range_info: "%{offsetBegin}-%{offsetEnd} من %{total}",
  partial_page_range_info: "%{offsetBegin}-%{offsetEnd} من أكثر من %{offsetEnd}",
  current_page: "الصفحة %{page}",
  page: "الانتقال إلى الصفحة %{page}",
  first: "الصفحة الأولى",
  last: "الصفحة الأخيرة",
  next: "الصفحة التالية",
  previous: "الصفحة السابقة",
  page_rows_per_page: "عدد الأسطر في الصفحة:",
  skip_nav: "الانتقال إلى المحتوى",
};

const notification: MessageTree = {
  updated: forms("تم تعديل"),
  created: "تم إنشاء العنصر",
  deleted: forms("تم حذف"),
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

const saved_queries: MessageTree = {
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

const configurable: MessageTree = {
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

export const messages: MessageTree = {
  ra: {
    action,
    boolean: { true: "نعم", false: "لا", null: " " },
    page,
    input,
    message,
    navigation,
    sort: { sort_by: "ترتيب حسب %{field_lower_first} %{order}", ASC: "تصاعديًا", DESC: "تنازليًا" },
    auth: {
      auth_check_error: "سجّل الدخول للمتابعة",
      user_menu: "الملف الشخصي",
      username: "اسم المستخدم",
      password: "كلمة المرور",
      email: "البريد الإلكتروني",
      sign_in: "تسجيل الدخول",
      sign_in_error: "فشل التحقق من الهوية، أعد المحاولة",
      logout: "تسجيل الخروج",
    },
    notification,
    validation: {
      required: "إلزامي",
      minLength: "يجب ألا يقل عن %{min} أحرف",
      maxLength: "يجب ألا يزيد على %{max} حرفًا",
      minValue: "يجب ألا يقل عن %{min}",
      maxValue: "يجب ألا يزيد على %{max}",
      number: "يجب أن يكون رقمًا",
      email: "يجب أن يكون بريدًا إلكترونيًا صالحًا",
      oneOf: "يجب أن يكون واحدًا من: %{options}",
      regex: "يجب أن يطابق الصيغة: %{pattern}",
      unique: "يجب أن يكون فريدًا",
    },
    saved_queries,
    guesser: { empty: { title: "لا توجد بيانات للعرض", message: "تحقق من مصدر البيانات" } },
    configurable,
  },
};
