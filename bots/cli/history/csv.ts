/** Reads a table of messages (CSV) as it streams by: any delimiter, quotes, line breaks in fields, CRLF, a BOM. */
import { TextDecoder } from 'node:util';

import { type CsvError, parse, type Parser } from 'csv-parse';

import { fingerprint } from '../../../core/kit/hash.ts';
import { type ColumnName, type Columns, findColumns } from './csv-columns.ts';
import { parseMoment } from './dates.ts';
import type { Incoming, Reader, Sink } from './incoming.ts';
import { BrokenExport } from './scanner.ts';

export interface CsvOptions {
  readonly map: ReadonlyMap<ColumnName, string>;
  /** The group all rows belong to; a column `room` is stronger. */
  readonly room: string;
  /** Of moments without an offset. */
  readonly timeZone: string;
  /** How the file is written, as TextDecoder names it; default UTF-8, or UTF-16 when its BOM says so. */
  readonly encoding?: string;
  /** Told once what the columns are. */
  readonly onColumns?: (columns: Columns, header: readonly string[]) => void;
}

/** One row may be this long; a quote that is never closed would swallow the rest of the file. */
const longestRow = 1024 * 1024;

interface Row {
  readonly cells: readonly string[];
  /** Of its first line, from 1. */
  readonly line: number;
}

export const csvReader =
  (o: CsvOptions): Reader =>
  async (chunks, sink) => {
    const table = new Table(o, sink);
    const rows = new Rows();
    let bytes = 0;
    let decoder: TextDecoder | undefined;
    for await (const chunk of chunks) {
      decoder ??= decoderFor(chunk, o.encoding);
      await table.all(await rows.push(decoded(decoder, chunk, bytes)), bytes);
      rows.check(bytes);
      bytes += chunk.length;
    }
    if (decoder) decoded(decoder, undefined, bytes);
    await table.all(await rows.end(), bytes);
    if (!table.begun)
      throw new BrokenExport({ byte: 0, line: 1 }, 'the file is empty; the first row names the columns');
    rows.check(bytes);
  };

function decoderFor(first: Uint8Array, encoding: string | undefined): TextDecoder {
  const [a, b] = first;
  const utf16 = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
  return new TextDecoder(encoding ?? utf16 ?? 'utf-8', { fatal: true });
}

/** Without a chunk: the end, where a character may be cut in two. */
function decoded(decoder: TextDecoder, chunk: Uint8Array | undefined, byte: number): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new BrokenExport(
      { byte, line: 0 },
      `this is not ${decoder.encoding} text; save it as "CSV UTF-8", or say how it was saved: --encoding gb18030 or big5`,
    );
  }
}

/** What stands most often between the names of the columns. */
function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0].replaceAll(/"[^"]*"/g, '') ?? '';
  const count = (d: string): number => header.split(d).length;
  return [',', ';', '\t', '|'].reduce((best, d) => (count(d) > count(best) ? d : best), ',');
}

/** The parser, fed by hand, so that the rows before a fault are not lost with it. */
class Rows {
  /** Until the names of the columns are complete. */
  #head = '';
  #parser: Parser | undefined;
  #rows: Row[] = [];
  #line = 1;
  #twice = 0;
  #error: CsvError | undefined;

