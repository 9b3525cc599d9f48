import type { SvgIconComponent } from "@mui/icons-material";
import ChatBubbleIcon from "@mui/icons-material/ChatBubbleRounded";
import InstagramIcon from "@mui/icons-material/Instagram";
import WhatsAppIcon from "@mui/icons-material/WhatsApp";
import type { Channel } from "../data/wire.ts";

export interface ChannelStyle {
  name: string;
  icon: SvgIconComponent;
  /** The bar at the top, and the app's tile. */
  bar: string;
  accent: string;
  wall: { light: string; dark: string };
  own: { light: string; dark: string; text: { light: string; dark: string } };
  other: { light: string; dark: string };
}

const INSTAGRAM = "linear-gradient(120deg, #5a31c9, #b3246f 60%, #b8481c)";

export const CHANNEL_STYLES: Record<Channel, ChannelStyle> = {
  whatsapp: {
    name: "WhatsApp",
    icon: WhatsAppIcon,
    bar: "#0b5c4e",
    accent: "#0b7a63",
    wall: { light: "#ece5dc", dark: "#0c161c" },
    own: { light: "#d9f7cd", dark: "#0f4a3f", text: { light: "#12261f", dark: "#e8f5ef" } },
    other: { light: "#ffffff", dark: "#1d2b34" },
  },
  instagram: {
    name: "Instagram",
    icon: InstagramIcon,
    bar: INSTAGRAM,
    accent: "#a3246f",
    wall: { light: "#ffffff", dark: "#0d0d10" },
    own: {
      light: "linear-gradient(160deg, #5a31c9, #8a2aa5)",
      dark: "linear-gradient(160deg, #4b28ab, #7a2492)",
      text: { light: "#ffffff", dark: "#ffffff" },
    },
    other: { light: "#efeff2", dark: "#24242a" },
  },
  messenger: {
    name: "Messenger",
    icon: ChatBubbleIcon,
    bar: "linear-gradient(120deg, #0757c9, #0a6cff)",
    accent: "#0860d6",
    wall: { light: "#ffffff", dark: "#0e1116" },
    own: { light: "#0860d6", dark: "#0a57c0", text: { light: "#ffffff", dark: "#ffffff" } },
    other: { light: "#e9ecf1", dark: "#242a33" },
  },
};

export type Mode = "light" | "dark";
