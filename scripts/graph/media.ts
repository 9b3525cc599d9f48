import { createHash } from "node:crypto";
import { digits } from "./ids.ts";

export type StoredMedia = {
  readonly id: string;
  readonly bytes: Buffer;
  readonly mime: string;
  readonly sha256: string;
  readonly filename: string | undefined;
};

const MAX_BYTES = 64 * 1024 * 1024;

export type MediaStore = {
  add(bytes: Buffer, mime: string, filename?: string): StoredMedia;
  get(id: string): StoredMedia | undefined;
  remove(id: string): boolean;
  clear(): void;
};

/** Files by id; the oldest leave when there are too many bytes. */
export const createMediaStore = (): MediaStore => {
  const files = new Map<string, StoredMedia>();
  let total = 0;
  const remove = (id: string): boolean => {
    total -= files.get(id)?.bytes.length ?? 0;
    return files.delete(id);
  };
  return {
    add: (bytes, mime, filename) => {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const file: StoredMedia = { id: digits(16), bytes, mime, sha256, filename };
      total += bytes.length;
      files.set(file.id, file);
      for (const id of files.keys()) {
        if (total <= MAX_BYTES || id === file.id) break;
        remove(id);
      }
      return file;
    },
    get: (id) => files.get(id),
    remove,
    clear: () => {
      files.clear();
      total = 0;
    },
  };
};
