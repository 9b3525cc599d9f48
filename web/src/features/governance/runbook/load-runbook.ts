const pages = import.meta.glob<string>("../../../../../runbooks/*.md", {
  query: "?raw",
  import: "default",
});

/** The page of a check, loaded when somebody opens it; null when this build has none. */
export const loadRunbook = async (slug: string): Promise<string | null> => {
  const load = pages[`../../../../../runbooks/${slug}.md`];
  return load ? load() : null;
};
