const ascii = (bytes: Uint8Array, start: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(start, start + length));

const starts = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** The container of MP4 and 3GP holds sound as well as films: its brand alone does not say which. */
const isoBrand = (bytes: Uint8Array): readonly string[] => {
  const brand = ascii(bytes, 8, 4).toLowerCase();
  if (brand.startsWith("3g")) return ["video/3gpp"];
  if (brand.startsWith("m4a") || brand.startsWith("m4b")) return ["audio/mp4"];
  if (brand.startsWith("qt")) return ["video/quicktime"];
  return ["video/mp4", "audio/mp4"];
};

const isControl = (byte: number): boolean =>
  (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) || byte === 127;
/** What a browser might take for a page, or a system for a program. */
const active = /^\s*(<|#!|%!)/;

const plainText = (bytes: Uint8Array): readonly string[] => {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return bytes.some(isControl) || active.test(text) ? [] : ["text/plain", "text/csv"];
  } catch {
    return [];
  }
};

const mpegAudio = (bytes: Uint8Array): readonly string[] => {
  const second = bytes[1] ?? 0;
  if (bytes[0] !== 0xff || (second & 0xe0) !== 0xe0) return [];
  // Layer 0 is that of ADTS, which is AAC.
  return (second & 0x06) === 0 ? ["audio/aac"] : ["audio/mpeg"];
};

/** The types that the bytes may be of, by what they begin with; none: a type that nobody takes. */
export const sniff = (bytes: Uint8Array): readonly string[] => {
  if (bytes.byteLength === 0) return [];
  if (starts(bytes, 0xff, 0xd8, 0xff)) return ["image/jpeg"];
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return ["image/png"];
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 4) === "WEBP") return ["image/webp"];
  if (ascii(bytes, 0, 4) === "OggS") return ["audio/ogg", "audio/opus"];
  if (ascii(bytes, 0, 3) === "ID3") return ["audio/mpeg"];
  if (ascii(bytes, 0, 5) === "#!AMR") return ["audio/amr"];
  if (ascii(bytes, 0, 5) === "%PDF-") return ["application/pdf"];
  if (ascii(bytes, 4, 4) === "ftyp") return isoBrand(bytes);
  const sound = mpegAudio(bytes);
  return sound.length > 0 ? sound : plainText(bytes);
};

const essence = (mime: string | null | undefined): string =>
  (mime ?? "").split(";")[0]?.trim().toLowerCase() ?? "";

const synonyms: Readonly<Record<string, string>> = {
  "image/jpg": "image/jpeg",
  "audio/mp3": "audio/mpeg",
  "audio/x-m4a": "audio/mp4",
  "audio/m4a": "audio/mp4",
  "video/3gp": "video/3gpp",
  "application/ogg": "audio/ogg",
};
const unsaid = new Set(["", "application/octet-stream", "binary/octet-stream"]);

export const canonical = (mime: string | null | undefined): string => {
  const name = essence(mime);
  return synonyms[name] ?? name;
};

/**
 * The type to keep: one that the bytes show, that the kind takes, and that nobody contradicts. Null
 * where what was said and what is there differ: that is how a page is passed off as a picture.
 */
export const agreedType = (
  bytes: Uint8Array,
  declared: readonly (string | null | undefined)[],
  taken: readonly string[],
): string | null => {
  const said = declared.map(canonical).filter((mime) => !unsaid.has(mime));
  const shown = sniff(bytes).filter((mime) => taken.includes(mime));
  const agreed = shown.filter((mime) => said.every((one) => areOneFamily(one, mime)));
  return said.find((mime) => agreed.includes(mime)) ?? agreed[0] ?? null;
};

/** Sound in a container of films is said to be either; so is Opus in Ogg. */
const families: readonly (readonly string[])[] = [
  ["audio/mp4", "video/mp4", "audio/aac"],
  ["audio/ogg", "audio/opus"],
  ["text/plain", "text/csv"],
  ["video/3gpp", "video/mp4"],
];

const areOneFamily = (said: string, shown: string): boolean =>
  said === shown || families.some((family) => family.includes(said) && family.includes(shown));
