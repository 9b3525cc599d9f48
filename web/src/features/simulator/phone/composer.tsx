import KeyboardOutlinedIcon from "@mui/icons-material/KeyboardOutlined";
import MicNoneIcon from "@mui/icons-material/MicNoneOutlined";
import SendIcon from "@mui/icons-material/SendRounded";
import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import IconButton from "@mui/material/IconButton";
import InputBase from "@mui/material/InputBase";
import Stack from "@mui/material/Stack";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslate } from "react-admin";
import { ArabicKeyboard } from "../keyboard/arabic-keyboard.tsx";
import { type Caret, erased, typed } from "../keyboard/arabic-layout.ts";
import { AttachMenu } from "./attach-menu.tsx";
import { type Attachment, attachments } from "./attachments.ts";

interface Props {
  accent: string;
  onText: (text: string) => void;
  onAttach: (attachment: Attachment) => void;
}

/** What a newcomer may try: each shows another side of the echo conversation. */
const PHRASES = [
  "Bonjour",
  "السلام عليكم",
  "menu",
  "aide",
  "مساعدة",
  "LANG DZ",
  "Wach rak",
  "LANG AR",
  "LANG FR",
  "LANG EN",
];

/** A text with its caret: the keys on screen write where the caret stands. */
function useDraft() {
  const [text, setText] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const wanted = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret follows the text that was just drawn.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    field.current?.setSelectionRange(wanted.current, wanted.current);
    wanted.current = null;
  }, [text]);
  const edit = (change: (text: string, caret: Caret) => { text: string; caret: number }) => {
    const start = field.current?.selectionStart ?? text.length;
    const end = field.current?.selectionEnd ?? text.length;
    const next = change(text, { start, end });
    wanted.current = next.caret;
    setText(next.text);
  };
  return { text, setText, edit, field };
}

export function Composer({ accent, onText, onAttach }: Props) {
  const translate = useTranslate();
  const [isKeyboard, setKeyboard] = useState(false);
  const { text, setText, edit, field } = useDraft();
  const isEmpty = text.trim() === "";
  const send = () => {
    if (isEmpty) return;
    onText(text.trim());
    setText("");
  };
  return (
    <Box sx={{ bgcolor: "background.paper", borderTop: 1, borderColor: "divider" }}>
      <Phrases onText={onText} />
      <Stack direction="row" sx={{ alignItems: "flex-end", px: 0.75, pb: 0.75, gap: 0.25 }}>
        <AttachMenu onAttach={onAttach} />
        <InputBase
          inputRef={field}
          value={text}
          multiline
          maxRows={4}
          placeholder={translate("simulator.write")}
          inputProps={{ "aria-label": translate("simulator.write"), dir: "auto" }}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey) return;
            event.preventDefault();
            send();
          }}
          sx={{
            flex: 1,
            minWidth: 0,
            bgcolor: "action.hover",
            borderRadius: 2.5,
            px: 1.5,
            py: 0.75,
            fontSize: "0.9rem",
          }}
        />
        <IconButton
          size="small"
          aria-label={translate("simulator.keyboard")}
          aria-pressed={isKeyboard}
          color={isKeyboard ? "primary" : "default"}
          onClick={() => setKeyboard(!isKeyboard)}
        >
          <KeyboardOutlinedIcon />
        </IconButton>
        <IconButton
          size="small"
          aria-label={translate(isEmpty ? "simulator.attachments.voice" : "simulator.send")}
          onClick={() => (isEmpty ? onAttach(attachments.voice()) : send())}
          sx={{ bgcolor: accent, color: "#fff", "&:hover": { bgcolor: accent, opacity: 0.9 } }}
        >
          {isEmpty ? (
            <MicNoneIcon fontSize="small" />
          ) : (
            <SendIcon fontSize="small" sx={{ "[dir=rtl] &": { transform: "scaleX(-1)" } }} />
          )}
        </IconButton>
      </Stack>
      {isKeyboard ? (
        <ArabicKeyboard
          onKey={(key) => edit((now, caret) => typed(now, caret, key))}
          onErase={() => edit(erased)}
        />
      ) : null}
    </Box>
  );
}

function Phrases({ onText }: { onText: (text: string) => void }) {
  const translate = useTranslate();
  return (
    <Stack
      direction="row"
      role="group"
      aria-label={translate("simulator.phrases")}
      sx={{ gap: 0.5, px: 1, py: 0.75, overflowX: "auto", scrollbarWidth: "none" }}
    >
      {PHRASES.map((phrase) => (
        <Chip
          key={phrase}
          size="small"
          variant="outlined"
          label={<bdi>{phrase}</bdi>}
          onClick={() => onText(phrase)}
          sx={{ flexShrink: 0 }}
        />
      ))}
    </Stack>
  );
}
