/** Reading a poll out of one message: `午饭吃什么 | 面 | 饭 [1小时] [匿名] [多选]`. The brackets may be left out. */
import { parseDuration } from '../../kit/parse.ts';
import { parseWhen } from '../../kit/when.ts';

export interface Spec {
  readonly question: string;
  readonly options: readonly string[];
  /** Epoch ms; undefined: the community's usual length. */
  readonly closesAt?: number;
  readonly anonymous: boolean;
  readonly multiple: boolean;
  /** In all groups of the community, the votes joined. */
  readonly everywhere: boolean;
}
export const limits = { question: 100, option: 40, least: 2, options: 10, days: 30 } as const;
export type Fault = 'few' | 'many' | 'question' | 'option' | 'same' | 'when';

type Flags = Partial<Pick<Spec, 'closesAt' | 'anonymous' | 'multiple' | 'everywhere'>>;

/** What stands in one pair of brackets; undefined when it is none of ours. */
function flag(text: string, now: number, zone: string): Flags | undefined {
  const word = text.trim().toLowerCase();
  if (/^(?:匿名|不记名|不記名|anonymous|anon)$/u.test(word)) return { anonymous: true };
  if (/^(?:公开|公開|记名|記名|open)$/u.test(word)) return { anonymous: false };
  if (/^(?:可?多选|可?多選|multiple|multi)$/u.test(word)) return { multiple: true };
  if (/^(?:单选|單選|single)$/u.test(word)) return { multiple: false };
  if (/^(?:所有群|全部群|所有群組|全部群組|every ?where|all groups)$/u.test(word)) return { everywhere: true };
  const length = /\D/u.test(word) ? parseDuration(word) : undefined;
  if (length !== undefined) return { closesAt: now + length };
  const when = parseWhen(word.replace(/^(?:到|至|until|till|by)\s*/u, ''), now, zone);
  return when?.rest === '' ? { closesAt: when.at } : undefined;
}

const bracketed = /[[【［(（]([^[\]【】［］()（）]*)[\]】］)）]\s*$/u;
const until = /\s(?:到|至|until|till)\s*(\S.*)$/iu;
const lastWord = /\s(all groups|\S+)$/iu;

/** Takes the flags off the end, as long as something is left in front of them. */
function flagsOf(text: string, now: number, zone: string): { readonly rest: string; readonly flags: Flags } {
  let rest = text.trim();
  let flags: Flags = {};
  for (;;) {
    const m = [bracketed, until, lastWord]
      .map((what) => what.exec(rest))
      .find((x) => x !== null && x.index > 0 && flag(x[1] ?? '', now, zone) !== undefined);
    // 面 | 饭 | 匿名: a last option that is only such a word is an option.
    if (!m || /[|｜\n]\s*$/u.test(rest.slice(0, m.index))) return { rest, flags };
    flags = { ...flag(m[1] ?? '', now, zone), ...flags };
    rest = rest.slice(0, m.index).trim();
  }
}

/** The poll, or the first thing that does not fit. `zone`: IANA name, for moments like 明天20点. */
export function readPoll(text: string, now: number, zone: string): Spec | { readonly fault: Fault } {
  const { rest, flags } = flagsOf(text, now, zone);
  const [question = '', ...options] = rest.split(/[|｜\n]/u).map((part) => part.trim().replace(/\s+/gu, ' '));
  const filled = options.filter((o) => o !== '');
  const fault = faultOf({ question, options: filled, closesAt: flags.closesAt }, now);
  if (fault) return { fault };
  return { question, options: filled, anonymous: false, multiple: false, everywhere: false, ...flags };
}

/** What lies outside the limits. */
export function faultOf(
  d: { readonly question: string; readonly options: readonly string[]; readonly closesAt?: number | undefined },
  now: number,
): Fault | undefined {
  if (d.question === '' || d.question.length > limits.question) return 'question';
  if (d.options.length < limits.least) return 'few';
  if (d.options.length > limits.options) return 'many';
  if (d.options.some((o) => o.length > limits.option)) return 'option';
  if (new Set(d.options.map((o) => o.toLowerCase())).size < d.options.length) return 'same';
  const length = d.closesAt === undefined ? undefined : d.closesAt - now;
  if (length !== undefined && (length < 60_000 || length > limits.days * 86_400_000)) return 'when';
  return undefined;
}
