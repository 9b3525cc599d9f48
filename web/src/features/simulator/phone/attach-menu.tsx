import AddIcon from "@mui/icons-material/AddRounded";
import AttachFileIcon from "@mui/icons-material/AttachFile";
import MicNoneIcon from "@mui/icons-material/MicNoneOutlined";
import PersonOutlinedIcon from "@mui/icons-material/PersonOutlined";
import PhotoOutlinedIcon from "@mui/icons-material/PhotoOutlined";
import PlaceOutlinedIcon from "@mui/icons-material/PlaceOutlined";
import IconButton from "@mui/material/IconButton";
import ListItemIcon from "@mui/material/ListItemIcon";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useRef, useState } from "react";
import { useTranslate } from "react-admin";
import {
  ATTACHMENT_KINDS,
  type Attachment,
  type AttachmentKind,
  attachments,
  fileAttachment,
} from "./attachments.ts";

const ICONS: Record<AttachmentKind, typeof AddIcon> = {
  photo: PhotoOutlinedIcon,
  location: PlaceOutlinedIcon,
  voice: MicNoneIcon,
  contact: PersonOutlinedIcon,
};

export function AttachMenu({ onAttach }: { onAttach: (attachment: Attachment) => void }) {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const attach = (attachment: Attachment) => {
    setAnchor(null);
    onAttach(attachment);
  };
  const pick = async (chosen: File | undefined) => {
    setAnchor(null);
    if (chosen) onAttach(await fileAttachment(chosen));
  };
  return (
    <>
      <IconButton
        size="small"
        aria-label={translate("simulator.attach")}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <AddIcon />
      </IconButton>
      <input
        ref={file}
        type="file"
        hidden
        aria-label={translate("simulator.attachments.file")}
        onChange={(event) => void pick(event.target.files?.[0])}
      />
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {ATTACHMENT_KINDS.map((kind) => {
          const KindIcon = ICONS[kind];
          return (
            <MenuItem key={kind} onClick={() => attach(attachments[kind]())}>
              <ListItemIcon>
                <KindIcon fontSize="small" />
              </ListItemIcon>
              {translate(`simulator.attachments.${kind}`)}
            </MenuItem>
          );
        })}
        <MenuItem onClick={() => file.current?.click()}>
          <ListItemIcon>
            <AttachFileIcon fontSize="small" />
          </ListItemIcon>
          {translate("simulator.attachments.file")}
        </MenuItem>
      </Menu>
    </>
  );
}
