/** What the edge runtime gives a function, named in one place: elsewhere there is only the web platform. */
declare const Deno: {
  readonly env: { readonly toObject: () => Record<string, string> };
  readonly serve: (handle: (request: Request) => Promise<Response>) => unknown;
};
/** Hosted only: work that may go on after the answer. */
declare const EdgeRuntime: { readonly waitUntil: (work: Promise<unknown>) => void } | undefined;

export const readEnv = (): Record<string, string> => Deno.env.toObject();

export const serve = (handle: (request: Request) => Promise<Response>): void => {
  Deno.serve(handle);
};

/** Work that goes on after the answer; what fails in it has told so itself. */
export const later = (work: Promise<unknown>): void => {
  const quiet = work.catch(() => undefined);
  if (typeof EdgeRuntime !== "undefined") EdgeRuntime.waitUntil(quiet);
};

export const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** One line of JSON an event: what the platform's log can search. */
export const log = (event: string, fields: Record<string, unknown>): void =>
  console.log(JSON.stringify({ event, ...fields }));
