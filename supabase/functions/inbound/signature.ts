const hexPattern = /^sha256=([0-9a-f]{64})$/;

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );

/** During a rotation the variable holds two secrets: what either signed is genuine. */
export const parseSecrets = (text: string | undefined): readonly string[] =>
  (text ?? "").split(/[\s,]+/).filter((secret) => secret.length >= 16);

export type Verdict = "valid" | "signature_missing" | "signature_invalid" | "secret_missing";

export type Verify = (body: Uint8Array<ArrayBuffer>, header: string | null) => Promise<Verdict>;

/**
 * Over the bytes as they came, in constant time: `verify` compares inside the crypto library. The
 * SHA-1 header of older apps is never looked at.
 */
export const signatureVerifier = (secrets: readonly string[]): Verify => {
  const keys = secrets.map((secret) =>
    crypto.subtle.importKey(
      "raw",
      new TextEncoder().encode(secret),
      { name: "HMAC", hash: "SHA-256" },
      false,
      ["verify"],
    ),
  );
  return async (body, header) => {
    if (keys.length === 0) return "secret_missing";
    if (header === null) return "signature_missing";
    const hex = hexPattern.exec(header.trim())?.[1];
    if (hex === undefined) return "signature_invalid";
    const signature = bytesOf(hex);
    for (const key of keys) {
      if (await crypto.subtle.verify("HMAC", await key, signature, body)) return "valid";
    }
    return "signature_invalid";
  };
};
