import Badge from "@mui/material/Badge";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { useTranslate } from "react-admin";
import { CHANNELS, type Channel } from "../data/wire.ts";
import { CHANNEL_STYLES } from "./channel-style.ts";

interface Props {
  current: Channel;
  available: (channel: Channel) => boolean;
  unread: (channel: Channel) => number;
  onOpen: (channel: Channel) => void;
}

/** The three apps of a phone, with what waits in each. */
export function AppDock({ current, available, unread, onOpen }: Props) {
  const translate = useTranslate();
  return (
    <Box
      role="tablist"
      aria-label={translate("simulator.apps")}
      sx={{ display: "flex", justifyContent: "center", gap: 2.5, py: 1, bgcolor: "#0b1620" }}
    >
      {CHANNELS.filter(available).map((channel) => {
        const { icon: AppIcon, name, bar } = CHANNEL_STYLES[channel];
        const isOpen = channel === current;
        return (
          <ButtonBase
            key={channel}
            role="tab"
            aria-selected={isOpen}
            aria-label={name}
            data-testid={`app-${channel}`}
            onClick={() => onOpen(channel)}
            sx={{ borderRadius: "12px", outlineColor: "#fff" }}
          >
            <Badge badgeContent={unread(channel)} color="error" overlap="rectangular">
              <Box
                sx={{
                  width: 40,
                  height: 40,
                  borderRadius: "12px",
                  background: bar,
                  color: "#fff",
                  display: "grid",
                  placeItems: "center",
                  outline: isOpen ? "2px solid #f2b441" : "none",
                  outlineOffset: 2,
                  opacity: isOpen ? 1 : 0.8,
                }}
              >
                <AppIcon aria-hidden />
              </Box>
            </Badge>
          </ButtonBase>
        );
      })}
    </Box>
  );
}
