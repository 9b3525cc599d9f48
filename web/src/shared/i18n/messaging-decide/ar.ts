import type { MessageTree } from "../merge-messages.ts";

/** Decisions about messages, and who may take them. */
export const messages: MessageTree = {
  messaging: {
    decide: {
      title: {
        replay: "إعادة إرسال الرسائل (%{count})",
        drop: "ترك الرسائل (%{count})",
        mark_sent: "إعلان مغادرة الرسائل (%{count})",
        resend: "إعادة إرسال الرسائل المجهولة (%{count})",
        drop_unknown: "ترك الرسائل المجهولة (%{count})",
      },
      text: {
        replay: "تعود الرسائل إلى مكانها في الطابور مع محاولات جديدة.",
        drop: "لن تغادر. يبقى الأثر مع سببك.",
        mark_sent: "لديك دليل على وصولها: لن يُعاد إرسالها.",
        resend: "لا أحد يعلم هل غادرت: قد يستلمها الزبون مرتين. انظر أولا في المحادثة.",
        drop_unknown: "لا أحد يعلم هل غادرت؛ لن يُعاد إرسالها.",
      },
      submit: {
        replay: "إعادة الإرسال",
        drop: "ترك",
        mark_sent: "إعلان المغادرة",
        resend: "إعادة الإرسال رغم ذلك",
        drop_unknown: "ترك",
      },
      done: {
        replay: "رسائل عادت إلى الطابور: %{count}.",
        drop: "رسائل تُركت: %{count}.",
        mark_sent: "رسائل أُعلنت مغادرتها: %{count}.",
        resend: "رسائل عادت إلى الطابور: %{count}.",
        drop_unknown: "رسائل تُركت: %{count}.",
      },
      progress: "%{handled} من %{total}",
      stop: "إيقاف",
      continue: "متابعة",
      failed: "رسائل تعذر البت فيها (%{count}):",
      left: "رسائل لم يُطلب البت فيها بعد: %{count}.",
      left_out:
        "رسائل مختارة لا يُعاد إرسالها لأنها ستفشل بالطريقة نفسها: %{count}. علاجها يقول ما العمل.",
      expired: "رسائل فات وقتها فبقيت في مكانها: %{count}. اكتبها من جديد إن لزم.",
      skipped: "رسائل حُسم أمرها من قبل أو قيد الإرسال: %{count}.",
    },
  },
  permissions: {
    messages_read: "قراءة المحادثات",
    messages_send: "الكتابة إلى الزبائن",
    contacts_write: "تعديل بطاقات الزبائن",
    outbox_read: "رؤية طابور الإرسال",
    outbox_manage: "البت في الرسائل الفاشلة",
    channels_read: "رؤية القنوات",
    channels_write: "ربط القنوات وتعديلها",
    clients_read: "رؤية عملاء الواجهة البرمجية",
    clients_write: "إنشاء عملاء الواجهة البرمجية وإلغاؤهم",
    templates_read: "رؤية قوالب الرسائل",
    templates_write: "تعديل قوالب الرسائل",
  },
};
