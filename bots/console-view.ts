/** The playground in a terminal: what is typed is said, lines that begin with a colon are for the view. */
import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { styleText } from 'node:util';

import {
  bot,
  plainText,
  PlayError,
  type Line,
  type MessageLine,
  type Persona,
  type Playground,
} from '../adapters/playground/index.ts';
import type { Locale, Trace } from '../core/types.ts';
import { consoleWords, type ConsoleWords } from './console-words.ts';

export interface ConsoleOptions {
  /** Of the view's own words. Default zh-CN. */
  readonly locale?: Locale;
  /** Resolves when the bot has nothing more to say for now. Default: nothing came for a fifth of a second. */
  readonly settle?: () => Promise<void>;
}

type Style = Parameters<typeof styleText>[0];
type Output = NodeJS.WritableStream & { isTTY?: boolean; hasColors?(): boolean };

interface View {
  readonly playground: Playground;
  readonly words: ConsoleWords;
  readonly locale: Locale;
  readonly print: (text: string, style?: Style) => void;
  who: Persona;
  room: 'group' | 'private';
  tracing: boolean;
}

const quietMs = 200;
const longestWaitMs = 5000;

const clock = (ms: number, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(ms);

/** One line of the world as lines of text; `※` marks a private chat. */
export function lineText(line: Line, people: readonly Persona[], words: ConsoleWords, locale: Locale): string[] {
  if (line.kind === 'notice') return [`— ${words.notices[line.what](line, clock(line.until ?? 0, locale))}`];
  const named = (id: string): string => (id === bot.id ? words.bot : (people.find((p) => p.id === id)?.name ?? '?'));
  const mark = people.some((p) => p.id === line.room)
    ? `※ ${line.from === bot.id ? `→ ${named(line.room)} ` : ''}`
    : '';
  const quote = line.replyTo ? `「${line.replyTo.name}：${line.replyTo.text}」 ` : '';
  const picture = line.picture ? `${words.picture} ` : '';
  const edited = line.edited ? ` ${words.edited}` : '';
  const said = `${mark}${named(line.from)}: ${quote}${picture}${plainText(line.parts)}${edited}`;
  const buttons = line.buttons.map((b, i) => `[${i + 1} ${b.label}]`).join(' ');
  return buttons ? [said, `    ${buttons}`] : [said];
}

/** One trace as one line. */
export function traceText(trace: Trace): string {
  const hit = trace.hit ? ` ${trace.hit.rule} (${trace.hit.words.join(', ')})` : '';
  const moved = trace.moved.map((m) => `${m.amount > 0 ? '+' : ''}${m.amount} #${m.member} ${m.reason}`);
  const parts = [
    `${trace.stage}${trace.by ? ` ${trace.by}` : ''}${hit}`,
    trace.effects.join(', '),
    trace.tells.join(', '),
    moved.join(', '),
    trace.error ?? '',
    `${trace.ms.toFixed(1)} ms`,
  ];
  return `  · ${parts.filter((p) => p !== '').join(' | ')}`;
}

function switchTo(view: View, name: string): void {
  const people = view.playground.snapshot().people;
  const found = people.find((p) => p.id === name || p.name.toLowerCase() === name.toLowerCase());
  if (!found) return view.print(view.words.people(people.map((p) => p.name).join(', ')));
  view.who = found;
  view.print(view.words.you(found.name, view.room));
}

function enter(view: View, room: View['room']): void {
  view.room = room;
  view.print(view.words.you(view.who.name, room));
}

/** A line for the view. True: the visitor wants to end. */
async function command(view: View, line: string): Promise<boolean> {
  const [word = '', ...rest] = line.split(/\s+/);
  const { playground, who, words } = view;
  switch (word) {
    case ':quit':
    case ':q':
      return true;
    case ':as':
      switchTo(view, rest.join(' '));
      return false;
    case ':group':
      enter(view, 'group');
      return false;
    case ':private':
      enter(view, 'private');
      return false;
    case ':join':
      await playground.inject({ do: 'join', who: who.id });
      return false;
    case ':leave':
      await playground.inject({ do: 'leave', who: who.id });
      return false;
    case ':press':
      await playground.inject({ do: 'press', who: who.id, choice: Number(rest[0]) - 1, room: view.room });
      return false;
    case ':trace':
      view.tracing = !view.tracing;
      view.print(words.trace(view.tracing));
      return false;
    case ':help':
      for (const one of words.help) view.print(one);
      return false;
    default:
      view.print(words.unknown(word));
      return false;
  }
}

/** Does what one typed line says. True: the visitor wants to end. */
async function handle(view: View, typed: string): Promise<boolean> {
  const line = typed.trim();
  if (line === '') return false;
  try {
    if (line.startsWith(':')) return await command(view, line);
    await view.playground.inject({ do: 'say', who: view.who.id, room: view.room, text: line });
  } catch (error) {
    const { problems, failed } = view.words;
    if (error instanceof PlayError) view.print(problems[error.what]);
    else view.print(failed(error instanceof Error ? error.message : String(error)));
  }
  return false;
}

/** Without a way to ask the bot, silence is taken for the end of its answer. */
function silence(playground: Playground): () => Promise<void> {
  return async () => {
    let heard = true;
    const off = playground.subscribe(() => (heard = true));
    for (let waited = 0; heard && waited < longestWaitMs; waited += quietMs) {
      heard = false;
      await sleep(quietMs);
    }
    off();
  };
}

/**
 * Runs until `:quit` or the end of the input. A script may be piped in: each line is said when the answers to the one
 * before have come. `traces` hands every Trace to a function and returns how to stop.
 */
export async function runConsole(
  playground: Playground,
  traces: (fn: (trace: Trace) => void) => () => void,
  input: NodeJS.ReadableStream,
  output: Output,
  options: ConsoleOptions = {},
): Promise<void> {
  const { locale = 'zh-CN', settle = silence(playground) } = options;
  const words = consoleWords[locale];
  // A terminal knows NO_COLOR and how many colours it has.
  const coloured = output.isTTY === true && output.hasColors?.() !== false;
  const [first, second] = playground.snapshot().people;
  const who = second ?? first;
  if (!who) throw new Error('there is nobody to play');
  const terminal = createInterface({ input, output, terminal: output.isTTY === true });
  const print: View['print'] = (text, style) => {
    if (coloured) output.write('\r\u001b[K');
    output.write(`${style !== undefined && coloured ? styleText(style, text) : text}\n`);
  };
  const view: View = { playground, words, locale, print, who, room: 'group', tracing: false };
  const prompt = (): void => {
    terminal.setPrompt(`${view.room === 'private' ? '※ ' : ''}${view.who.name}> `);
    if (coloured) terminal.prompt(true);
  };
  const known = new Set<string>();
  /** A message that only gained a reaction or a press is not said again. */
  const news = (line: Line): boolean => {
    const key = line.kind === 'notice' ? line.id : `${line.id} ${line.edited} ${plainText(line.parts)}`;
    return !known.has(key) && Boolean(known.add(key));
  };
  const typedHere = (line: Line): line is MessageLine => line.kind === 'message' && line.from === view.who.id;
  const show = (line: Line): void => {
    if (!news(line) || (coloured && typedHere(line))) return;
    const style: Style = line.kind === 'notice' ? 'dim' : line.from === bot.id ? 'green' : 'reset';
    for (const text of lineText(line, playground.snapshot().people, words, locale)) print(text, style);
  };
  const offWorld = playground.subscribe((change) => {
    if (!('line' in change)) return;
    show(change.line);
    prompt();
  });
  const offTraces = traces((trace) => view.tracing && print(traceText(trace), 'dim'));
  print(words.welcome);
  for (const line of playground.snapshot().lines) show(line);
  print(words.you(who.name, view.room));
  prompt();
  try {
    for await (const line of terminal) {
      if (await handle(view, line)) break;
      await settle();
      prompt();
    }
  } finally {
    offWorld();
    offTraces();
    terminal.close();
  }
}
