import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    daily_limit_invalid: {
      title: "حد غير ممكن",
      remedy: "واتساب فقط: عدد من 1 إلى 1000000، أو لا شيء إن لم يُعرف حد.",
    },
    token_ref_invalid: {
      title: "ليس اسم رمز",
      remedy: "اسم مثل META_TOKEN_HYDRA. إن لُصق رمز هنا فاستبدله لدى Meta.",
    },
    media_not_found: {
      title: "لا ملف بهذا المعرف لك",
      remedy: "حدّث المحادثة: قد يكون لشركة أخرى أو موقع آخر.",
    },
    media_not_stored: {
      title: "الملف غير موجود",
      remedy: "انتظر جلبه، أو اطلب من الزبون إعادة إرساله إن رُفض أو فُقد.",
    },
    storage_away: {
      title: "مخزن الملفات لا يجيب",
      remedy: "أعد المحاولة بعد قليل.",
    },
    delivery_invalid: {
      title: "تسليم غير مقروء",
      remedy: "في دالة الاستقبال خلل: أبلغ المشغّل.",
    },
    results_invalid: {
      title: "نتائج غير مقروءة",
      remedy: "في المُرسل خلل: أبلغ المشغّل.",
    },
    handler_answer_invalid: {
      title: "رد محادثة غير صالح",
      remedy: "الرسالة تنتظر؛ أبلغ المشغّل.",
    },
    channel_not_found: {
      title: "لا وجود لهذه القناة لديك",
      remedy: "حدّث قائمة القنوات.",
    },
    contact_not_found: {
      title: "لا وجود لهذا الزبون لديك",
      remedy: "حدّث القائمة.",
    },
    conversation_not_found: {
      title: "لا وجود لهذه المحادثة لديك",
      remedy: "حدّث القائمة: قد تخص موقعا آخر.",
    },
    outbound_not_found: {
      title: "لا وجود لهذه الرسالة لديك",
      remedy: "حدّث القائمة.",
    },
    api_client_not_found: {
      title: "لا وجود لعميل الواجهة هذا لديك",
      remedy: "حدّث قائمة العملاء.",
    },
    template_not_found: {
      title: "لا نص خاص بالمؤسسة",
      remedy: "النص المشترك ساري المفعول.",
    },
    switch_not_found: {
      title: "لم يعد هذا الإيقاف موجودا",
      remedy: "حدّث القائمة.",
    },
    channel_identity_taken: {
      title: "هذه الهوية مرتبطة من قبل",
      remedy: "الهوية تخص موقعا واحدا؛ اسأل المشغّل.",
    },
    channel_conflict: {
      title: "تغيرت القناة في الأثناء",
      remedy: "أعد قراءتها ثم قرر.",
    },
    api_client_exists: {
      title: "يوجد عميل بهذا الاسم",
      remedy: "اختر اسما آخر أو جدّد رمزه.",
    },
    api_client_revoked: {
      title: "هذا العميل ملغى",
      remedy: "أنشئ عميلا آخر.",
    },
    api_client_conflict: {
      title: "تغيّر العميل في الأثناء",
      remedy: "أغلق ثم أعد قراءته ثم قرر.",
    },
    contact_conflict: {
      title: "تغيرت بطاقة الزبون في الأثناء",
      remedy: "أعد قراءتها: ربما رفض الرسائل منذ ذلك. ثم قرر.",
    },
    template_conflict: {
      title: "تغير القالب في الأثناء",
      remedy: "أعد قراءته ثم قرر.",
    },
    channel_change_invalid: {
      title: "تعديل غير ممكن",
      remedy: "لا تُعدَّل إلا بعض حقول القناة.",
    },
    outbound_payload_invalid: {
      title: "الرسالة تتجاوز حدود القناة",
      remedy: "اختصر النص أو الأزرار أو القائمة حسب التفاصيل.",
    },
    dedupe_key_invalid: {
      title: "مفتاح الإرسال مفقود",
      remedy: "أعد تحميل الصفحة ثم حاول مجددا.",
    },
    template_content_invalid: {
      title: "نص القالب غير صالح",
      remedy: "من 1 إلى 2000 حرف مع التصريح بكل متغير.",
    },
    switch_invalid: {
      title: "إيقاف غير ممكن",
      remedy: "تحقق من الهدف والوضع وتاريخ الانتهاء.",
    },
    dlq_replay_disabled: {
      title: "إعادة الإرسال موقوفة",
      remedy: "اسأل من أوقف DLQ_REPLAY_ENABLED.",
    },
    decision_invalid: {
      title: "قرار غير معروف",
      remedy: "اختر: أُرسلت أو يُعاد إرسالها أو تُترك.",
    },
    too_many_messages: {
      title: "رسائل كثيرة دفعة واحدة",
      remedy: "عالج 1000 رسالة على الأكثر.",
    },
    contact_merge_invalid: {
      title: "لا يمكن دمج هاتين البطاقتين",
      remedy: "اختر بطاقتين مختلفتين من المؤسسة نفسها.",
    },
    contact_split_invalid: {
      title: "لا شيء للفصل",
      remedy: "لهذه البطاقة معرف واحد فقط.",
    },
    retention_too_short: {
      title: "مدة الحفظ قصيرة جدا",
      remedy: "احتفظ بسبعة أيام من الرسائل على الأقل.",
    },
  },
};
