import TablePagination from "@mui/material/TablePagination";
import { useTranslate } from "react-admin";
import { useFormat } from "../format/use-format.ts";

interface Props {
  page: number;
  perPage: number;
  total: number;
  onPage: (page: number) => void;
}

/** Pages from 1; hidden while everything fits on one. */
export function Pager({ page, perPage, total, onPage }: Props) {
  const translate = useTranslate();
  const { number } = useFormat();
  if (total <= perPage && page === 1) return null;
  return (
    <TablePagination
      component="nav"
      count={total}
      page={Math.min(page - 1, Math.max(0, Math.ceil(total / perPage) - 1))}
      rowsPerPage={perPage}
      rowsPerPageOptions={[perPage]}
      onPageChange={(_event, next) => onPage(next + 1)}
      labelDisplayedRows={({ from, to, count }) =>
        translate("ra.navigation.page_range_info", {
          offsetBegin: number(from),
          offsetEnd: number(to),
          total: number(count),
        })
      }
      getItemAriaLabel={(type) => translate(`ra.navigation.${type}`)}
    />
  );
}
