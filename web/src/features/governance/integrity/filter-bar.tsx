import ClearIcon from "@mui/icons-material/Clear";
import TuneIcon from "@mui/icons-material/Tune";
import Badge from "@mui/material/Badge";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Collapse from "@mui/material/Collapse";
import Stack from "@mui/material/Stack";
import type { Theme } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { type AlertFilters, countChoices, defaultFilters } from "../model/alert-filters.ts";
import { FilterFields } from "./filter-fields.tsx";
import { FilterSearch } from "./filter-search.tsx";
import { QuickFilters } from "./quick-filters.tsx";
import type { ChangeFilters } from "./use-alert-filters.ts";

interface Props {
  filters: AlertFilters;
  onChange: ChangeFilters;
}

/** Search and the two everyday questions in one line; the rest opens on demand. */
export function FilterBar({ filters, onChange }: Props) {
  const translate = useTranslate();
  const isPhone = useMediaQuery<Theme>((theme) => theme.breakpoints.down("md"));
  const chosen = countChoices(filters);
  const [isOpen, setOpen] = useState(chosen > 0 && !isPhone);
  return (
    <Box component="search" aria-label={translate("governance.integrity.filters.label")}>
      <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap", alignItems: "center" }}>
        <FilterSearch value={filters.text} onChange={(text) => onChange({ text })} />
        <QuickFilters filters={filters} onChange={onChange} />
        <Badge badgeContent={chosen} color="primary">
          <Button
            variant="outlined"
            color="inherit"
            startIcon={<TuneIcon />}
            aria-expanded={isOpen}
            aria-controls="alert-filters"
            sx={{ borderColor: "divider", bgcolor: "background.paper" }}
            onClick={() => setOpen(!isOpen)}
          >
            {translate("governance.integrity.filters.label")}
          </Button>
        </Badge>
        {chosen > 0 ? (
          <Button
            color="inherit"
            startIcon={<ClearIcon />}
            onClick={() => onChange(defaultFilters)}
          >
            {translate("governance.integrity.filters.clear")}
          </Button>
        ) : null}
      </Stack>
      <Collapse in={isOpen} id="alert-filters" unmountOnExit>
        <FilterFields filters={filters} onChange={onChange} />
      </Collapse>
    </Box>
  );
}
