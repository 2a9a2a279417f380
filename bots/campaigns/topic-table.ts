/**
 * A library of topics as a table: CSV (RFC 4180) with a header of `id`, `zh-CN`, `zh-TW`, `en` and, if wanted, `theme`,
 * `weekday` and `tags`; several days or tags with a space between them. Read by hand, because a CSV library tells the
 * line of a row but not where in it a field stands, and faults are told at line and column.
 */
import { topicSchema, weekdays, type TopicFile } from '../../core/features/topics/language.ts';
import type { Fault } from '../yaml.ts';
import type { Sheet } from './document.ts';

interface Cell {
  readonly text: string;
  /** From 1; the column in characters. */
  readonly line: number;
  readonly column: number;
}
type Row = readonly Cell[];

const required = ['id', 'zh-CN', 'zh-TW', 'en'] as const;
const known: readonly string[] = [...required, 'theme', 'weekday', 'tags'];
const mostRows = 5000;

/** Whether this is a table of topics, by its name. */
export const isTopicTable = (file: string): boolean => /(?:^|[\\/])topics[^\\/]*\.csv$/i.test(file);

/** The rows with the place of every field; a quote that is never closed is a fault. */
function rowsOf(text: string): { readonly rows: readonly Row[]; readonly open?: Cell } {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let at = { line: 1, column: 1 };
  let i = text.startsWith('\uFEFF') ? 1 : 0;
  const step = (): string => {
    const ch = text[i++] ?? '';
    at = ch === '\n' ? { line: at.line + 1, column: 1 } : { line: at.line, column: at.column + 1 };
    return ch;
  };
  while (i < text.length) {
    const start = at;
    let value = '';
    if (text[i] === '"') {
      step();
      for (;;) {
        if (i >= text.length) return { rows, open: { text: value, ...start } };
        if (text[i] === '"' && text[i + 1] === '"') {
          step();
          value += step();
        } else if (text[i] === '"') {
          step();
          break;
        } else value += step();
      }
    }
    while (i < text.length && text[i] !== ',' && text[i] !== '\n') value += step();
    row.push({ text: value.replace(/\r$/, '').trim(), ...start });
    if (text[i] !== ',') {
      rows.push(row);
      row = [];
    }
    const sign = i < text.length ? step() : '';
    if (sign === ',' && i >= text.length) rows.push([...row, { text: '', ...at }]);
  }
  return { rows: rows.filter((r) => r.some((cell) => cell.text !== '')) };
}

const several = (text: string): string[] => text.split(/[\s|;，、]+/u).filter((x) => x !== '');

/** One row as the YAML would write it. */
function entryOf(get: (name: string) => string): Record<string, unknown> {
  const theme = get('theme');
  const days = several(get('weekday').toLowerCase());
  const tags = several(get('tags'));
  return {
    id: get('id'),
    text: { 'zh-CN': get('zh-CN'), 'zh-TW': get('zh-TW'), en: get('en') },
    ...(theme !== '' && { theme }),
    ...(days.length > 0 && { weekday: days }),
    ...(tags.length > 0 && { tags }),
  };
}

/** The column a fault is in. */
const columnOf = (path: readonly PropertyKey[]): string => String(path[0] === 'text' ? (path[1] ?? 'en') : path[0]);

/** `name`: how the file is called in faults. */
export function readTopicTable(name: string, text: string): Sheet {
  const { rows, open } = rowsOf(text);
  const [header, ...body] = rows;
  const fault = (cell: Pick<Cell, 'line' | 'column'> | undefined, message: string): Fault => ({
    file: name,
    line: cell?.line ?? 1,
    column: cell?.column ?? 1,
    message,
  });
  const faults: Fault[] = open ? [fault(open, 'a quote begins here and is never closed')] : [];
  const columns = new Map((header ?? []).map((cell, i) => [cell.text, i]));
  for (const cell of header ?? [])
    if (!known.includes(cell.text))
      faults.push(fault(cell, `no such column "${cell.text}": expected ${known.join(', ')}`));
  for (const column of required)
    if (!columns.has(column)) faults.push(fault(header?.[0], `the column "${column}" is missing from the header`));
  if (body.length > mostRows)
    faults.push(fault(body[mostRows]?.[0], `more than ${mostRows} topics; split the library`));
  const cellOf = (row: Row, column: string): Cell | undefined => row[columns.get(column) ?? -1] ?? row[0];
  const topics: TopicFile[] = [];
  const raw: Record<string, unknown>[] = [];
  for (const row of body.slice(0, mostRows)) {
    const entry = entryOf((column) => row[columns.get(column) ?? -1]?.text ?? '');
    raw.push(entry);
    const surplus = row[header?.length ?? 0];
    if (surplus)
      faults.push(fault(surplus, 'more fields than columns; a comma in a text wants quotes around the text'));
    const bad = ((entry['weekday'] ?? []) as string[]).find((d) => !(weekdays as readonly string[]).includes(d));
    if (bad !== undefined)
      faults.push(fault(cellOf(row, 'weekday'), `weekday: expected days like ${weekdays.join(', ')}, found "${bad}"`));
    const read = topicSchema.safeParse(entry);
    if (read.success) topics.push(read.data);
    else
      for (const issue of read.error.issues) {
        const column = columnOf(issue.path);
        if (column !== 'weekday') faults.push(fault(cellOf(row, column), `${column}: ${issue.message}`));
      }
  }
  return {
    file: name,
    raw: { topics: raw },
    content: faults.length === 0 ? { topics } : null,
    faults,
    notes: [],
    faultAt: (path, message) => {
      const row = body[Number(path[1] ?? -1)];
      return fault(row && cellOf(row, columnOf(path.slice(2))), message);
    },
  };
}
