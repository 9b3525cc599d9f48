const digest = async (text: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));

/** Digests have one length, and every byte of every one is looked at: time tells nothing. */
export const isOneOf = async (given: string, secrets: readonly string[]): Promise<boolean> => {
  const left = await digest(given);
  let found = false;
  for (const secret of secrets) {
    const right = await digest(secret);
    let difference = 0;
    right.forEach((byte, index) => {
      difference |= byte ^ (left[index] ?? 0);
    });
    if (difference === 0 && secret !== "") found = true;
  }
  return found;
};

export const bearerOf = (header: string | null): string | undefined =>
  /^Bearer (\S+)$/i.exec(header ?? "")?.[1];
