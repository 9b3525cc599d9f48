import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import type { Flag, FlagValue, Target } from "./flags-data.ts";

interface FlagWords {
  value: (value: FlagValue | null) => string;
  target: (target: Target) => string;
  origin: (flag: Flag) => string;
  channel: (channel: string) => string;
}

const CHANNEL_NAMES: Record<string, string> = {
  whatsapp: "WhatsApp",
  instagram: "Instagram",
  messenger: "Messenger",
};

export function useFlagWords(): FlagWords {
  const translate = useTranslate();
  const { number } = useFormat();
  const { tenant } = useSession();
  const channel = (code: string) => CHANNEL_NAMES[code] ?? code;
  return {
    channel,
    value: (value) => {
      if (value === null) return translate("settings.flags.nothing");
      if (typeof value === "boolean") return translate(`settings.flags.${value ? "on" : "off"}`);
      if (typeof value === "number") return number(value, { maximumFractionDigits: 6 });
      return value === "" ? translate("settings.flags.empty_text") : value;
    },
    target: (target) => {
      const place = target.tenant_id ? tenant.name : translate("settings.flags.platform");
      return target.channel ? `${channel(target.channel)} · ${place}` : place;
    },
    origin: (flag) => translate(`settings.flags.origins.${flag.scope}`, { tenant: tenant.name }),
  };
}
