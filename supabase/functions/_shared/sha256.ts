export const sha256Hex = async (data: Uint8Array<ArrayBuffer>): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest("SHA-256", data))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");

/** How a token is named to the database: the token itself goes nowhere. */
export const tokenHashOf = (token: string): Promise<string> =>
  sha256Hex(new TextEncoder().encode(token));
