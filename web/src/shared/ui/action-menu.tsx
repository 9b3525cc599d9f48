import MoreVertIcon from "@mui/icons-material/MoreVert";
import IconButton from "@mui/material/IconButton";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useState } from "react";

export interface MenuAction {
  label: string;
  onSelect: () => void;
  isDanger?: boolean;
  isDisabled?: boolean;
}

/** The row's actions behind one button; nothing at all when there is none. */
export function ActionMenu({ label, actions }: { label: string; actions: readonly MenuAction[] }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (actions.length === 0) return null;
  const select = (action: MenuAction) => {
    setAnchor(null);
    action.onSelect();
  };
  return (
    <>
      <IconButton
        size="small"
        aria-label={label}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreVertIcon fontSize="small" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {actions.map((action) => (
          <MenuItem
            key={action.label}
            disabled={action.isDisabled ?? false}
            onClick={() => select(action)}
            sx={action.isDanger ? { color: "error.main" } : {}}
          >
            {action.label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
