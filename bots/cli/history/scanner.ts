/**
 * Cuts a Telegram export into its records without ever holding more than one of them.
 *
 * A whole-file JSON parser stops at the first fault; a hand-edited or half-synced export has one. So only the frame
 * (chats -> list -> messages) is read here, byte by byte, and each message is cut out whole and given to JSON.parse:
 * a record that is broken inside costs itself and nothing else. Where brackets or quotes do not close, the next
 * record is found by the line it begins on (Telegram Desktop indents its files).
 */

/** Where something stands in the file; `byte` from 0, `line` from 1. */
export interface Position {
  readonly byte: number;
  readonly line: number;
}

export type Item =
  | { readonly kind: 'chat' }
  | { readonly kind: 'field'; readonly key: string; readonly value: unknown }
  | (Position & { readonly kind: 'record'; readonly value: unknown })
  | (Position & { readonly kind: 'fault'; readonly problem: string; readonly raw: string });

/** The frame of the file is broken: nothing after this point can be read. */
export class BrokenExport extends Error {
  override readonly name = 'BrokenExport';
  readonly position: Position;
  constructor(position: Position, what: string) {
    super(`${what} (byte ${position.byte}, line ${position.line})`);
    this.position = position;
  }
}

const otherFormats = [
  { bytes: [0x3c], what: 'an HTML page; in Telegram Desktop choose the format "Machine-readable JSON"' },
  { bytes: [0x50, 0x4b], what: 'a zip archive; unpack it and give its result.json' },
  { bytes: [0xff, 0xfe], what: 'UTF-16 text; save it as UTF-8' },
  { bytes: [0xfe, 0xff], what: 'UTF-16 text; save it as UTF-8' },
];

/** One record may be this long; a message with its entities is some kilobytes. */
const longestRecord = 8 * 1024 * 1024;

type State = 'value' | 'key' | 'in key' | 'colon' | 'after' | 'in string' | 'in nest' | 'in scalar' | 'done';
type Frame = 'file' | 'root' | 'chats' | 'list' | 'chat' | 'messages';

const quote = 0x22;
const backslash = 0x5c;
const newline = 0x0a;
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];
const [comma, colon] = [0x2c, 0x3a];
const blank = (b: number): boolean => b === 0x20 || b === newline || b === 0x0d || b === 0x09;

export class RecordScanner {
  /** Values beside the messages that are handed over: of a Telegram chat, or of the whole file. */
  readonly #fields: ReadonlySet<string>;
  #room = Buffer.allocUnsafeSlow(256 * 1024);
  /** The filled part of the room. */
  #buffer = this.#room.subarray(0, 0);
  /** Absolute offset of the buffer's first byte. */
  #base = 0;
  #at = 0;
  #line = 1;
  #state: State = 'value';
  readonly #frames: Frame[] = ['file'];
  #key = '';
  #items: Item[] = [];
  /** The value being read: where it starts in the buffer (-1: its bytes are not kept) and in the file. */
  #start = -1;
  #startsAt: Position = { byte: 0, line: 1 };
  #escaped = false;
  #quoted = false;
  #damage: string | undefined;
  /** Open brackets inside the value; true for a brace. */
  #open: boolean[] = [];
  /** Blanks before the value on its line; -1 when something else stands there. */
  #indent = 0;
  #recordIndent = -1;

  constructor(fields: readonly string[] = ['name', 'type', 'id']) {
    this.#fields = new Set(fields);
  }

  /** Takes the next bytes; returns what became complete, in order. Throws `BrokenExport`. */
  push(chunk: Uint8Array): readonly Item[] {
    this.#items = [];
    this.#take(chunk);
    while (this.#at < this.#buffer.length) this.#step();
    return this.#items;
  }

  /** To be called at the end of the file. Throws `BrokenExport` when it ends too early. */
  end(): void {
    if (this.#state === 'done') return;
    const inRecord = this.#frame === 'messages' && this.#state.startsWith('in');
    throw new BrokenExport(
      inRecord ? this.#startsAt : this.#position(),
      `the file ends in the middle of ${inRecord ? 'a message' : 'the export'}; it was cut short, export it again`,
    );
  }

  get #frame(): Frame {
    return this.#frames.at(-1) ?? 'file';
  }

  #position(): Position {
    return { byte: this.#base + this.#at, line: this.#line };
  }

  /** One buffer for the whole file: what is still needed moves to its front, the chunk comes behind it. */
  #take(chunk: Uint8Array): void {
    const keep = this.#start >= 0 ? this.#start : this.#at;
    const rest = this.#buffer.subarray(keep);
    const length = rest.length + chunk.length;
    if (length > this.#room.length) {
      const larger = Buffer.allocUnsafeSlow(length * 2);
      larger.set(rest);
      this.#room = larger;
    } else this.#room.set(rest);
    this.#room.set(chunk, rest.length);
    this.#buffer = this.#room.subarray(0, length);
    this.#base += keep;
    this.#at -= keep;
    if (this.#start >= 0) this.#start = 0;
    if (this.#base === 0 && this.#at === 0 && this.#frame === 'file') this.#checkBeginning();
  }

  #checkBeginning(): void {
    const b = this.#buffer;
    if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) this.#at = 3;
    const wrong = otherFormats.find(({ bytes }) => bytes.every((byte, i) => b[i] === byte));
    if (wrong) this.#broken(`this is ${wrong.what}`);
  }

