import FormatListBulletedIcon from "@mui/icons-material/FormatListBulleted";
import OpenInNewIcon from "@mui/icons-material/OpenInNew";
import PlaceOutlinedIcon from "@mui/icons-material/PlaceOutlined";
import ReplyIcon from "@mui/icons-material/ReplyOutlined";
import ButtonBase from "@mui/material/ButtonBase";
import Stack from "@mui/material/Stack";
import { useTranslate } from "react-admin";
import type { ChatMessage, Choice } from "../data/wire.ts";

interface Props {
  message: ChatMessage;
  isLast: boolean;
  accent: string;
  surface: string;
  onChoose: (choice: Choice) => void;
  onOpenList: () => void;
}

const ICONS = {
  reply: ReplyIcon,
  quick_reply: ReplyIcon,
  postback: ReplyIcon,
  url: OpenInNewIcon,
  location: PlaceOutlinedIcon,
} as const;

const buttonStyle = (accent: string, surface: string, isPill: boolean) => ({
  minHeight: 36,
  px: 1.5,
  gap: 0.75,
  borderRadius: isPill ? 5 : 2,
  border: isPill ? `1.5px solid ${accent}` : 0,
  bgcolor: surface,
  color: accent,
  fontWeight: 600,
  fontSize: "0.85rem",
  boxShadow: isPill ? "none" : "0 1px 1px rgba(0,0,0,.12)",
  "& svg": { fontSize: 17 },
});

/** What the business offers to touch: buttons below the bubble, or pills for quick replies. */
export function Choices(props: Props) {
  const { message, isLast, accent, surface, onChoose, onOpenList } = props;
  const translate = useTranslate();
  const { choices = [], list } = message;
  const isPill = choices.some(({ kind }) => kind === "quick_reply");
  // Quick replies go with the next message; buttons and lists stay.
  if ((choices.length === 0 && !list) || (isPill && !isLast)) return null;
  return (
    <Stack
      direction={isPill ? "row" : "column"}
      sx={{ gap: 0.5, mt: 0.5, flexWrap: "wrap", alignItems: "stretch" }}
    >
      {choices.map((choice) => {
        const ChoiceIcon = ICONS[choice.kind];
        return (
          <ButtonBase
            key={choice.id}
            data-testid="choice"
            sx={buttonStyle(accent, surface, isPill)}
            onClick={() => onChoose(choice)}
          >
            {isPill ? null : <ChoiceIcon aria-hidden />}
            <bdi>{choice.title || translate("simulator.send_location")}</bdi>
          </ButtonBase>
        );
      })}
      {list ? (
        <ButtonBase
          data-testid="open-list"
          sx={buttonStyle(accent, surface, false)}
          onClick={onOpenList}
        >
          <FormatListBulletedIcon aria-hidden />
          <bdi>{list.button}</bdi>
        </ButtonBase>
      ) : null}
    </Stack>
  );
}
