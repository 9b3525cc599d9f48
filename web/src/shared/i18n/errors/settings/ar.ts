import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    flag_unknown: { title: "هذا الخيار غير موجود", remedy: "حدّث القائمة." },
    flag_conflict: { title: "غيّر شخص آخر هذا الخيار قبلك", remedy: "راجع القيمة الحالية ثم قرر." },
    flag_scope_invalid: { title: "لا يُضبط هذا الخيار في هذا الموضع", remedy: "اختر موضعًا آخر." },
    flag_value_invalid: {
      title: "هذه القيمة غير مقبولة",
      remedy: "اختر قيمة مقبولة؛ وهي مبينة في بطاقة الخيار.",
    },
    flag_reason_required: {
      title: "السبب ناقص",
      remedy: "بين 5 و500 حرف: سيقرؤه من يناوب الليلة.",
    },
    flag_expiry_invalid: { title: "انقضى هذا الأجل", remedy: "حدّد وقتًا قادمًا أو لا تحدد شيئًا." },
    notification_rule_invalid: {
      title: "هذه القاعدة غير صالحة",
      remedy: "اختر الفحوص من القائمة أو اتركها فارغة.",
    },
    notification_rule_not_found: { title: "القاعدة غير موجودة", remedy: "حدّث القائمة: ربما حُذفت." },
    notification_rules_limit: {
      title: "قواعد إشعار كثيرة",
      remedy: "احذف قاعدة لم تعد لازمة، أو وسّع قاعدة قائمة.",
    },
    notification_test_limit: {
      title: "تجارب كثيرة في دقيقة واحدة",
      remedy: "انتظر دقيقة قبل المحاولة من جديد.",
    },
    notification_not_found: { title: "الإرسال غير موجود", remedy: "حدّث القائمة: ربما مُحي." },
    notification_not_dead: { title: "هذا الإرسال لم يُترك", remedy: "البقية تنطلق من تلقاء نفسها." },
    notification_rules_target_check: {
      title: "هذا العنوان غير صالح",
      remedy: "يبدأ الويب هوك بـ https://، وتفصل بين عناوين البريد فواصل.",
    },
    notification_rules_name_check: { title: "الاسم غير صالح", remedy: "بين 1 و120 حرفًا." },
    site_kind_of_another_domain: {
      title: "هذا النوع من المواقع يخص نشاطًا آخر",
      remedy: "لشركة المستودعات مستودعات، ولمجموعة المطاعم مطاعم.",
    },
    tenant_identity_fixed: { title: "هوية المؤسسة لا تتغير", remedy: "أنشئ مؤسسة أخرى." },
    scope_id_taken: { title: "هذا المعرّف مستعمل", remedy: "اترك القاعدة تختار المعرّف." },
    too_many_alerts: {
      title: "تنبيهات كثيرة دفعة واحدة",
      remedy: "اختر عددًا أقل ثم أعد المحاولة.",
    },
    days_invalid: { title: "هذه المدة غير مقبولة", remedy: "اختر مدة أقصر." },
    job_unknown: { title: "هذه المهمة غير موجودة", remedy: "حدّث القائمة." },
    job_running: { title: "هذه المهمة قيد التنفيذ", remedy: "انتظر نهايتها ثم أعد المحاولة." },
  },
};
