import type { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { Env } from "./graph-call.ts";
import type { Simulator } from "./simulator.ts";
import type { Numbered } from "./types.ts";

const HEARTBEAT_MS = 15_000;

/** What happens, as it happens; a reader that comes back says where it was. */
export const eventRoute = (sim: Simulator, app: Hono<Env>, boot: string): void => {
  app.get("/events", (context) => {
    const from = Number(context.req.header("last-event-id") ?? context.req.query("after") ?? "0");
    return streamSSE(context, async (stream) => {
      const write = (entry: Numbered): Promise<void> =>
        stream.writeSSE({ id: String(entry.seq), event: entry.kind, data: JSON.stringify(entry) });
      const isWhole = sim.journal.reaches(from);
      await stream.writeSSE({ event: "hello", data: JSON.stringify({ boot, is_whole: isWhole }) });
      for (const entry of sim.journal.after(from)) await write(entry);
      const stop = sim.journal.listen((entry) => void write(entry));
      stream.onAbort(stop);
      while (!stream.aborted) {
        await stream.sleep(HEARTBEAT_MS);
        await stream.write(": alive\n\n");
      }
    });
  });
  app.get("/journal", (context) =>
    Response.json(sim.journal.after(Number(context.req.query("after") ?? "0"))),
  );
};
