import type { IncomingHttpHeaders } from "node:http";
import { Hono } from "hono";
import type { FetchService } from "./auth.ts";
import { claimsOf, identify } from "./gateway-keys.ts";
import type { StorageBucket } from "./project-config.ts";
import { type Secrets, signJwt } from "./secrets.ts";
import { type StorageFiles, storageFiles } from "./storage-files.ts";

export type StorageOptions = {
  readonly dir: string;
  readonly secrets: Secrets;
  readonly buckets: Readonly<Record<string, StorageBucket>>;
};

/** Storage says 400 and puts its own status inside, as hosted. */
const refuse = (status: number, error: string, message: string): Response =>
  Response.json({ statusCode: String(status), error, message }, { status: 400 });

const notFound = (): Response => refuse(404, "not_found", "Object not found");

const isService = (request: Request, secrets: Secrets): boolean => {
  const headers: IncomingHttpHeaders = Object.fromEntries(request.headers);
  const caller = identify(headers, secrets);
  return "data" in caller && caller.data.role === "service_role" && !caller.data.isUser;
};

const nameOf = (path: string): string => decodeURIComponent(path);

const signRoutes = (app: Hono, files: StorageFiles, { secrets }: StorageOptions): void => {
  app.post("/object/sign/:bucket/:name{.+}", async ({ req }) => {
    const { bucket, name } = req.param();
    const { expiresIn } = (await req.json()) as { expiresIn?: number };
    if (!(await files.get(bucket, nameOf(name)))) return notFound();
    const iat = Math.floor(Date.now() / 1000);
    const url = `${bucket}/${nameOf(name)}`;
    const token = signJwt({ url, iat, exp: iat + Number(expiresIn) }, secrets.jwtSecret);
    return Response.json({ signedURL: `/object/sign/${bucket}/${name}?token=${token}` });
  });
};

/** Opens with what the link says, for whoever holds it, until its end. */
const linkRoute = (app: Hono, files: StorageFiles, { secrets }: StorageOptions): void => {
  app.get("/object/sign/:bucket/:name{.+}", async ({ req }) => {
    const { bucket, name } = req.param();
    const claims = claimsOf(req.query("token") ?? "", secrets.jwtSecret);
    if (claims?.url !== `${bucket}/${nameOf(name)}`) {
      return refuse(400, "InvalidJWT", "jwt malformed, expired or of another object");
    }
    const file = await files.get(bucket, nameOf(name));
    if (!file) return notFound();
    const download = req.query("download");
    const saved = `attachment; filename*=UTF-8''${encodeURIComponent(download ?? "")}`;
    return new Response(new Uint8Array(file.bytes), {
      headers: {
        "content-type": file.mime,
        "x-content-type-options": "nosniff",
        "cache-control": "private, max-age=0",
        ...(download === undefined ? {} : { "content-disposition": saved }),
      },
    });
  });
};

const objectRoutes = (app: Hono, files: StorageFiles, { buckets }: StorageOptions): void => {
  app.post("/object/:bucket/:name{.+}", async ({ req }) => {
    const { bucket, name } = req.param();
    const rules = buckets[bucket];
    if (!rules) return refuse(404, "Bucket not found", "Bucket not found");
    const bytes = Buffer.from(await req.arrayBuffer());
    if (bytes.length > rules.maxBytes) {
      return refuse(413, "Payload too large", "The object exceeded the maximum allowed size");
    }
    const isTaken = (await files.get(bucket, nameOf(name))) !== undefined;
    if (isTaken && req.header("x-upsert") !== "true") {
      return refuse(409, "Duplicate", "The resource already exists");
    }
    const mime = req.header("content-type") ?? "application/octet-stream";
    await files.put(bucket, nameOf(name), { bytes, mime });
    return Response.json({ Key: `${bucket}/${nameOf(name)}` });
  });
  app.delete("/object/:bucket", async ({ req }) => {
    const bucket = req.param("bucket");
    const { prefixes } = (await req.json()) as { prefixes: readonly string[] };
    const gone: { name: string }[] = [];
    for (const name of prefixes) if (await files.remove(bucket, name)) gone.push({ name });
    return Response.json(gone);
  });
};

/**
 * The part of the platform's Storage that our functions use: private buckets without policies, so
 * that the service alone enters, and links with an end. Real Storage was not at hand: the paths,
 * bodies and refusals follow its public documentation.
 */
export const startStorage = (options: StorageOptions): FetchService => {
  const files = storageFiles(options.dir);
  const app = new Hono().basePath("/storage/v1");
  linkRoute(app, files, options);
  app.use("*", async ({ req }, next) => {
    if (isService(req.raw, options.secrets)) return next();
    return Response.json(
      {
        statusCode: "403",
        error: "Unauthorized",
        message: "new row violates row-level security policy",
      },
      { status: 403 },
    );
  });
  signRoutes(app, files, options);
  objectRoutes(app, files, options);
  app.notFound(() => refuse(404, "not_found", "Not found"));
  app.onError(() => refuse(400, "invalid_request", "The request cannot be read"));
  return { fetch: async (request) => app.fetch(request), close: async () => undefined };
};
