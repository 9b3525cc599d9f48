import BackspaceOutlinedIcon from "@mui/icons-material/BackspaceOutlined";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import type { ReactNode } from "react";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { LETTERS, SIGNS } from "./arabic-layout.ts";

interface Props {
  onKey: (key: string) => void;
  onErase: () => void;
}

/** For who has no Arabic keys: the letters lie from right to left, whatever the page's language. */
export function ArabicKeyboard({ onKey, onErase }: Props) {
  const translate = useTranslate();
  const [isSigns, setSigns] = useState(false);
  const { rows } = isSigns ? SIGNS : LETTERS;
  return (
    <Box
      role="group"
      aria-label={translate("simulator.keyboard")}
      lang="ar"
      dir="rtl"
      sx={{ p: 0.5, bgcolor: "action.hover", display: "grid", gap: 0.5 }}
    >
      {rows.map((row) => (
        <Row key={row.join("")}>
          {row.map((key) => (
            <Key key={key} onPress={() => onKey(key)}>
              {key}
            </Key>
          ))}
        </Row>
      ))}
      <Row>
        <Key
          wide={1.6}
          label={translate(isSigns ? "simulator.letters" : "simulator.signs")}
          onPress={() => setSigns(!isSigns)}
        >
          {isSigns ? "أ ب" : "١٢٣"}
        </Key>
        <Key wide={5} label={translate("simulator.space")} onPress={() => onKey(" ")}>
          {" "}
        </Key>
        <Key wide={1.6} label={translate("simulator.erase")} onPress={onErase}>
          <BackspaceOutlinedIcon sx={{ fontSize: 17 }} />
        </Key>
      </Row>
    </Box>
  );
}

function Row({ children }: { children: ReactNode }) {
  return <Box sx={{ display: "flex", gap: 0.4 }}>{children}</Box>;
}

interface KeyProps {
  wide?: number;
  label?: string;
  onPress: () => void;
  children: ReactNode;
}

function Key({ wide = 1, label, onPress, children }: KeyProps) {
  return (
    <ButtonBase
      // The text field keeps the focus, and with it the caret.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
      {...(label ? { "aria-label": label } : {})}
      sx={{
        flex: wide,
        minWidth: 0,
        height: 34,
        borderRadius: 1,
        bgcolor: "background.paper",
        fontSize: "1.02rem",
        boxShadow: "0 1px 0 rgba(0,0,0,.25)",
        "&:active": { bgcolor: "action.selected" },
      }}
    >
      {children}
    </ButtonBase>
  );
}
