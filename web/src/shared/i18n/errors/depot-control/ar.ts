import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    CITERNE_INTROUVABLE: { title: "الخزان غير موجود", remedy: "اختر خزانًا من القائمة." },
    JAUGE_INTROUVABLE: { title: "القياس غير موجود", remedy: "حدّث القائمة." },
    TRANSFERT_INTROUVABLE: { title: "التحويل غير موجود", remedy: "حدّث القائمة." },
    AJUSTEMENT_INTROUVABLE: { title: "التسوية غير موجودة", remedy: "حدّث القائمة." },
    AJUSTEMENT_MOUVEMENT_INTROUVABLE: {
      title: "هذه الحركة لا تخص الخزان",
      remedy: "اختر عملية استلام أو إخراج معتمدة لهذا الخزان، أو لا تذكر حركة.",
    },
    BAREME_DEJA_EXISTANT: {
      title: "يوجد جدول قياس يبدأ في اليوم نفسه",
      remedy: "حدّد اليوم الذي يسري الجدول الجديد ابتداءً منه.",
    },
    JAUGE_DEJA_SAISIE: {
      title: "لهذا الخزان قياس في اللحظة نفسها",
      remedy: "راجعه؛ وإن كان خاطئًا فألغه أولًا.",
    },
    JAUGE_ANNULEE: { title: "هذا القياس ملغى", remedy: "استعمل قياسًا آخر أو أعد القياس." },
    JAUGE_AJUSTEE: { title: "تقوم تسوية على هذا القياس", remedy: "ارفض التسوية أو ألغها أولًا." },
    AJUSTEMENT_DEJA_PROPOSE: {
      title: "تنتظر تسوية لهذا القياس الاعتماد",
      remedy: "اطلب اعتمادها أو رفضها أولًا.",
    },
    AJUSTEMENT_DEJA_DECIDE: {
      title: "بُتّ في هذه التسوية من قبل",
      remedy: "أعد تحميلها لترى ما آلت إليه.",
    },
    AJUSTEMENT_PERIME: {
      title: "لم يعد الفرق كما اقتُرح",
      remedy: "أُدخلت حركة سابقة منذ ذلك الحين: ارفض الاقتراح وأعد تقديمه.",
    },
    AJUSTEMENT_OUVERTURE_EXISTE: {
      title: "لهذا المالك رصيد افتتاحي في هذا الخزان",
      remedy: "ألغه أولًا، أو اقترح فقدًا أو زيادة أو تسوية.",
    },
    JOURNEE_DEJA_CLOTUREE: {
      title: "هذا اليوم مقفل من قبل",
      remedy: "أعد تحميل الإقفالات: سبقك غيرك.",
    },
    JOURNEE_PAS_LA_DERNIERE: {
      title: "ليس هذا آخر يوم مقفل",
      remedy: "أعد فتح الأيام التالية أولًا، الأحدث فالأقدم.",
    },
    JOURNEE_NON_CLOTUREE: {
      title: "لا إقفال ساريًا لهذا اليوم",
      remedy: "أعد تحميل الإقفالات: ربما أُعيد فتحه.",
    },
    CITERNE_NON_VIDE: {
      title: "الخزان ليس فارغًا",
      remedy: "أفرغه أولًا بالإخراج أو بتحويل أو بتسوية.",
    },
    CITERNE_AVEC_BROUILLONS: {
      title: "وثائق معلّقة تخص هذا الخزان",
      remedy: "اعتمد المسودات والتسويات المقترحة أو ارفضها أولًا.",
    },
    PROPRIETAIRE_INVALIDE: { title: "المالك غير محدد", remedy: "اختر الشركة أو أحد الشركاء." },
    BAREME_CERTIFICAT_OBLIGATOIRE: {
      title: "رقم الشهادة ناقص",
      remedy: "اكتبه كما هو في الشهادة.",
    },
    BAREME_VALIDITE_INVALIDE: {
      title: "تاريخا الشهادة غير مقبولين",
      remedy: "أدخل أول يوم وآخر يوم فيها.",
    },
    BAREME_POINTS_INVALIDES: {
      title: "سطر في جدول القياس غير مقبول",
      remedy: "الارتفاعات تتزايد واللترات لا تنقص: صحّح السطر المذكور.",
    },
    BAREME_HORS_PLAGE: {
      title: "هذا الارتفاع خارج جدول القياس",
      remedy: "أعد القياس؛ الارتفاع بالمليمتر من لوحة القاع.",
    },
    JAUGE_SANS_BAREME: { title: "ليس لهذا الخزان جدول قياس", remedy: "أضف جدوله وشهادته أولًا." },
    JAUGE_MESURES_INVALIDES: {
      title: "الارتفاعات غير مقبولة",
      remedy: "أعد قراءة الشريط: لا يعلو الماء السطح.",
    },
    JAUGE_TEMPERATURE_OBLIGATOIRE: {
      title: "درجة الحرارة ناقصة",
      remedy: "أدخل درجة واحدة، أو عدة درجات يُعتمد متوسطها.",
    },
    JAUGE_DENSITE_OBLIGATOIRE: {
      title: "الكثافة ناقصة",
      remedy: "أدخل قراءة مقياس الكثافة بوحدة كغ/م³.",
    },
    JAUGE_METHODE_INVALIDE: { title: "طريقة القياس غير معروفة", remedy: "اختر يدوية أو آلية." },
    TRANSFERT_MEME_CITERNE: { title: "التحويل من خزان إلى نفسه", remedy: "اختر وجهة أخرى." },
    TRANSFERT_DEPOTS_DIFFERENTS: {
      title: "الخزانان في مستودعين مختلفين",
      remedy: "أدخل إخراجًا في أحدهما واستلامًا في الآخر.",
    },
    TRANSFERT_VOLUME_INVALIDE: { title: "اللترات غير مقبولة", remedy: "أدخل ما خرج وما وصل." },
    TRANSFERT_ECART_EXCESSIF: {
      title: "فرق التحويل أكبر من أن يقيّده شخص واحد",
      remedy: "أدخل اللترات نفسها في الجهتين ثم اقترح الفرق فقدًا أو زيادة ليعتمده زميل.",
    },
    AJUSTEMENT_NATURE_INVALIDE: {
      title: "نوع التسوية غير معروف",
      remedy: "اختر رصيدًا افتتاحيًا أو فقدًا أو زيادة أو تسوية.",
    },
    AJUSTEMENT_SENS_INVALIDE: {
      title: "الإشارة لا توافق النوع",
      remedy: "الفقد سالب، والزيادة والرصيد الافتتاحي موجبان.",
    },
    AJUSTEMENT_INUTILE: { title: "لا شيء يُسوّى", remedy: "الدفاتر والقياس متفقان." },
    AJUSTEMENT_MOTIF_OBLIGATOIRE: {
      title: "السبب ناقص",
      remedy: "عشرة أحرف على الأقل: اذكر ما حدث.",
    },
    AJUSTEMENT_15C_OBLIGATOIRE: {
      title: "الحجم عند 15 °م ناقص",
      remedy: "أدخل الحرارة والكثافة، أو اللترات عند 15 °م.",
    },
    AJUSTEMENT_15C_INVALIDE: {
      title: "الحجم المصرّح به عند 15 °م غير مقبول",
      remedy: "صرّح به فقط عند جهل الحرارة والكثافة؛ يختلف ببضعة في المئة وبالإشارة نفسها.",
    },
    AJUSTEMENT_MEME_PERSONNE: {
      title: "يلزم شخص غيرك",
      remedy: "شخصان يغيّران الدفاتر: اطلب من زميل مخوَّل.",
    },
    JOURNEE_INVALIDE: { title: "لا يمكن إقفال هذا اليوم", remedy: "اختر يومًا قد حلّ." },
    CLOTURE_AVEC_RESERVES: {
      title: "ليس كل شيء جاهزًا للإقفال",
      remedy: "سوِّ النقاط المذكورة، أو أقفل بسبب يبقى مسجلًا.",
    },
    REOUVERTURE_MOTIF_OBLIGATOIRE: {
      title: "سبب إعادة الفتح ناقص",
      remedy: "عشرة أحرف على الأقل: يبقى مسجلًا على الإقفال.",
    },
  },
};
