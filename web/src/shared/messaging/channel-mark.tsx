import ForumOutlinedIcon from "@mui/icons-material/ForumOutlined";
import InstagramIcon from "@mui/icons-material/Instagram";
import SmsOutlinedIcon from "@mui/icons-material/SmsOutlined";
import WhatsAppIcon from "@mui/icons-material/WhatsApp";
import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";

export const CHANNELS = ["whatsapp", "instagram", "messenger"] as const;

const ICONS: Record<string, typeof WhatsAppIcon> = {
  whatsapp: WhatsAppIcon,
  instagram: InstagramIcon,
  messenger: SmsOutlinedIcon,
};

interface Props {
  channel: string;
  /** The icon alone, where the word would not fit; it stays readable for a screen reader. */
  isCompact?: boolean;
}

/** Which network: its sign and its name. */
export function ChannelMark({ channel, isCompact = false }: Props) {
  const translate = useTranslate();
  const Icon = ICONS[channel] ?? ForumOutlinedIcon;
  const name = translate(`messaging.channels.${channel}`, { _: channel });
  return (
    <Box
      component="span"
      sx={{ display: "inline-flex", alignItems: "center", gap: 0.5, whiteSpace: "nowrap" }}
    >
      <Icon
        {...(isCompact ? { titleAccess: name } : {})}
        sx={{ fontSize: 17, color: "text.secondary" }}
      />
      {isCompact ? null : name}
    </Box>
  );
}
