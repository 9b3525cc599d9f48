import CloseIcon from "@mui/icons-material/CloseRounded";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import IconButton from "@mui/material/IconButton";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import type { ChatMessage } from "../data/wire.ts";
import { useTakenFocus } from "./use-taken-focus.ts";

interface Props {
  list: NonNullable<ChatMessage["list"]>;
  accent: string;
  onChoose: (rowId: string) => void;
  onClose: () => void;
}

/** The sheet that a list opens, inside its phone. */
export function ListSheet({ list, accent, onChoose, onClose }: Props) {
  const translate = useTranslate();
  const closer = useTakenFocus<HTMLButtonElement>();
  return (
    <Box
      role="dialog"
      aria-label={list.button}
      onKeyDown={({ key }) => {
        if (key === "Escape") onClose();
      }}
      sx={{
        position: "absolute",
        inset: 0,
        zIndex: 3,
        bgcolor: "rgba(0,0,0,.45)",
        display: "flex",
        alignItems: "flex-end",
      }}
    >
      <Box
        sx={{
          width: "100%",
          maxHeight: "78%",
          overflowY: "auto",
          bgcolor: "background.paper",
          borderRadius: "18px 18px 0 0",
          pb: 1.5,
        }}
      >
        <Stack direction="row" sx={{ alignItems: "center", px: 1, py: 0.5 }}>
          <IconButton
            ref={closer}
            size="small"
            onClick={onClose}
            aria-label={translate("simulator.close")}
          >
            <CloseIcon fontSize="small" />
          </IconButton>
          <Typography sx={{ flex: 1, textAlign: "center", fontWeight: 650, pe: 4 }} dir="auto">
            {list.button}
          </Typography>
        </Stack>
        {list.sections.map((section) => (
          <Box key={section.title}>
            <Typography
              variant="caption"
              component="h3"
              dir="auto"
              sx={{ px: 2, pt: 1, color: accent, fontWeight: 700 }}
            >
              {section.title}
            </Typography>
            {section.rows.map((row) => (
              <ButtonBase
                key={row.id}
                data-testid="list-row"
                onClick={() => onChoose(row.id)}
                sx={{
                  display: "block",
                  width: "100%",
                  textAlign: "start",
                  px: 2,
                  py: 1,
                  borderBottom: 1,
                  borderColor: "divider",
                }}
              >
                <Typography component="span" dir="auto" sx={{ display: "block", fontWeight: 600 }}>
                  {row.title}
                </Typography>
                {row.description ? (
                  <Typography variant="body2" component="span" color="textSecondary" dir="auto">
                    {row.description}
                  </Typography>
                ) : null}
              </ButtonBase>
            ))}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
