import { expect, test } from "vitest";
import type { RpcResult } from "../_shared/rpc.ts";
import { memoryStore } from "../media-fetch/test-support.ts";
import { type Deps, handler } from "./handler.ts";

const id = "5f0c9a5e-1111-4222-8333-944445555666";

const serve = (answer: RpcResult, over: Partial<Deps> = {}) => {
  const asked: { readonly token: string; readonly args: unknown }[] = [];
  const deps: Deps = {
    rpcAs: (token) => async (_, args) => {
      asked.push({ token, args });
      return answer;
    },
    store: memoryStore().store,
    log: () => undefined,
    ...over,
  };
  const call = (path = `/media-file/${id}`, init: RequestInit = {}) =>
    handler(deps)(
      new Request(`http://f${path}`, { headers: { authorization: "Bearer person" }, ...init }),
    );
  return { call, asked };
};

const picture = { storage_path: "t/f", kind: "image", mime: "image/png", filename: null };
const refusal = (status: number, code: string): RpcResult => ({
  data: null,
  error: { status, code, message: "x" },
});

test("the database is asked as the person, and its yes becomes a link of a minute", async () => {
  const { call, asked } = serve({ data: picture, error: null });
  const response = await call();
  expect(await response.json()).toMatchObject({
    url: "https://store.example/t/f",
    expires_in: 60,
    mime: "image/png",
  });
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(asked).toEqual([{ token: "person", args: { media_id: id } }]);
});

test.each([
  [refusal(404, "PT404"), 404, "media_not_found"],
  [refusal(409, "PT409"), 409, "media_not_stored"],
  [refusal(401, "PGRST301"), 401, "session_invalid"],
  [refusal(403, "42501"), 401, "session_invalid"],
  [refusal(503, "PGRST001"), 503, "try_again"],
])("a refusal stays one: %#", async (answer, status, error) => {
  const response = await serve(answer).call();
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error });
});

test("without a token nobody is asked, and a path that names no file is none", async () => {
  const { call, asked } = serve({ data: picture, error: null });
  expect((await call(undefined, { headers: {} })).status).toBe(401);
  expect((await call("/media-file/../../secret")).status).toBe(404);
  expect((await call(undefined, { method: "POST" })).status).toBe(405);
  expect((await call(undefined, { method: "OPTIONS" })).status).toBe(204);
  expect(asked).toEqual([]);
});
