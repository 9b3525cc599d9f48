import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    IMPORT_REFERENCE_INCONNUE: {
      title: "لا شيء يحمل هذا الاسم",
      remedy: "اكتبه كما يظهر على الشاشة أو أنشئه أولا.",
    },
    IMPORT_DEJA_AUTREMENT: {
      title: "موجود من قبل بقيم أخرى",
      remedy: "عدّله من شاشته أو احذف السطر من الملف.",
    },
    IMPORT_TYPE_INCONNU: {
      title: "نوع غير معروف",
      remedy: "اختر أحد الأنواع المذكورة في دليل الاستعمال.",
    },
    IMPORT_NUMERO_OBLIGATOIRE: {
      title: "الحركة بلا رقم",
      remedy: "أعط كل حركة رقم تذكرتها.",
    },
    IMPORT_15C_OBLIGATOIRE: {
      title: "تعذر معرفة الحجم عند 15 °م",
      remedy: "أدخل الحرارة والكثافة المقروءة أو الحجم عند 15 °م.",
    },
    IMPORT_15C_DIFFERENT: {
      title: "الحجم المصرح به عند 15 °م لا يوافق الحساب",
      remedy: "تحقق من الحجم والحرارة والكثافة المقروءة.",
    },
  },
};
