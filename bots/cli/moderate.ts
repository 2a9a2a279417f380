/** `banyan moderate --rules RULES`: reads messages from standard input and says what breaks the rules. Needs no bot. */
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';

import { allVariants } from '../../core/text/index.ts';
import type { Io } from './index.ts';
import { formOf, linesOf, readLine, type Form, type Message } from './moderate/input.ts';
import { heading, jsonLine, tableRow } from './moderate/output.ts';
import { variantsOf } from './moderate/options.ts';
import { loadRules, RulesFault, type Rules, type RuleOptions } from './moderate/rules.ts';

export const usage = `usage: banyan moderate --rules RULES [--json] [--variants all|${allVariants.join(',')}]
                       [--allow FILE]… [--input lines|jsonl]

Reads messages from standard input, one a line, or JSONL like {"id": 7, "text": "…"}, and writes one JSON line for each,
in order: {"id", "hit", "rule", "spans", "views", "action", "hits"}. Spans are [start, end] in UTF-16 units of the text as
it came. On a terminal it writes a table of the hits instead; --json writes JSON there too.

--rules     a text file with one banned word a line, or YAML (docs/moderate.md)
--variants  ways of writing that are looked for only on demand, for lists that do not say themselves
--allow     a text file of phrases that are always fine, one a line
--input     what comes in; default: JSONL when the first line looks like it, else lines

Exit code: 0 done; 1 RULES is at fault, or some lines could not be read (told on standard error); 2 the command line is.`;

interface Asked extends RuleOptions {
  readonly rules: string;
  readonly json: boolean;
  readonly form: Form | undefined;
}
export interface Streams {
  readonly input: AsyncIterable<Buffer | string>;
  readonly output: Writable & { readonly isTTY?: boolean };
}

/** Output is handed on in pieces of about this size. */
const batch = 65_536;

/** Returns the exit code. */
export async function main(argv: readonly string[], io: Io, streams?: Streams): Promise<number> {
  const asked = read(argv);
  if (typeof asked === 'string') {
    io.err(`banyan moderate: ${asked}`);
    io.err('banyan moderate --help says more');
    return 2;
  }
  let rules: Rules;
  try {
    rules = loadRules(asked.rules, asked);
  } catch (error) {
    if (!(error instanceof RulesFault)) throw error;
    for (const line of error.lines) io.err(line);
    return 1;
  }
  for (const note of rules.notes) io.err(note);
  const { input, output } = streams ?? { input: process.stdin, output: process.stdout };
  return new Run(rules, asked, io, output).all(input);
}

function read(argv: readonly string[]): Asked | string {
  const one = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        rules: one,
        json: { type: 'boolean', default: false },
        variants: one,
        allow: { type: 'string', multiple: true },
        input: one,
      },
    });
    const { rules, json, variants, allow = [], input } = values;
    if (rules === undefined) return 'which rules? --rules RULES names the file';
    const form = input as Form | undefined;
    if (form !== undefined && form !== 'lines' && form !== 'jsonl')
      return `--input: expected lines or jsonl, found "${String(input)}"`;
    const names = variants === undefined ? [] : variants.split(',').map((v) => v.trim());
    const unknown = names.find((v) => v !== 'all' && v !== 'none' && !(allVariants as readonly string[]).includes(v));
    if (unknown !== undefined)
      return `--variants: expected all or some of ${allVariants.join(', ')}, found "${unknown}"`;
    return { rules, json, form, allow, variants: variantsOf(names.includes('all') ? 'all' : names) };
  } catch (error) {
    if (error instanceof TypeError) return error.message.split('. ')[0] ?? error.message;
    throw error;
  }
}

class Run {
  readonly #rules: Rules;
  readonly #io: Io;
  readonly #output: Streams['output'];
  readonly #table: boolean;
  #form: Form | undefined;
  #line = 0;
  #read = 0;
  #hits = 0;
  #bad = 0;
  #waiting = '';
  /** Whoever read our output has gone. */
  #unheard = false;

  constructor(rules: Rules, asked: Asked, io: Io, output: Streams['output']) {
    this.#rules = rules;
    this.#io = io;
    this.#output = output;
    this.#form = asked.form;
    this.#table = output.isTTY === true && !asked.json;
  }

  async all(input: Streams['input']): Promise<number> {
    const gone = (error: NodeJS.ErrnoException): void => {
      this.#unheard = true;
      if (error.code !== 'EPIPE') this.#io.err(`banyan moderate: cannot write: ${error.message}`);
    };
    this.#output.on('error', gone);
    if (this.#table) this.#waiting = heading;
    for await (const lines of linesOf(input)) {
      for (const line of lines) {
        this.#one(line);
        if (this.#waiting.length >= batch) await this.#write();
      }
      await this.#write();
      if (this.#unheard) break;
    }
    this.#output.off('error', gone);
    if (this.#table) this.#io.err(`${this.#read} messages read, ${this.#hits} with a hit, ${this.#rules.count} rules`);
    if (this.#bad > 0) this.#io.err(`${this.#bad} of ${this.#read + this.#bad} lines could not be read`);
    return this.#bad > 0 ? 1 : 0;
  }

  #one(line: string | null): void {
    const number = ++this.#line;
    if (line === null) return this.#fault(number, 'longer than any message; passed over');
    if (this.#form === undefined && line.trim() !== '') this.#form = formOf(line);
    const message = readLine(line, number, this.#form ?? 'lines');
    if (!message) return;
    if ('fault' in message) return this.#fault(number, message.fault);
    this.#judge(message);
  }

  #judge(message: Message): void {
    const { text, links, attached } = message;
    const extra = links || attached ? { ...(links && { links }), ...(attached && { attached }) } : undefined;
    const { found, off } = this.#rules.read(text, extra);
    this.#read++;
    if (found.length > 0) this.#hits++;
    this.#waiting += this.#table ? tableRow(message, text, found) : jsonLine(message, found);
    for (const { rule, ms } of off)
      this.#io.err(
        `line ${message.line}: the rule "${this.#rules.info(rule).rule}" is off from here on: slow again and again (${ms} ms)`,
      );
  }

  #fault(line: number, what: string): void {
    this.#bad++;
    this.#io.err(`line ${line}: ${what}`);
  }

  /** Waits when the reader is slower than we are. */
  async #write(): Promise<void> {
    if (this.#waiting === '' || this.#unheard) return;
    const text = this.#waiting;
    this.#waiting = '';
    if (!this.#output.write(text)) await ready(this.#output);
  }
}

/** Until more can be written, or never will be. */
const ready = (output: Streams['output']): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      for (const event of ['drain', 'close', 'error']) output.off(event, done);
      resolve();
    };
    for (const event of ['drain', 'close', 'error']) output.once(event, done);
  });
