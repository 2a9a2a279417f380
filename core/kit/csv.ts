/** Tables to download (RFC 4180), as a spreadsheet opens them without running anything. */

/**
 * A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV Injection"): an apostrophe before it keeps it
 * text. Numbers, given as numbers, stay numbers.
 */
const formula = /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u;

const cell = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** With the mark that tells Excel it is UTF-8. The first row is the heading. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
