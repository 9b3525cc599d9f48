import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

export type StoredFile = { readonly bytes: Buffer; readonly mime: string };

/** Files of buckets in a folder. Names are encoded: no name leaves its bucket. */
export type StorageFiles = {
  put(bucket: string, name: string, file: StoredFile): Promise<void>;
  get(bucket: string, name: string): Promise<StoredFile | undefined>;
  remove(bucket: string, name: string): Promise<boolean>;
};

let lastWrite = 0;

export const storageFiles = (dir: string): StorageFiles => {
  const place = (bucket: string, name: string): string =>
    join(dir, encodeURIComponent(bucket), Buffer.from(name).toString("base64url"));
  const get: StorageFiles["get"] = async (bucket, name) => {
    try {
      const whole = await readFile(place(bucket, name));
      const end = whole.indexOf(0);
      return { mime: whole.subarray(0, end).toString(), bytes: whole.subarray(end + 1) };
    } catch {
      return undefined;
    }
  };
  return {
    get,
    put: async (bucket, name, { bytes, mime }) => {
      const file = place(bucket, name);
      await mkdir(join(dir, encodeURIComponent(bucket)), { recursive: true });
      lastWrite += 1;
      const part = `${file}.${process.pid}.${lastWrite}`;
      await writeFile(part, Buffer.concat([Buffer.from(`${mime}\0`), bytes]), { mode: 0o600 });
      // Whole or not at all, also when two write at once.
      await rename(part, file);
    },
    remove: async (bucket, name) => {
      const wasThere = (await get(bucket, name)) !== undefined;
      await rm(place(bucket, name), { force: true });
      return wasThere;
    },
  };
};
