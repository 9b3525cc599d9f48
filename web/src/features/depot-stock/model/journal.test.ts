import { expect, test } from "vitest";
import { documentName, documentRoute } from "./journal.ts";

test("an entry leads to its document, and one of an unknown kind nowhere else", () => {
  expect(documentRoute({ document_type: "SORTIE", document_id: "7" })).toBe("/depot/sorties/7");
  expect(documentRoute({ document_type: "NEW", document_id: "7" })).toBe("/depot/journal");
});

test("a document is called by its number, else by the part of its id that differs", () => {
  const document_id = "0198f000-0000-7000-8000-0000abcdef12";
  expect(documentName({ document_numero: "R-12", document_id })).toBe("R-12");
  expect(documentName({ document_numero: null, document_id })).toBe("…cdef12");
});
