export interface MessageTree {
  [key: string]: string | MessageTree;
}

export function mergeMessages(...trees: readonly MessageTree[]): MessageTree {
  const merged: MessageTree = {};
  for (const tree of trees) {
    for (const [key, value] of Object.entries(tree)) {
      const known = merged[key];
      const isBoth = typeof value === "object" && typeof known === "object";
      merged[key] = isBoth ? mergeMessages(known, value) : value;
    }
  }
  return merged;
}

export function messageKeys(tree: MessageTree, prefix = ""): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [`${prefix}${key}`] : messageKeys(value, `${prefix}${key}.`),
  );
}
