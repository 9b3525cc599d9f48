interface PageWords {
  label: string;
  footer: string;
  isRtl: boolean;
}

const quoted = (text: string) => `"${text.replace(/["\\]/g, "\\$&").replace(/\s+/g, " ")}"`;

/** The page of paper: landscape A4, heads repeated, page numbers and who printed it at the foot. */
export function printCss(rootId: string, { label, footer, isRtl }: PageWords): string {
  const root = `#${rootId}`;
  const [near, far] = isRtl ? ["right", "left"] : ["left", "right"];
  return `
@media screen { ${root} { display: none; } }
@media print {
  @page {
    size: A4 landscape;
    margin: 12mm 12mm 16mm;
    @bottom-${near} { content: ${quoted(footer)}; font: 7.5pt sans-serif; color: #444; width: 85%; text-align: ${near}; }
    @bottom-${far} { content: ${quoted(label)} " " counter(page) " / " counter(pages); font: 7.5pt sans-serif; color: #444; }
  }
  html, body { background: #fff !important; }
  body > *:not(${root}) { display: none !important; }
  ${root} { color: #111; font: 8.5pt/1.35 "Noto Sans", "Noto Sans Arabic", "Segoe UI", Arial, sans-serif; }
  ${root} header > p { margin: 0; font-size: 9pt; color: #444; }
  ${root} h1 { margin: 0 0 2mm; font-size: 16pt; }
  ${root} dl { margin: 0 0 4mm; display: grid; grid-template-columns: repeat(3, auto); gap: 1mm 8mm; }
  ${root} dl > div { display: flex; gap: 2mm; }
  ${root} dt { color: #555; white-space: nowrap; }
  ${root} dd { margin: 0; font-weight: 600; }
  ${root} table { width: 100%; border-collapse: collapse; }
  ${root} thead { display: table-header-group; }
  ${root} tbody, ${root} tr { break-inside: avoid; }
  ${root} th, ${root} td { padding: 1mm 1.5mm; border-bottom: 0.3pt solid #bbb; text-align: start; }
  ${root} thead th { border-bottom: 0.8pt solid #111; font-size: 7.5pt; vertical-align: bottom; }
  ${root} .figure { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
  ${root} .strong, ${root} .total td { font-weight: 700; }
  ${root} .section th { background: #eee; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  ${root} .seal { margin-top: 5mm; padding: 2mm 3mm; border: 0.6pt solid #111; break-inside: avoid; }
  ${root} .seal code { font: 8pt monospace; overflow-wrap: anywhere; }
  ${root} .sign { margin-top: 8mm; display: flex; gap: 20mm; break-inside: avoid; }
  ${root} .sign > div { flex: 1; border-top: 0.6pt solid #111; padding-top: 1mm; min-height: 14mm; color: #555; }
}`;
}
