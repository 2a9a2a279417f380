/**
 * Which command is meant by which words. All features' words in all languages in one table,
 * checked for clashes at start. See vision.md, "Levels of a command word".
 */
import { noArguments } from './kit/parse.ts';
import { atLeast } from './people/roles.ts';
import { foldCommand } from './text/index.ts';
import { locales, refused, type Command, type Context, type Level, type MessageEvent, type Refusal } from './types.ts';

export type AnyCommand = Command<unknown>;
export interface Owned {
  readonly feature: string;
  readonly command: AnyCommand;
}
export interface Meant {
  readonly owned: Owned;
  readonly args: unknown;
}
export type Match = Meant | { readonly refusal: Refusal; readonly owned: Owned } | undefined;

export interface Words {
  /** The command of this message, its refusal, or undefined: ordinary talk. */
  match(c: Context<MessageEvent>, allowed: (o: Owned, c: Context<MessageEvent>) => boolean): Match;
  /** Said to the bot: by prefix, by name, by @, or in private. */
  addressed(c: Context<MessageEvent>): boolean;
  /** Is this a command of something that is open here now? */
  live(c: Context<MessageEvent>, allowed: (o: Owned) => boolean): boolean;
  /** Is the whole message a word that is a command here without being addressed, as members say it every day? */
  bare(c: Context<MessageEvent>, allowed: (o: Owned) => boolean): boolean;
  readonly all: readonly Owned[];
}

const prefix = /^[/／、!！]\s*/u;
const latinOnly = /^[\p{Script=Latin}\p{N}_\- ]+$/u;
const longest = 40;

/** @throws Error naming both commands when a word is claimed twice and they do not share it. */
export function createWords(
  commands: readonly Owned[],
  o: { readonly names: readonly string[]; readonly levelOf: (command: AnyCommand, c: Context) => Level },
): Words {
  const byWord = new Map<string, Owned[]>();
  for (const owned of commands)
    for (const word of new Set(locales.flatMap((l) => owned.command.words[l]).map(foldCommand))) {
      const others = byWord.get(word) ?? [];
      const clash = others.find((x) => !x.command.shares || !owned.command.shares);
      if (clash) throw new Error(`the word "${word}" is claimed by ${clash.command.name} and by ${owned.command.name}`);
      byWord.set(word, owned.command.ahead ? [owned, ...others] : [...others, owned]);
    }
  const names = o.names.map((n) => n.toLowerCase());
  const mayBegin = firstUnits([...byWord.keys(), ...names]);
  const hanWords = [...byWord.keys()].filter((w) => !latinOnly.test(w)).sort((a, b) => b.length - a.length);

  /** What follows the prefix or the bot's name; undefined when the message is not addressed. */
  const called = (c: Context<MessageEvent>): string | undefined => {
    const text = c.event.text.trim();
    const head = prefix.exec(text);
    if (head) {
      const body = text.slice(head[0].length);
      const to = /^[^\s@]+@(\S+)/u.exec(body);
      if (to?.[1] && text.startsWith('/'))
        return names.includes(to[1].toLowerCase()) ? body.replace(`@${to[1]}`, '') : undefined;
      return body;
    }
    if (c.event.called) return text.replace(/^[，,:：\s]+/u, '');
    const lower = text.toLowerCase();
    for (const name of names)
      if (lower.startsWith(name)) {
        const after = text.slice(name.length);
        if (/^[\s，,:：。!！?？~～]/u.test(after) || after === '') return after.replace(/^[\s，,:：。!！?？~～]+/u, '');
      }
    return c.room.kind === 'private' ? text : undefined;
  };

  /** The commands whose word begins these words, with what follows it as written. */
  const candidates = (text: string, glued: boolean): readonly { owned: Owned; rest: string; glued?: boolean }[] => {
    const cut = /^(\S+)(?:\s+([\s\S]*))?$/u.exec(text.trim());
    if (!cut?.[1]) return [];
    const whole = text.length <= longest ? byWord.get(foldCommand(text)) : undefined;
    if (whole) return whole.map((owned) => ({ owned, rest: '' }));
    if (cut[1].length > longest) return [];
    const first = foldCommand(cut[1]);
    const exact = byWord.get(first);
    if (exact) return exact.map((owned) => ({ owned, rest: (cut[2] ?? '').trim() }));
    if (!glued) return [];
    const word = hanWords.find((w) => w.length > 1 && first.startsWith(w));
    if (!word) return [];
    const rest = text.trim().slice(word.length).trim();
    return (byWord.get(word) ?? []).map((owned) => ({ owned, rest, glued }));
  };

  /** A command where nobody called the bot: its word is not a word of ordinary talk here. */
  const unaddressed = ({ command }: Owned, c: Context<MessageEvent>): boolean => {
    const level = o.levelOf(command, c);
    if (level === 'called') return false;
    if (level === 'live') return command.live?.(c) === true;
    return c.room.kind !== 'group' || !latinOnly.test(c.event.text.trim().split(/\s/u)[0] ?? '');
  };

  const words: Words = {
    all: commands,
    bare: (c, allowed) =>
      c.event.text.length <= longest &&
      (byWord.get(foldCommand(c.event.text)) ?? []).some(
        (owned) =>
          unaddressed(owned, c) &&
          allowed(owned) &&
          atLeast(c.role, owned.command.allow) &&
          !refused(owned.command.parse('', c)),
      ),
    addressed: (c) => called(c) !== undefined,
    live: (c, allowed) => {
      const meant = words.match(c, allowed);
      return meant !== undefined && 'args' in meant && meant.owned.command.live?.(c) === true;
    },
    match: (c, allowed) => {
      const { text } = c.event;
      if (!c.event.called && c.room.kind === 'group' && !mayBegin(text.charCodeAt(0))) return undefined;
      const said = called(c);
      if (said === undefined && c.event.text.length > 120) return undefined;
      const found = candidates(said ?? c.event.text, said !== undefined);
      let refusal: Match;
      for (const { owned, rest, glued } of found) {
        const { command } = owned;
        // 积分有什么用: a question that begins with the word, not the command with something behind it.
        if (glued && rest !== '' && command.parse === noArguments) continue;
        if (said === undefined && !(unaddressed(owned, c) && allowed(owned, c))) continue;
        const args = command.parse(rest, c);
        if (!refused(args)) return { owned, args };
        if (said !== undefined) refusal ??= { refusal: args, owned };
      }
      return refusal;
    },
  };
  return words;
}

/**
 * Whether a message that begins with this UTF-16 unit may begin with one of these words: most ordinary talk ends here.
 * What folds away (space, emoji, marks) may stand before a word. Each unit is looked at once.
 */
function firstUnits(words: readonly string[]): (unit: number) => boolean {
  const firsts = new Set(words.map((w) => foldCommand(w).charAt(0)));
  const known = new Uint8Array(0x10000);
  return (unit) => {
    const seen = known[unit];
    if (seen === 1) return false;
    if (seen === 2) return true;
    const letter = String.fromCharCode(unit);
    const folded = foldCommand(letter).charAt(0);
    const may = folded === '' || firsts.has(folded) || prefix.test(letter);
    known[unit] = may ? 2 : 1;
    return may;
  };
}
