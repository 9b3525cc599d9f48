import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    RECEPTION_LIGNES_INVALIDES: {
      title: "أحد الأسطر غير صالح",
      remedy: "في كل سطر خزان ثم قراءتان أو حجم العداد.",
    },
    SORTIE_LIGNES_INVALIDES: {
      title: "أحد الأسطر غير صالح",
      remedy: "في كل سطر خزان ثم قراءتان أو حجم العداد.",
    },
    TRANSFERT_LIGNES_INVALIDES: {
      title: "أحد الأسطر غير صالح",
      remedy: "في كل سطر خزان ثم قراءتان أو حجم العداد.",
    },
    INDEX_INCOHERENTS: {
      title: "القراءة بعد العملية ليست أكبر من التي قبلها",
      remedy: "أعد قراءة المؤشرين: ربما قُلبا.",
    },
    RECEPTION_CITERNE_OBLIGATOIRE: { title: "الخزان ناقص", remedy: "اختر خزانًا." },
    SORTIE_CITERNE_OBLIGATOIRE: { title: "الخزان ناقص", remedy: "اختر خزانًا." },
    TRANSFERT_CITERNE_OBLIGATOIRE: { title: "الخزان ناقص", remedy: "اختر خزانًا." },
    RECEPTION_CITERNE_INVALIDE: {
      title: "هذا الخزان ليس من هذا المستودع",
      remedy: "اختر خزانًا من هذا المستودع.",
    },
    SORTIE_CITERNE_INVALIDE: {
      title: "هذا الخزان ليس من هذا المستودع",
      remedy: "اختر خزانًا من هذا المستودع.",
    },
    TRANSFERT_CITERNE_INVALIDE: {
      title: "هذا الخزان ليس من هذا المستودع",
      remedy: "اختر خزانًا من هذا المستودع.",
    },
    RECEPTION_CITERNE_INACTIVE: {
      title: "هذا الخزان خارج الخدمة",
      remedy: "اختر خزانًا عاملًا أو اطلب إعادته إلى الخدمة.",
    },
    SORTIE_CITERNE_INACTIVE: {
      title: "هذا الخزان خارج الخدمة",
      remedy: "اختر خزانًا عاملًا أو اطلب إعادته إلى الخدمة.",
    },
    TRANSFERT_CITERNE_INACTIVE: {
      title: "هذا الخزان خارج الخدمة",
      remedy: "اختر خزانًا عاملًا أو اطلب إعادته إلى الخدمة.",
    },
    RECEPTION_PRODUIT_INCOMPATIBLE: {
      title: "هذا الخزان لمنتج آخر",
      remedy: "اختر خزانًا للمنتج نفسه.",
    },
    SORTIE_PRODUIT_INCOMPATIBLE: {
      title: "هذا الخزان لمنتج آخر",
      remedy: "اختر خزانًا للمنتج نفسه.",
    },
    TRANSFERT_PRODUIT_INCOMPATIBLE: {
      title: "هذا الخزان لمنتج آخر",
      remedy: "اختر خزانًا للمنتج نفسه.",
    },
    RECEPTION_VOLUME_AMBIANT_OBLIGATOIRE: {
      title: "الحجم ناقص",
      remedy: "أدخل القراءتين أو لترات العداد.",
    },
    SORTIE_VOLUME_AMBIANT_OBLIGATOIRE: {
      title: "الحجم ناقص",
      remedy: "أدخل القراءتين أو لترات العداد.",
    },
    TRANSFERT_VOLUME_AMBIANT_OBLIGATOIRE: {
      title: "الحجم ناقص",
      remedy: "أدخل القراءتين أو لترات العداد.",
    },
    RECEPTION_VOLUME_15C_OBLIGATOIRE: {
      title: "الحجم عند 15 درجة ناقص",
      remedy: "أدخل حرارة المنتج والكثافة المقروءة.",
    },
    SORTIE_VOLUME_15C_OBLIGATOIRE: {
      title: "الحجم عند 15 درجة ناقص",
      remedy: "أدخل حرارة المنتج والكثافة المقروءة.",
    },
    TRANSFERT_VOLUME_15C_OBLIGATOIRE: {
      title: "الحجم عند 15 درجة ناقص",
      remedy: "أدخل حرارة المنتج والكثافة المقروءة.",
    },
    RECEPTION_CAPACITE_DEPASSEE: {
      title: "سيتجاوز الخزان حد الملء",
      remedy: "وزّع الحجم على عدة خزانات.",
    },
    TRANSFERT_CAPACITE_DEPASSEE: {
      title: "سيتجاوز الخزان حد الملء",
      remedy: "وزّع الحجم على عدة خزانات.",
    },
    SORTIE_STOCK_INTROUVABLE: {
      title: "ليس لهذا المالك شيء في هذا الخزان",
      remedy: "اختر خزانًا أو مالكًا آخر، أو سجّل الرصيد الافتتاحي أولًا.",
    },
    TRANSFERT_STOCK_INTROUVABLE: {
      title: "ليس لهذا المالك شيء في هذا الخزان",
      remedy: "اختر خزانًا أو مالكًا آخر، أو سجّل الرصيد الافتتاحي أولًا.",
    },
    SORTIE_STOCK_INSUFFISANT_AMB: { title: "المخزون غير كافٍ", remedy: "خذ أقل أو من خزان آخر." },
    TRANSFERT_STOCK_INSUFFISANT_AMB: { title: "المخزون غير كافٍ", remedy: "خذ أقل أو من خزان آخر." },
    SORTIE_CAPACITE_SECURITE: {
      title: "سينزل الخزان تحت الحجم الميت",
      remedy: "خذ أقل أو من خزان آخر.",
    },
    TRANSFERT_CAPACITE_SECURITE: {
      title: "سينزل الخزان تحت الحجم الميت",
      remedy: "خذ أقل أو من خزان آخر.",
    },
    JOURNEE_CLOTUREE: { title: "هذا اليوم مُقفل", remedy: "أرّخ الحركة بعده أو اطلب إعادة فتحه." },
    MOUVEMENT_DATE_FUTURE: { title: "هذا الوقت لم يحن بعد", remedy: "أدخل وقت حدوث ذلك." },
    MOUVEMENT_DATE_IMPOSSIBLE: { title: "هذا التاريخ غير ممكن", remedy: "تحقق من السنة." },
    DENSITE_HORS_PRODUIT: {
      title: "هذه الكثافة ليست للمنتج",
      remedy: "أعد قراءة مقياس الكثافة وميزان حرارته وتحقق من المنتج.",
    },
    VOLUME_TABLE_INCONNUE: {
      title: "جدول التصحيح غير معروف",
      remedy: "اختر 54A أو 54B أو 54D في بطاقة المنتج.",
    },
    VOLUME_INVALIDE: { title: "لا يمكن تصحيح هذا الحجم", remedy: "تحقق من اللترات المدخلة." },
    VOLUME_TEMPERATURE_HORS_PLAGE: {
      title: "الحرارة خارج المجال",
      remedy: "أعد قراءة ميزان الحرارة: لا يصح التصحيح عند هذه الدرجة.",
    },
    VOLUME_DENSITE_HORS_PLAGE: {
      title: "الكثافة خارج المجال",
      remedy: "أعد قراءة مقياس الكثافة: لا يصح التصحيح عند هذه القيمة.",
    },
  },
};
