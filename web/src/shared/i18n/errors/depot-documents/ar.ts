import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    DEPOT_INTROUVABLE: { title: "المستودع غير موجود", remedy: "اختر مستودعًا من شركتك." },
    CDR_INTROUVABLE: {
      title: "الرحلة غير موجودة",
      remedy: "حدّث القائمة: ربما حُوّلت الشاحنة إلى مستودع آخر.",
    },
    RECEPTION_INTROUVABLE: { title: "عملية الاستلام غير موجودة", remedy: "حدّث القائمة." },
    SORTIE_INTROUVABLE: { title: "عملية الإخراج غير موجودة", remedy: "حدّث القائمة." },
    PRODUIT_INTROUVABLE: { title: "المنتج غير موجود", remedy: "اختر من القائمة." },
    CLIENT_INTROUVABLE: { title: "الزبون غير موجود", remedy: "اختر من القائمة." },
    FOURNISSEUR_INTROUVABLE: { title: "المورّد غير موجود", remedy: "اختر من القائمة." },
    PARTENAIRE_INTROUVABLE: { title: "الشريك غير موجود", remedy: "اختر من القائمة." },
    TRANSPORTEUR_INTROUVABLE: { title: "الناقل غير موجود", remedy: "اختر من القائمة." },
    CAMION_INTROUVABLE: { title: "الشاحنة غير موجودة", remedy: "اختر من القائمة." },
    PRODUIT_INACTIF: {
      title: "لم يعد هذا المنتج مستعملًا",
      remedy: "اختر غيره أو اطلب إعادة تفعيله.",
    },
    CLIENT_INACTIF: { title: "هذا الزبون موقوف", remedy: "اختر غيره أو اطلب إعادة تفعيله." },
    FOURNISSEUR_INACTIF: { title: "هذا المورّد موقوف", remedy: "اختر غيره أو اطلب إعادة تفعيله." },
    PARTENAIRE_INACTIF: { title: "هذا الشريك موقوف", remedy: "اختر غيره أو اطلب إعادة تفعيله." },
    TRANSPORTEUR_INACTIF: { title: "هذا الناقل موقوف", remedy: "اختر غيره أو اطلب إعادة تفعيله." },
    CAMION_INACTIF: { title: "هذه الشاحنة خارج الخدمة", remedy: "اختر غيره أو اطلب إعادة تفعيله." },
    DEPOT_INACTIF: { title: "هذا المستودع مغلق", remedy: "اختر مستودعًا آخر أو اطلب إعادة فتحه." },
    DOCUMENT_ID_OBLIGATOIRE: {
      title: "الوثيقة بلا معرّف",
      remedy: "أعد تحميل الصفحة ثم أعد المحاولة.",
    },
    DOCUMENT_DEJA_TRAITE: {
      title: "هذه الوثيقة عولجت من قبل",
      remedy: "افتحها لترى ما آلت إليه. تُصحَّح الوثيقة المعتمدة بأخرى تحل محلها.",
    },
    DOCUMENT_MODIFIE_ENTRETEMPS: {
      title: "غيّر شخص آخر هذه الوثيقة في هذه الأثناء",
      remedy: "افتحها من جديد ثم قرّر.",
    },
    DOCUMENT_NON_VALIDE: {
      title: "هذه الوثيقة غير معتمدة",
      remedy: "لم يُقيَّد منها شيء: عدّل المسودة أو ارفضها.",
    },
    NUMERO_DEJA_PRIS: {
      title: "رقم التذكرة مستعمل",
      remedy: "تحقق من الرقم: ربما أُدخلت عملية التسليم نفسها من قبل.",
    },
    RECEPTION_DEJA_REMPLACEE: {
      title: "استُبدلت عملية الاستلام هذه أو أُلغيت من قبل",
      remedy: "افتحها ثم صحّح العملية السارية.",
    },
    SORTIE_DEJA_REMPLACEE: {
      title: "استُبدلت عملية الإخراج هذه أو أُلغيت من قبل",
      remedy: "افتحها ثم صحّح العملية السارية.",
    },
    VALIDATION_PAR_UN_AUTRE: {
      title: "يجب أن يعتمدها شخص آخر",
      remedy: "احفظ مسودة واطلب من زميل اعتمادها.",
    },
    MOTIF_OBLIGATOIRE: { title: "السبب ناقص", remedy: "اذكر السبب في جملة لمن سيقرأ السجل." },
    TEXTE_TROP_LONG: { title: "أحد النصوص طويل جدًا", remedy: "اختصره." },
    CONTREPASSATION_ANTERIEURE: {
      title: "تاريخ الإلغاء يسبق الوثيقة",
      remedy: "أدخل تاريخًا بعد الوثيقة أو اتركه فارغًا.",
    },
    CDR_CAMION_DEJA_EN_ROUTE: {
      title: "لهذه الشاحنة رحلة مفتوحة أخرى",
      remedy: "أنهِ الرحلة الأخرى أو ألغها؛ ولتصحيح استلام استبدله.",
    },
    CDR_PLAQUE_OBLIGATOIRE: {
      title: "لوحة الشاحنة ناقصة",
      remedy: "أدخل رقم اللوحة (من 2 إلى 20 حرفًا).",
    },
    CDR_DATE_INCOHERENTE: {
      title: "تواريخ هذه الرحلة غير متسلسلة",
      remedy: "أدخل وقت حدوث المرحلة أو تحقق من يوم الشحن.",
    },
    CDR_CHARGEMENT_INVALIDE: {
      title: "قيم الشحن هذه غير ممكنة",
      remedy: "تحقق من اللترات والحرارة والكثافة في سند التسليم.",
    },
    CDR_TRANSITION_INTERDITE: {
      title: "هذه المرحلة لا تلي الحالية",
      remedy: "شحن ثم عبور ثم حدود ثم وصول: مرحلة بعد مرحلة دون رجوع.",
    },
    CDR_DECHARGE_PAR_RECEPTION: {
      title: "تُفرَّغ الشاحنة عبر استلامها",
      remedy: "أدخل استلام هذه الرحلة واعتمده.",
    },
    CDR_NON_ARRIVE: { title: "لم تصل هذه الشاحنة بعد", remedy: "سجّل وصولها ثم استلمها." },
    CDR_DEPOT_DIFFERENT: {
      title: "هذه الشاحنة متجهة إلى مستودع آخر",
      remedy: "غيّر وجهة الرحلة أو اختر شاحنة أخرى.",
    },
    CDR_PRODUIT_DIFFERENT: {
      title: "هذه الشاحنة تحمل منتجًا آخر",
      remedy: "اختر منتج الرحلة أو شاحنة أخرى.",
    },
    RECEPTION_PARTENAIRE_OBLIGATOIRE: {
      title: "الشريك ناقص",
      remedy: "اختر الشريك صاحب هذا المنتج.",
    },
    RECEPTION_PROPRIETAIRE_INVALIDE: {
      title: "هذا المالك غير مناسب",
      remedy: "مونالوكس دون شريك، أو شريك محدد دون رحلة.",
    },
    SORTIE_BENEFICIAIRE_OBLIGATOIRE: {
      title: "المستفيد ناقص",
      remedy: "اختر الزبون أو الشريك الذي يأخذ منتجه.",
    },
    SORTIE_PROPRIETAIRE_INVALIDE: {
      title: "هذا المالك غير مناسب",
      remedy: "مونالوكس للزبون؛ وشريك للشريك أو لزبون يأخذ من لتراته.",
    },
  },
};
