import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useEffect, useState } from "react";
import { useTranslate } from "react-admin";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { ErrorNotice } from "../../../shared/ui/error-notice.tsx";
import { LoadingState } from "../../../shared/ui/loading-state.tsx";
import { linkToFile, readFile } from "../data/media.ts";
import type { MediaFile } from "../model/types.ts";

const PICTURES = ["image", "sticker"];
const PLAYED = ["audio", "video"];

/** The file itself: a picture at once, sound and films when asked, a document as a download. */
export function MediaView({ file }: { file: MediaFile }) {
  const isPicture = PICTURES.includes(file.kind);
  const [isAsked, setAsked] = useState(isPicture);
  if (!isPicture && !PLAYED.includes(file.kind)) return <Download file={file} />;
  return isAsked ? <Shown file={file} /> : <OpenButton file={file} onOpen={() => setAsked(true)} />;
}

function OpenButton({ file, onOpen }: { file: MediaFile; onOpen: () => void }) {
  const translate = useTranslate();
  const kind = file.kind === "video" ? "watch" : "listen";
  return (
    <Button size="small" onClick={onOpen} sx={{ mt: 0.5 }}>
      {translate(`messaging_conversations.media.${kind}`)}
    </Button>
  );
}

/** An address of the page's own memory, given back when the file is no longer shown. */
function useAddress(blob: Blob | undefined): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) return undefined;
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address;
}

function Shown({ file }: { file: MediaFile }) {
  const translate = useTranslate();
  const query = useLiveQuery(["messaging", "media", file.id], () => readFile(file.id), {
    intervalMs: false,
  });
  const address = useAddress(query.data);
  if (query.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (address === null) return <LoadingState rows={1} />;
  const label = translate(`messaging.media_kinds.${file.is_voice ? "voice" : file.kind}`);
  if (file.kind === "audio") {
    // biome-ignore lint/a11y/useMediaCaption: what a customer said has no captions.
    return <audio controls src={address} aria-label={label} style={{ maxWidth: "100%" }} />;
  }
  if (file.kind === "video") {
    return (
      // biome-ignore lint/a11y/useMediaCaption: what a customer filmed has no captions.
      <video controls src={address} aria-label={label} style={{ maxWidth: "100%" }} />
    );
  }
  return (
    <Box
      component="img"
      src={address}
      alt={file.filename ?? label}
      sx={{ display: "block", maxWidth: "100%", maxHeight: 320, borderRadius: 1, mt: 0.75 }}
    />
  );
}

function Download({ file }: { file: MediaFile }) {
  const translate = useTranslate();
  const [error, setError] = useState<unknown>(null);
  const open = async () => {
    setError(null);
    try {
      // The link says "save": the page stays where it is.
      window.location.assign(await linkToFile(file.id));
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <>
      <Button size="small" onClick={() => void open()} sx={{ mt: 0.5 }}>
        {translate("messaging_conversations.media.download")}
      </Button>
      {error ? <ErrorNotice error={error} /> : null}
    </>
  );
}
