import type { messages as fr } from "./fr.ts";

export const messages: typeof fr = {
  security: {
    note: {
      runs_as: "يعمل بصلاحيات %{owner}",
      row_security_is_off: "أمان الصفوف معطّل",
      a_policy_is_always_true: "سياسة صحيحة دائمًا",
      no_policy_lets_the_role_in: "لا سياسة تُدخل هذا الدور",
      the_role_bypasses_row_security: "هذا الدور يتجاوز أمان الصفوف",
      the_owner_is_not_bound_by_row_security: "المالك لا يقيّده أمان الصفوف",
      a_materialized_view_has_no_row_security: "العرض المادي بلا أمان صفوف",
      a_foreign_table_has_no_row_security: "الجدول الخارجي بلا أمان صفوف",
      its_functions_decide_what_shows: "دوالّه تقرّر ما يظهر",
      a_table_behind_it_is_not_granted: "جدول خلفه غير ممنوح",
      the_tables_behind_it_decide_what_shows: "الجداول خلفه تقرّر ما يظهر",
      no_usage_on_the_schema: "لا استعمال للمخطط",
      no_usage_on_the_schema_only_through_views_policies_and_doors:
        "لا استعمال للمخطط: فقط عبر العروض والسياسات والأبواب",
      no_fixed_search_path: "search_path غير مثبت",
      a_trigger_function_cannot_be_called: "دالة المُطلِق لا تُستدعى",
      names_resolve_the_objects_decide: "الأسماء تُحلّ؛ والعناصر تقرّر",
      may_create_objects: "يمكنه إنشاء عناصر",
      on_this_column_only: "على هذا العمود فقط",
      anybody_may_read_every_file_whose_name_he_knows: "يمكن لأي أحد قراءة كل ملف يعرف اسمه",
      deletions_are_sent_without_regard_to_row_security:
        "تُرسل عمليات الحذف دون اعتبار لأمان الصفوف",
    },
  },
};
