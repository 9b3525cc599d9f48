import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    permission_denied: { title: "ليس لديك هذا الحق", remedy: "اطلب من أحد المشرفين دورًا يتضمنه." },
    not_signed_in: { title: "لم تسجّل الدخول", remedy: "سجّل الدخول ثم أعد المحاولة." },
    nothing_changed: { title: "لم يتغير شيء", remedy: "ما تطلبه قائم بالفعل." },
    append_only: { title: "لا يمكن تعديل السجل", remedy: "أضف سطرًا جديدًا يصحح القديم." },
    reason_required: { title: "السبب ناقص", remedy: "اذكر في جملة سبب هذا التغيير." },
    last_admin: {
      title: "هذا آخر مشرف",
      remedy: "امنح هذا الدور لشخص آخر أولًا: فبدونه لن يستطيع أحد إعادة الدخول.",
    },
    own_profil: { title: "لا يمكنك تغيير صلاحياتك بنفسك", remedy: "اطلب ذلك من مشرف آخر." },
    role_above_own: {
      title: "هذا الدور أعلى من دورك",
      remedy: "لا تُمنح إلا الصلاحيات التي تملكها بنفسك.",
    },
    role_unknown: { title: "هذا الدور غير موجود", remedy: "اختر دورًا من القائمة." },
    role_of_another_domain: { title: "هذا الدور يخص نشاطًا آخر", remedy: "اختر دورًا من نشاطك." },
    site_not_found: { title: "الموقع غير موجود", remedy: "اختر موقعًا من مؤسستك." },
    profil_not_found: { title: "العضو غير موجود", remedy: "حدّث القائمة: ربما أُزيل." },
    profil_conflict: {
      title: "غيّر شخص آخر هذا العضو قبلك",
      remedy: "حدّث القائمة ثم أعد المحاولة إن بقي ذلك لازمًا.",
    },
    profil_identity_fixed: {
      title: "لا يمكن تغيير حساب العضو",
      remedy: "أزل هذا العضو وادعُ الشخص الآخر.",
    },
    account_deleted: { title: "حُذف هذا الحساب", remedy: "ادعُ الشخص من جديد." },
    already_member: {
      title: "هذا الشخص عضو بالفعل",
      remedy: "غيّر دوره أو موقعه من قائمة الأعضاء.",
    },
    member_suspended: {
      title: "دخولك إلى هذه المؤسسة موقوف",
      remedy: "اطلب من أحد المشرفين إعادته.",
    },
    user_not_found: { title: "الحساب غير موجود", remedy: "أنشئ الحساب أولًا." },
    email_invalid: { title: "البريد الإلكتروني غير صالح", remedy: "تحقق من العنوان." },
    email_not_confirmed: {
      title: "لم يُؤكَّد عنوانك بعد",
      remedy: "افتح الرابط الذي وصلك بالبريد ثم أعد المحاولة.",
    },
    invitation_not_found: {
      title: "هذه الدعوة غير موجودة",
      remedy: "استعمل الرابط كاملًا أو اطلب دعوة جديدة.",
    },
    invitation_email_mismatch: {
      title: "هذه الدعوة موجهة إلى عنوان آخر",
      remedy: "سجّل الدخول بالعنوان الذي تلقى الدعوة.",
    },
    invitation_already_accepted: {
      title: "استُعملت هذه الدعوة من قبل",
      remedy: "أنت عضو بالفعل: افتح التطبيق.",
    },
    invitation_expired: { title: "انتهت صلاحية هذه الدعوة", remedy: "اطلب دعوة جديدة." },
    invitation_revoked: { title: "سُحبت هذه الدعوة", remedy: "استعمل أحدث دعوة أو اطلب واحدة." },
    invitation_withdrawn: {
      title: "لم تعد هذه الدعوة قائمة",
      remedy: "لم يعد من دعاك قادرًا على منح هذا الدور؛ اطلب دعوة أخرى.",
    },
    invitation_conflict: {
      title: "أُنشئت للتو دعوة أخرى لهذا العنوان",
      remedy: "حدّث قائمة الدعوات.",
    },
    tenant_not_active: { title: "هذه المؤسسة موقوفة أو مغلقة", remedy: "تواصل معها." },
  },
};
