import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { useLocalized } from "../../../shared/i18n/use-localized.ts";
import { intervalSeconds } from "./interval.ts";
import type { Rule } from "./rules-data.ts";
import { useRuleChoices } from "./use-rules.ts";

/** Only the host: a webhook's address may itself be a secret, and this screen is read by many. */
export function hostOf(target: string): string {
  try {
    return new URL(target).host;
  } catch {
    return target;
  }
}

export function useRuleWords(rule: Rule): { summary: string; pace: string } {
  const translate = useTranslate();
  const text = useLocalized();
  const { duration, list } = useFormat();
  const { data } = useRuleChoices();
  const site = data?.sites.find((candidate) => candidate.id === rule.site_id)?.name;
  const titles = (rule.check_codes ?? []).map((code) => {
    const check = data?.checks.find((candidate) => candidate.code === code);
    return check ? text(check.title) : code;
  });
  const summary = [
    translate(`settings.notifications.from_severity.${rule.min_severity}`),
    rule.check_codes ? list(titles) : translate("settings.notifications.all_checks"),
    rule.site_id ? (site ?? rule.site_id) : translate("settings.notifications.all_sites"),
    translate(`settings.notifications.channels.${rule.channel}`),
    targetWords(rule, translate),
  ];
  const repeat = rule.repeat_every
    ? translate("settings.notifications.repeats", {
        time: duration(intervalSeconds(rule.repeat_every)),
      })
    : translate("settings.notifications.never_repeats");
  const pace = [
    translate("settings.notifications.cools", { time: duration(intervalSeconds(rule.cooldown)) }),
    repeat,
    translate(
      rule.notify_resolved
        ? "settings.notifications.tells_resolved"
        : "settings.notifications.hides_resolved",
    ),
  ];
  return { summary: summary.join(" · "), pace: pace.join(" · ") };
}

function targetWords(rule: Rule, translate: (key: string) => string): string {
  if (rule.target === null)
    return translate(`settings.notifications.default_target.${rule.channel}`);
  return rule.channel === "webhook" ? hostOf(rule.target) : rule.target.split(",").join(", ");
}
