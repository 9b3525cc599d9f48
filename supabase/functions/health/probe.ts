const TIMEOUT_MS = 2_000;

/**
 * One row of one table through the API. Whatever the API answers below 500, even a refusal, it
 * answers with the database behind it; without, it says 503.
 */
export const probeDatabase =
  (baseUrl: string, headers: Record<string, string>, send: typeof fetch = fetch) =>
  async (): Promise<boolean> => {
    const response = await send(`${baseUrl}/rest/v1/tenants?select=id&limit=1`, {
      method: "HEAD",
      headers,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return response.status < 500;
  };
