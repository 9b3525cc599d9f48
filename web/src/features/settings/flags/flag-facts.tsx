import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { Fragment, type ReactNode } from "react";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { FlagChip } from "./flag-chip.tsx";
import type { Allowed, Flag } from "./flags-data.ts";
import { useFlagWords } from "./use-flag-words.ts";

export function FlagFacts({ flag }: { flag: Flag }) {
  const translate = useTranslate();
  const words = useFlagWords();
  const allowed = useAllowedWords(flag.allowed_values);
  const facts: [string, ReactNode][] = [
    ["in_force", <FlagChip key="chip" flag={flag} />],
    ["comes_from", words.origin(flag)],
    ["default_value", words.value(flag.default_value)],
  ];
  if (allowed) facts.push(["allowed", allowed]);
  if (flag.aliases.length > 0) facts.push(["aliases", flag.aliases.join(", ")]);
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: "grid",
        gridTemplateColumns: "auto 1fr",
        columnGap: 3,
        rowGap: 1,
        alignItems: "center",
      }}
    >
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <Typography component="dt" variant="body2" color="textSecondary">
            {translate(`settings.flags.facts.${name}`)}
          </Typography>
          <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: "anywhere" }}>
            <bdi>{value}</bdi>
          </Box>
        </Fragment>
      ))}
    </Box>
  );
}

function useAllowedWords(allowed: Allowed): string | null {
  const translate = useTranslate();
  const words = useFlagWords();
  const { list, number } = useFormat();
  if (allowed === null) return null;
  if (Array.isArray(allowed)) return list(allowed.map((value) => words.value(value)));
  const { min, max, max_length: maxLength } = allowed;
  if (min !== undefined && max !== undefined) {
    return translate("settings.flags.from_to", { min: number(min), max: number(max) });
  }
  if (maxLength !== undefined) {
    return translate("settings.flags.max_length", { count: number(maxLength) });
  }
  return null;
}
