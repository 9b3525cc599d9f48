import TranslateIcon from "@mui/icons-material/Translate";
import Button from "@mui/material/Button";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useState } from "react";
import { useLocaleState, useTranslate } from "react-admin";
import { LOCALES, localeFacts } from "../../shared/i18n/locales.ts";

/** Languages by their own names: whoever needs the switch may not read the current one. */
export function LanguageSwitch() {
  const translate = useTranslate();
  const [locale, setLocale] = useLocaleState();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (next: string) => {
    setAnchor(null);
    setLocale(next);
  };
  return (
    <>
      <Button
        color="inherit"
        size="small"
        startIcon={<TranslateIcon />}
        aria-haspopup="menu"
        aria-label={`${translate("shell.language")}: ${localeFacts(locale).name}`}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {localeFacts(locale).name}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {LOCALES.map(({ locale: code, name, direction }) => (
          <MenuItem
            key={code}
            lang={code}
            dir={direction}
            selected={code === locale}
            onClick={() => choose(code)}
          >
            {name}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
