import { expect, test } from "vitest";
import { samplePicture, silentVoiceNote } from "../../../scripts/graph/media-samples.ts";
import { agreedType, sniff } from "./sniff.ts";

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));
const image = ["image/jpeg", "image/png", "image/webp"];
const audio = ["audio/ogg", "audio/mpeg", "audio/mp4", "audio/aac", "audio/amr", "audio/opus"];
const document = ["application/pdf", "text/plain", "text/csv", "image/jpeg", "image/png"];

test.each([
  ["png", samplePicture(2), ["image/png"]],
  ["voice note", silentVoiceNote(1), ["audio/ogg", "audio/opus"]],
  ["jpeg", bytes("\xff\xd8\xff\xe0...."), ["image/jpeg"]],
  ["webp", bytes("RIFF\0\0\0\0WEBPVP8 "), ["image/webp"]],
  ["m4a", bytes("\0\0\0\x18ftypM4A \0\0\0\0"), ["audio/mp4"]],
  ["mp4", bytes("\0\0\0\x18ftypisom\0\0\0\0"), ["video/mp4", "audio/mp4"]],
  ["3gp", bytes("\0\0\0\x18ftyp3gp4\0\0\0\0"), ["video/3gpp"]],
  ["mp3", bytes("ID3\x04"), ["audio/mpeg"]],
  ["bare mp3", bytes("\xff\xfb\x90\x00"), ["audio/mpeg"]],
  ["aac", bytes("\xff\xf1\x50\x80"), ["audio/aac"]],
  ["amr", bytes("#!AMR\n"), ["audio/amr"]],
  ["pdf", bytes("%PDF-1.7"), ["application/pdf"]],
  ["text", Buffer.from("Bonjour, مرحبا"), ["text/plain", "text/csv"]],
  ["nothing", bytes(""), []],
  ["program of Windows", bytes("MZ\x90\0"), []],
  ["program of Linux", bytes("\x7fELF"), []],
  ["archive", bytes("PK\x03\x04"), []],
  ["script", bytes("#!/bin/sh\n"), []],
  ["page", bytes("  <html><script>"), []],
  ["picture that is a page", bytes("<svg xmlns='http://www.w3.org/2000/svg'>"), []],
])("%s", (_, given, types) => {
  expect(sniff(Uint8Array.from(given))).toEqual(types);
});

test("what was said and what is there must agree, and the kind must take it", () => {
  const png = Uint8Array.from(samplePicture(2));
  const voice = Uint8Array.from(silentVoiceNote(1));
  expect(agreedType(png, ["image/png", null], image)).toBe("image/png");
  expect(agreedType(png, ["application/octet-stream"], image)).toBe("image/png");
  expect(agreedType(png, ["image/jpeg"], image)).toBeNull();
  expect(agreedType(png, ["audio/ogg"], audio)).toBeNull();
  expect(agreedType(bytes("<html>"), ["image/png"], image)).toBeNull();
  expect(agreedType(bytes("MZ\x90"), ["application/pdf"], document)).toBeNull();
  expect(agreedType(voice, ["audio/ogg; codecs=opus", "audio/ogg"], audio)).toBe("audio/ogg");
  expect(agreedType(Uint8Array.from(Buffer.from("a;b")), ["text/csv"], document)).toBe("text/csv");
});
