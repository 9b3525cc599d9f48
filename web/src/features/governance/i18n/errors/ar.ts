import type { messages as fr } from "./fr.ts";

export const messages: typeof fr = {
  errors: {
    alert_not_found: {
      title: "التنبيه غير موجود",
      remedy: "حدّث القائمة: ربما يتبع مؤسسة أخرى أو موقعًا آخر.",
    },
    too_many_requests: {
      title: "طلبات كثيرة في وقت واحد",
      remedy: "انتظر لحظة ثم أعد المحاولة: الفحوص تعمل أيضًا من تلقاء نفسها.",
    },
    alert_conflict: { title: "سبقك شخص آخر", remedy: "اقرأ التنبيه من جديد ثم قرّر." },
    alert_transition_invalid: {
      title: "لم يعد هذا الإجراء ينطبق على التنبيه",
      remedy: "راجع حالته: الأزرار تُظهر الممكن الآن.",
    },
    resolution_reason_required: {
      title: "السبب مطلوب",
      remedy: "الحالة ما زالت قائمة: اختر سبب الإغلاق.",
    },
    assignee_invalid: {
      title: "لا يحق لهذا الشخص رؤية التنبيه",
      remedy: "اختر عضوًا نشطًا يتيح له دوره رؤية تنبيهات هذا الموقع.",
    },
    snooze_until_invalid: {
      title: "هذا الوقت غير مناسب",
      remedy: "اختر وقتًا خلال الأيام التسعين القادمة.",
    },
    comment_too_long: { title: "التعليق طويل جدًا", remedy: "4000 حرف على الأكثر." },
    comment_required: { title: "التعليق فارغ", remedy: "اكتب ما يجب أن يعرفه القارئ التالي." },
    check_unknown: { title: "فحص غير معروف", remedy: "حدّث قائمة الفحوص." },
    check_conflict: {
      title: "تغيّرت هذه الإعدادات للتوّ",
      remedy: "اقرأها من جديد ثم أعد المحاولة إن بقي ذلك مفيدًا.",
    },
    nothing_changed: { title: "تمّ ذلك من قبل", remedy: "لم يبق ما يُفعل." },
  },
};
