import { crc32, deflateSync } from "node:zlib";

const oggCrcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit += 1)
    value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value >>> 0;
});

const oggCrc = (bytes: Buffer): number =>
  bytes.reduce((crc, byte) => ((crc << 8) ^ (oggCrcTable[(crc >>> 24) ^ byte] ?? 0)) >>> 0, 0);

type OggPage = {
  readonly packets: readonly Buffer[];
  readonly granule: number;
  readonly flags: number;
};

const oggPage = ({ packets, granule, flags }: OggPage, number: number): Buffer => {
  const header = Buffer.alloc(27);
  header.write("OggS");
  header.writeUInt8(flags, 5);
  header.writeBigUInt64LE(BigInt(granule), 6);
  header.writeUInt32LE(0x56494745, 14);
  header.writeUInt32LE(number, 18);
  header.writeUInt8(packets.length, 26);
  // Every packet here is shorter than 255 bytes, so each is one segment.
  const page = Buffer.concat([
    header,
    Buffer.from(packets.map(({ length }) => length)),
    ...packets,
  ]);
  page.writeUInt32LE(oggCrc(page), 22);
  return page;
};

const opusHead = (): Buffer => {
  const head = Buffer.alloc(19);
  head.write("OpusHead");
  head.writeUInt8(1, 8);
  head.writeUInt8(1, 9);
  head.writeUInt32LE(48_000, 12);
  return head;
};

const opusTags = (): Buffer => {
  const vendor = Buffer.from("vigie");
  const tags = Buffer.alloc(16 + vendor.length);
  tags.write("OpusTags");
  tags.writeUInt32LE(vendor.length, 8);
  vendor.copy(tags, 12);
  return tags;
};

const FRAMES_PER_SECOND = 50;
const SAMPLES_PER_FRAME = 960;
/** One frame of 20 ms in which nobody speaks. */
const silence = Buffer.from([0xf8, 0xff, 0xfe]);

/** A voice note that says nothing, as a real Ogg Opus file: players and type checks accept it. */
export const silentVoiceNote = (seconds: number): Buffer => {
  const pages: OggPage[] = [
    { packets: [opusHead()], granule: 0, flags: 2 },
    { packets: [opusTags()], granule: 0, flags: 0 },
    ...Array.from({ length: seconds }, (_, second) => ({
      packets: Array.from({ length: FRAMES_PER_SECOND }, () => silence),
      granule: (second + 1) * FRAMES_PER_SECOND * SAMPLES_PER_FRAME,
      flags: second === seconds - 1 ? 4 : 0,
    })),
  ];
  return Buffer.concat(pages.map(oggPage));
};

const pngChunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  const check = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};

/** A small picture: a warm gradient. */
export const samplePicture = (size = 96): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Array.from({ length: size }, (_, y) =>
    Buffer.from([
      0,
      ...Array.from({ length: size }, (_, x) => [
        230 - Math.floor((y * 60) / size),
        120 + Math.floor((x * 90) / size),
        70,
      ]).flat(),
    ]),
  );
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk("IHDR", header),
    pngChunk("IDAT", deflateSync(Buffer.concat(rows))),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
};