  push(text: string): Promise<readonly Row[]> {
    if (!this.#parser) {
      this.#head += text;
      if (!/[\r\n]/.test(this.#head)) return Promise.resolve([]);
      return this.#begin();
    }
    return this.#write(this.#parser, text);
  }

  async end(): Promise<readonly Row[]> {
    if (!this.#parser && this.#head !== '') await this.#begin();
    const parser = this.#parser;
    if (!parser) return [];
    return this.#done((settled) => {
      parser.once('close', settled);
      parser.end();
    });
  }

  /** Throws when the rows ended in a fault. */
  check(byte: number): void {
    const error = this.#error;
    if (!error) return;
    const quote = /^CSV_(QUOTE_NOT_CLOSED|MAX_RECORD_SIZE)$/.test(error.code);
    const what = quote ? 'a quote opened in this row is never closed' : error.message;
    throw new BrokenExport({ byte, line: this.#line }, what);
  }

  #begin(): Promise<readonly Row[]> {
    this.#parser = this.#open(delimiterOf(this.#head));
    return this.#write(this.#parser, this.#head);
  }

  #write(parser: Parser, text: string): Promise<readonly Row[]> {
    return this.#done((settled) => parser.write(text, settled));
  }

  #open(delimiter: string): Parser {
    const parser = parse({
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: longestRow,
      on_record: (cells: string[], { lines }) => {
        this.#rows.push({ cells, line: this.#line });
        // The parser counts a CRLF inside a field as two lines.
        for (const cell of cells) if (cell.includes('\r')) this.#twice += cell.match(/\r\n/g)?.length ?? 0;
        this.#line = lines + 1 - this.#twice;
        return null;
      },
    });
    parser.on('error', (error: CsvError) => {
      this.#error = error;
    });
    return parser.resume();
  }

  #done(start: (settled: () => void) => void): Promise<readonly Row[]> {
    return new Promise((resolve) => {
      start(() => {
        resolve(this.#rows);
        this.#rows = [];
      });
    });
  }
}

/** Rows to messages. */
class Table {
  begun = false;
  readonly #o: CsvOptions;
  readonly #sink: Sink;
  #columns: Columns | undefined;
  #index = 0;
  /** Rows without an id: those alike at the same moment are told apart by their number. */
  #moment = { at: Number.NaN, seen: new Map<string, number>() };

  constructor(o: CsvOptions, sink: Sink) {
    this.#o = o;
    this.#sink = sink;
  }

  async all(rows: readonly Row[], byte: number): Promise<void> {
    for (const { cells, line } of rows) {
      const blank = cells.length <= 1 && (cells[0] ?? '').trim() === '';
      // Excel's own first line.
      if (blank || (!this.#columns && /^sep=.?$/i.test(cells.join('')))) continue;
      this.begun = true;
      if (!this.#columns) {
        this.#columns = findColumns(cells, this.#o.map);
        this.#o.onColumns?.(this.#columns, cells);
        continue;
      }
      const place = { index: this.#index++, byte, line };
      const read = this.#read(cells, this.#columns, place);
      if ('problem' in read) this.#sink.fault({ ...read, ...place });
      else {
        const wait = this.#sink.take(read);
        if (wait) await wait;
      }
    }
  }

  #read(
    cells: readonly string[],
    columns: Columns,
    place: Pick<Incoming, 'index' | 'byte' | 'line'>,
  ): Incoming | { problem: string; messageId?: string } {
    const cell = (column: number | undefined): string => (column === undefined ? '' : (cells[column] ?? '').trim());
    const said = cell(columns.id);
    const named = said === '' ? {} : { messageId: said };
    const when = columns.at.map(cell).join(' ').trim();
    const at = parseMoment(when, this.#o.timeZone);
    if (at === undefined)
      return { problem: `the time "${when.slice(0, 40)}" cannot be read; write it like 2026-11-21 18:30`, ...named };
    const name = cell(columns.name);
    const user = cell(columns.user);
    if (name === '' && user === '') return { problem: 'it does not say who wrote it', ...named };
    const text = cells[columns.text];
    if (text === undefined) return { problem: 'the row ends before its text', ...named };
    const room = cell(columns.room) || this.#o.room;
    const who = { id: user || `name:${name}`, name: name || user };
    const replyTo = cell(columns.reply);
    return {
      ...place,
      what: 'message',
      room: { id: room, name: room },
      who,
      at,
      id: said || this.#idOf(at, `${room}\n${who.id}\n${text}`),
      text,
      kind: 'text',
      ...(replyTo !== '' && { replyTo }),
    };
  }

  /** The same row of the same table, or of a longer one, has the same id. */
  #idOf(at: number, what: string): string {
    if (at !== this.#moment.at) this.#moment = { at, seen: new Map() };
    const id = fingerprint(`${at}\n${what}`);
    const n = (this.#moment.seen.get(id) ?? 0) + 1;
    this.#moment.seen.set(id, n);
    return n === 1 ? id : `${id}.${n}`;
  }
}
