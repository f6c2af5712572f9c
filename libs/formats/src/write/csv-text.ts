/** Full-width forms too: a spreadsheet set to Japanese reads them as the plain ones. */
const STARTS_A_FORMULA = /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u;
const STARTS_WITH_CONTROL = /^[\t\r\n]/u;

/** One field of CSV: a number or boolean as it is; a text that a spreadsheet would take for a formula behind an apostrophe. Quoted where RFC 4180 asks for it. */
function csvField(value: string | number | boolean | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const safe = STARTS_A_FORMULA.test(value) || STARTS_WITH_CONTROL.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export type CsvRecord = Readonly<Record<string, string | number | boolean | undefined>>;

/** CSV as RFC 4180 has it: a header line, CRLF after every line. Columns stand in the order given; what a record lacks is empty. */
export function toCsv(columns: readonly string[], records: readonly CsvRecord[]): string {
  const lines = records.map((record) => columns.map((column) => csvField(record[column])).join(','));
  return [columns.map(csvField).join(','), ...lines].map((line) => `${line}\r\n`).join('');
}
