import CheckCircleOutlinedIcon from "@mui/icons-material/CheckCircleOutlined";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { isolate } from "../../../shared/format/isolate.ts";
import { useFormat } from "../../../shared/format/use-format.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { type Dashboard, type Todo, todosOf } from "../model/dashboard.ts";

/** What waits for someone: each line leads to where it is dealt with. */
export function TodoPanel({ board }: { board: Dashboard }) {
  const translate = useTranslate();
  const { can } = useSession();
  const todos = todosOf(board, can);
  const word = (key: string, values = {}) => translate(`depot_stock.dashboard.${key}`, values);
  const corrections = board.a_traiter.corrections_30j;
  return (
    <Panel title={word("todo")}>
      {todos.length === 0 ? (
        <EmptyState isCompact icon={<CheckCircleOutlinedIcon />} title={word("nothing_waits")} />
      ) : (
        <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, pb: 1 }}>
          {todos.map((todo) => (
            <TodoLine key={todo.key} todo={todo} />
          ))}
        </Box>
      )}
      {corrections > 0 ? (
        <Typography variant="body2" color="textSecondary" sx={{ px: 2.5, pb: 2 }}>
          {word("corrections", { smart_count: corrections })}
        </Typography>
      ) : null}
    </Panel>
  );
}

const SHOWN_NAMES = 4;
const LINE = {
  display: "flex",
  alignItems: "center",
  gap: 1.5,
  px: 2.5,
  py: 1.1,
  color: "text.primary",
  textDecoration: "none",
  "&:hover": { bgcolor: "action.hover" },
} as const;

function TodoLine({ todo }: { todo: Todo }) {
  const translate = useTranslate();
  const { number, list } = useFormat();
  const more = todo.names.length - SHOWN_NAMES;
  const names = [
    ...todo.names.slice(0, SHOWN_NAMES).map(isolate),
    ...(more > 0 ? [translate("depot_stock.dashboard.more", { smart_count: more })] : []),
  ];
  return (
    <Box component="li">
      <Box component={Link} to={todo.to} data-todo={todo.key} sx={LINE}>
        <Box
          component="span"
          sx={{
            minWidth: 34,
            textAlign: "center",
            fontWeight: 700,
            fontSize: "1.15rem",
            fontVariantNumeric: "tabular-nums",
            color: `${todo.tone}.main`,
          }}
        >
          {number(todo.count)}
        </Box>
        <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="body2" component="span" sx={{ display: "block", fontWeight: 600 }}>
            {translate(`depot_stock.dashboard.todos.${todo.key}`, { smart_count: todo.count })}
          </Typography>
          {names.length > 0 ? (
            <Typography variant="caption" component="span" color="textSecondary">
              {list(names)}
            </Typography>
          ) : null}
        </Box>
      </Box>
    </Box>
  );
}
