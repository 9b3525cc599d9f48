import type { MessageTree } from "../../../shared/i18n/merge-messages.ts";

export const messages: MessageTree = {
  home: {
    open_depot: "لوحة متابعة المستودع",
    hello: "مرحبًا، %{name}",
    hello_nobody: "مرحبًا",
    subtitle: "ما ينتظر من يتولاه، وهل المراقبة نفسها تعمل.",
    subtitle_member: "مكانك في المؤسسة وما يتيحه لك.",
    severities: { CRITICAL: "حرجة", WARN: "تحذيرات", INFO: "معلومات" },
    nothing_waits: "لا شيء ينتظر",
    waiting: "%{open} بانتظار من يتكفل بها · %{overdue} متأخرة",
    audit: {
      title: "آخر تدقيق مجهول الهوية",
      none_title: "لا يوجد أي تدقيق مسجل",
      none_text: "شغّل «npm run audit:anon» لإثبات أن الغريب لا يرى شيئًا.",
      verdicts: {
        PASS: "الغريب لا يرى شيئًا",
        FAIL: "وجد التدقيق تسربًا أو شكًا",
        INVALID: "لم يتمكن التدقيق من الحسم",
      },
      probed: "فُحص %{probed} من %{total} عنصر، والتسربات: %{leaks}",
    },
    health: {
      title: "حالة المراقبة",
      well: "كل شيء يعمل",
      unwell: "هناك ما لا يعمل",
      last_beat: "آخر نبضة %{when}",
      no_beat: "لم تصل أي نبضة",
      statuses: {
        silent: "صامتة",
        failed: "فاشلة",
        not_fetched: "رسائل لم تُجلب",
      },
    },
    rights: { title: "ما يمكنك فعله", more: "هل ينقصك حق؟ اطلبه من %{who}." },
  },
};
