import InsertDriveFileOutlinedIcon from "@mui/icons-material/InsertDriveFileOutlined";
import PlaceIcon from "@mui/icons-material/Place";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import type { ChatMedia, ChatMessage } from "../data/wire.ts";

/** A picture, a voice, a file: as a phone shows it. */
export function MediaView({ media }: { media: ChatMedia }) {
  const translate = useTranslate();
  if (media.kind === "image" || media.kind === "sticker") {
    return (
      <Box
        component="img"
        src={media.url}
        alt={translate("simulator.types.image")}
        sx={{ display: "block", width: "100%", maxWidth: 210, borderRadius: 1.5, mb: 0.5 }}
      />
    );
  }
  if (media.kind === "audio") {
    return (
      <Box
        component="audio"
        controls
        src={media.url}
        aria-label={translate(media.voice ? "simulator.types.voice" : "simulator.types.audio")}
        sx={{ display: "block", width: 200, height: 36, mb: 0.5 }}
      />
    );
  }
  return (
    <Box
      component="a"
      href={media.url}
      target="_blank"
      rel="noreferrer"
      sx={{ display: "flex", alignItems: "center", gap: 1, color: "inherit", mb: 0.5 }}
    >
      <InsertDriveFileOutlinedIcon fontSize="small" />
      <bdi>{media.filename ?? translate(`simulator.types.${media.kind}`)}</bdi>
    </Box>
  );
}

/** Streets of nowhere in particular, and a pin: no map is fetched. */
export function LocationView({ location }: { location: NonNullable<ChatMessage["location"]> }) {
  const place = `${location.latitude.toFixed(4)}, ${location.longitude.toFixed(4)}`;
  return (
    <Box sx={{ width: 200, mb: 0.5 }}>
      <Box
        aria-hidden
        sx={{
          height: 92,
          borderRadius: 1.5,
          display: "grid",
          placeItems: "center",
          color: "#b3261e",
          backgroundColor: "#dfe9d8",
          backgroundImage: [
            "linear-gradient(68deg, transparent 46%, #ffffff 46% 51%, transparent 51%)",
            "linear-gradient(-24deg, transparent 58%, #ffffff 58% 62%, transparent 62%)",
            "linear-gradient(8deg, transparent 24%, #f6e9c4 24% 30%, transparent 30%)",
            "radial-gradient(circle at 84% 26%, #a9cfe6 0 16%, transparent 17%)",
          ].join(","),
        }}
      >
        <PlaceIcon sx={{ fontSize: 34, filter: "drop-shadow(0 2px 2px rgba(0,0,0,.35))" }} />
      </Box>
      {location.name ? (
        <Typography variant="body2" dir="auto" sx={{ fontWeight: 600, mt: 0.5 }}>
          {location.name}
        </Typography>
      ) : null}
      <Typography variant="caption" component="p" dir="ltr" sx={{ opacity: 0.85 }}>
        {place}
      </Typography>
    </Box>
  );
}
