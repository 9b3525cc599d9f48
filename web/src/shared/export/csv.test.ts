import { describe, expect, it } from "vitest";
import { toCsv } from "./csv.ts";

const columns = [
  { header: "Nom", value: (row: { name: string | null; count: number }) => row.name },
  { header: "Nombre", value: (row: { name: string | null; count: number }) => row.count },
];

describe("toCsv", () => {
  it("quotes what needs quoting and leaves the absent empty", () => {
    const rows = [
      { name: 'Bac "4", nord', count: 0 },
      { name: null, count: -2 },
    ];
    expect(toCsv(rows, columns)).toBe('Nom,Nombre\r\n"Bac ""4"", nord",0\r\n,-2');
  });

  it("disarms text that a spreadsheet would run", () => {
    expect(toCsv([{ name: "=cmd()", count: 1 }], columns)).toContain("'=cmd()");
  });
});
