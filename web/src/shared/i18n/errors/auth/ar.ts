import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    invalid_credentials: {
      title: "العنوان أو كلمة المرور غير صحيح",
      remedy: "تحقق منهما ثم أعد المحاولة. تُراعى الأحرف الكبيرة في كلمة المرور.",
    },
    user_already_exists: {
      title: "يوجد حساب بهذا العنوان",
      remedy: "اختر «لدي حساب» وسجّل الدخول.",
    },
    email_exists: { title: "يوجد حساب بهذا العنوان", remedy: "سجّل الدخول بذلك الحساب." },
    weak_password: {
      title: "كلمة المرور هذه ضعيفة",
      remedy: "اختر كلمة أطول لا تستعملها في مكان آخر.",
    },
    same_password: { title: "هذه كلمة مرورك الحالية", remedy: "اختر غيرها." },
    validation_failed: { title: "قيمة غير صالحة", remedy: "تحقق من العنوان وكلمة المرور." },
    signup_disabled: { title: "إنشاء الحسابات مغلق", remedy: "اطلب من المشرف إنشاء حسابك." },
    over_request_rate_limit: {
      title: "محاولات كثيرة",
      remedy: "انتظر بضع دقائق قبل إعادة المحاولة.",
    },
    over_email_send_rate_limit: {
      title: "طُلبت رسائل كثيرة",
      remedy: "انتظر بضع دقائق؛ وراجع أيضًا البريد غير المرغوب.",
    },
    session_not_found: { title: "انتهت جلستك", remedy: "سجّل الدخول من جديد." },
    session_missing: {
      title: "لم يعد هذا الرابط صالحًا",
      remedy: "اطلب رابطًا جديدًا من «نسيت كلمة المرور».",
    },
    otp_expired: { title: "انتهت صلاحية هذا الرابط", remedy: "اطلب رابطًا جديدًا." },
    user_banned: { title: "هذا الحساب محظور", remedy: "تواصل مع المشرف." },
  },
  codes: {
    "57014": {
      title: "استغرقت قاعدة البيانات وقتًا طويلًا",
      remedy: "ضيّق الفترة أو عوامل التصفية ثم أعد المحاولة.",
    },
  },
};
