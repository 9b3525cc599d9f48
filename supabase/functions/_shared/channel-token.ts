type Environment = Readonly<Record<string, unknown>>;

/** Channels name their token. Only names of this form are looked up: no channel may name another secret. */
export const channelTokens =
  (env: Environment) =>
  (name: string): string | undefined => {
    const value = /^META_TOKEN_[A-Z0-9_]{1,50}$/.test(name) ? env[name] : undefined;
    return typeof value === "string" && value !== "" ? value : undefined;
  };