  #step(): void {
    if (this.#state === 'in nest') return this.#nest();
    if (this.#state === 'in string' || this.#state === 'in key') return this.#string();
    if (this.#state === 'in scalar') return this.#scalar();
    const b = this.#buffer[this.#at] ?? 0;
    if (blank(b)) {
      if (b === newline) {
        this.#line++;
        this.#indent = 0;
      } else if (this.#indent >= 0) this.#indent++;
      this.#at++;
      return;
    }
    if (this.#state === 'value') this.#value(b);
    else if (this.#state === 'key') this.#keyOrEnd(b);
    else if (this.#state === 'after') this.#after(b);
    else if (this.#state === 'colon' && b === colon) this.#move('value');
    else if (this.#state === 'done') this.#broken('something follows the end of the export');
    else this.#broken('a ":" is missing');
    this.#indent = -1;
  }

  #move(state: State): void {
    this.#state = state;
    this.#at++;
  }

  #broken(what: string): never {
    throw new BrokenExport(this.#position(), what);
  }

  // ---- the frame --------------------------------------------------------------------------------

  #value(b: number): void {
    const frame = this.#frame;
    const inArray = frame === 'messages' || frame === 'list';
    if (inArray && b === closeBracket) return this.#leave();
    if (inArray && b === comma) return this.#move('value');
    const into = this.#entered(frame, b);
    if (into) {
      this.#frames.push(into);
      if (into === 'chat') this.#items.push({ kind: 'chat' });
      return this.#move(b === openBrace ? 'key' : 'value');
    }
    if (frame === 'file') this.#broken('this is no chat export: it does not begin with {');
    this.#begin(b, frame === 'messages' || ((frame === 'root' || frame === 'chat') && this.#fields.has(this.#key)));
  }

  /** The part of the frame that begins here, or undefined: an ordinary value. */
  #entered(frame: Frame, b: number): Frame | undefined {
    if (b === openBrace && frame === 'file') return 'root';
    if (b === openBrace && frame === 'list') return 'chat';
    if (b === openBrace && frame === 'root' && (this.#key === 'chats' || this.#key === 'left_chats')) return 'chats';
    if (b === openBracket && frame === 'chats' && this.#key === 'list') return 'list';
    if (b === openBracket && (frame === 'root' || frame === 'chat') && this.#key === 'messages') return 'messages';
    return undefined;
  }

  #keyOrEnd(b: number): void {
    if (b === closeBrace) return this.#leave();
    if (b === comma) return this.#move('key');
    if (b !== quote) this.#broken('the frame of the export is damaged here: a name in quotes was expected');
    this.#begin(b, true);
    this.#state = 'in key';
  }

  #after(b: number): void {
    const inArray = this.#frame === 'messages' || this.#frame === 'list';
    if (b === comma) return this.#move(inArray ? 'value' : 'key');
    if (b === (inArray ? closeBracket : closeBrace)) return this.#leave();
    // Between records a lost comma is no reason to stop.
    if (inArray) this.#state = 'value';
    else this.#broken('the frame of the export is damaged here: "," or "}" was expected');
  }

  #leave(): void {
    this.#frames.pop();
    this.#move(this.#frame === 'file' ? 'done' : 'after');
  }

  // ---- values -----------------------------------------------------------------------------------

  #begin(b: number, keep: boolean): void {
    this.#start = keep ? this.#at : -1;
    this.#startsAt = this.#position();
    this.#damage = undefined;
    this.#quoted = this.#escaped = false;
    this.#open = [];
    this.#recordIndent = this.#frame === 'messages' ? this.#indent : -1;
    if (b === openBrace || b === openBracket) this.#state = 'in nest';
    else if (b === quote) this.#move('in string');
    else this.#state = 'in scalar';
  }

  /** The value ends before `this.#at`. */
  #finish(): void {
    const frame = this.#frame;
    const state = this.#state;
    const raw = this.#start >= 0 ? this.#buffer.toString('utf8', this.#start, this.#at) : '';
    const kept = this.#start >= 0;
    this.#start = -1;
    this.#state = state === 'in key' ? 'colon' : 'after';
    if (state !== 'in key' && frame !== 'messages') {
      if (kept && this.#fields.has(this.#key))
        this.#items.push({ kind: 'field', key: this.#key, value: this.#parse(raw) });
      return;
    }
    if (state === 'in key') {
      const key = this.#damage === undefined ? this.#parse(raw) : undefined;
      if (typeof key !== 'string') this.#broken('the frame of the export is damaged here: a name is not closed');
      this.#key = key;
    } else if (kept) this.#items.push(this.#record(raw));
    // Not kept: it grew too long and that is told already.
  }

  #parse(raw: string): unknown {
    try {
      return JSON.parse(raw) as unknown;
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  #record(raw: string): Item {
    const value = this.#damage === undefined ? this.#parse(raw) : undefined;
    if (value !== undefined) return { kind: 'record', value, ...this.#startsAt };
    return { kind: 'fault', problem: this.#damage ?? 'not valid JSON', raw: raw.slice(0, 4096), ...this.#startsAt };
  }

  /** Drops the bytes of a value that grew too long; its end is still looked for. */
  #limit(): void {
    if (this.#start < 0 || this.#at - this.#start <= longestRecord) return;
    if (this.#frame !== 'messages') this.#broken('a name in the frame of the export is longer than 8 MB');
    this.#items.push({ kind: 'fault', problem: 'longer than 8 MB', raw: '', ...this.#startsAt });
    this.#start = -1;
  }

  #string(): void {
    const b = this.#buffer;
    let i = this.#at;
    for (; i < b.length; i++) {
      if (this.#escaped) this.#escaped = false;
      else if (b[i] === backslash) this.#escaped = true;
      else if (b[i] === quote) break;
      else if (b[i] === newline) {
        this.#damage = 'a quote is not closed';
        break;
      }
    }
    const ended = i < b.length;
    this.#at = ended && b[i] === quote ? i + 1 : i;
    if (ended) this.#finish();
    else this.#limit();
  }

  #scalar(): void {
    const b = this.#buffer;
    let i = this.#at;
    for (; i < b.length; i++) {
      const c = b[i] ?? 0;
      if (c === comma || c === closeBrace || c === closeBracket || blank(c)) break;
    }
    this.#at = i;
    if (i < b.length) this.#finish();
    else this.#limit();
  }

  /** The inside of a record: only quotes and brackets matter. The loop every byte of the file goes through. */
  #nest(): void {
    const b = this.#buffer;
    let i = this.#at;
    let quoted = this.#quoted;
    for (; i < b.length; i++) {
      const c = b[i];
      if (quoted) {
        if (this.#escaped) this.#escaped = false;
        else if (c === quote) quoted = false;
        else if (c === backslash) this.#escaped = true;
        if (c !== newline) continue;
        // JSON has no line breaks inside quotes: the quote was never closed.
        this.#damage = 'a quote is not closed';
        quoted = this.#escaped = false;
      }
      if (c === quote) quoted = true;
      else if (c === newline) this.#line++;
      else if (c === openBrace || c === openBracket || c === closeBrace || c === closeBracket) {
        const end = this.#bracket(c, i);
        if (end === undefined) continue;
        this.#quoted = false;
        this.#at = end;
        return this.#finish();
      }
    }
    this.#quoted = quoted;
    this.#at = i;
    this.#limit();
  }

  /** Where the value ends because of this bracket, or undefined when it goes on. */
  #bracket(c: number, i: number): number | undefined {
    const depth = this.#open.length;
    if (c === openBrace || c === openBracket) {
      if (c === openBrace && depth > 0 && this.#recordIndent > 0 && this.#indentAt(i) === this.#recordIndent) {
        this.#damage = 'a bracket is not closed';
        return i;
      }
      this.#open.push(c === openBrace);
      return undefined;
    }
    if (c === closeBracket && this.#open.at(-1) === true) {
      this.#damage = 'a bracket is not closed';
      const indent = this.#indentAt(i);
      const endOfList = depth === 1 || (indent >= 0 && indent < this.#recordIndent);
      return this.#frame === 'messages' && endOfList ? i : undefined;
    }
    while (c === closeBrace && this.#open.at(-1) === false) {
      this.#damage = 'a bracket is not closed';
      this.#open.pop();
    }
    this.#open.pop();
    return this.#open.length === 0 ? i + 1 : undefined;
  }

  /** Blanks before this byte on its line; -1 when something else stands there or it is not kept. */
  #indentAt(i: number): number {
    if (this.#start < 0) return -1;
    let j = i - 1;
    while (j > this.#start && (this.#buffer[j] === 0x20 || this.#buffer[j] === 0x09)) j--;
    return this.#buffer[j] === newline ? i - 1 - j : -1;
  }
}
