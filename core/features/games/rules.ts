/** The rules of the games. Pure. */
import { foldCommand } from '../../text/index.ts';
import { soundsOf } from '../../text/sound.ts';
import { idioms, oddReadings } from './idioms.ts';

let known: Set<string> | undefined;
let odd: Map<string, string> | undefined;

/** The idiom this message is, in Simplified characters; undefined when it is none. */
export function idiomIn(text: string): string | undefined {
  if (text.length > 12) return undefined;
  known ??= new Set(idioms.match(/.{4}/gu));
  const folded = foldCommand(text);
  return known.has(folded) ? folded : undefined;
}

/** The syllable at the beginning (0) or the end (3) of an idiom, without tone. */
function soundAt(idiom: string, at: 0 | 3): string | undefined {
  odd ??= new Map(oddReadings.split(' ').map((o) => [o.slice(0, 5), o.slice(5)]));
  return odd.get(`${idiom}${at}`) ?? soundsOf(idiom[at] ?? '')[0];
}

/** What a chain begins with, by the script of the group. */
export const starters = {
  hans: ['一心一意', '马到成功', '画龙点睛', '春暖花开', '海阔天空', '百发百中', '心想事成', '风和日丽'],
  hant: ['一心一意', '馬到成功', '畫龍點睛', '春暖花開', '海闊天空', '百發百中', '心想事成', '風和日麗'],
} as const;

/** The next begins with the last character or with its sound, whatever the tone. */
export const follows = (last: string, next: string): boolean =>
  last[3] === next[0] || (soundAt(last, 3) !== undefined && soundAt(last, 3) === soundAt(next, 0));

/** Is it night by the wall clock, where night lasts from one full hour to another? Equal hours: never. */
export const isNight = (hour: number, from: number, to: number): boolean =>
  from <= to ? hour >= from && hour < to : hour >= from || hour < to;

export interface Question {
  readonly answers: readonly string[];
  readonly choices: readonly string[];
}
/** Right, wrong, or no answer at all: ordinary talk. */
export function judge(q: Question, text: string): 'right' | 'wrong' | 'talk' {
  const said = foldCommand(text);
  if (said === '') return 'talk';
  const right = q.answers.map((a) => foldCommand(a));
  if (right.includes(said)) return 'right';
  if (q.choices.length === 0) return 'talk';
  const letter = /^[a-h]$/u.test(said) ? said.charCodeAt(0) - 97 : /^[1-8]$/u.test(said) ? Number(said) - 1 : -1;
  const choice = q.choices[letter] ?? q.choices.find((c) => foldCommand(c) === said);
  if (choice === undefined) return 'talk';
  return right.includes(foldCommand(choice)) ? 'right' : 'wrong';
}

/** `A 北京  B 上海`. */
export const lettered = (choices: readonly string[]): string =>
  choices.map((c, i) => `${String.fromCharCode(65 + i)} ${c}`).join('  ');

/** A question as staff type it: `问题 | 答案 | 错的 | 错的 | 说明：…`; more than one answer with `=`. */
export function readQuestion(
  text: string,
): { question: string; answers: string[]; choices: string[]; why: string | null } | undefined {
  const parts = text.split(/[|｜]/u).map((p) => p.trim());
  const why = parts.find((p) => /^(?:说明|說明|why)[:：]/iu.test(p));
  const [question = '', answer = '', ...wrong] = parts.filter((p) => p !== why && p !== '');
  const answers = answer
    .split('=')
    .map((a) => a.trim())
    .filter((a) => a !== '');
  const long = [question, ...answers, ...wrong, why ?? ''].some((p) => p.length > 120);
  if (question === '' || answers.length === 0 || long || wrong.length > 7) return undefined;
  const [shown = ''] = answers;
  // By their own order, so that the right one is not always the first.
  const choices = wrong.length === 0 ? [] : [shown, ...wrong].toSorted();
  return { question, answers, choices, why: why?.replace(/^[^:：]*[:：]\s*/u, '') ?? null };
}

/** A challenge in one line: `早起 7天 要图 互相审核`. */
export function readChallenge(
  text: string,
): { title: string; days: number; proof: 'any' | 'text' | 'picture'; approval: 'none' | 'peer' | 'staff' } | undefined {
  let rest = ` ${text} `;
  const take = (what: RegExp): string | undefined => {
    const m = what.exec(rest);
    if (m) rest = rest.replace(m[0], ' ');
    return m?.[1] ?? m?.[0];
  };
  const days = Number(take(/([0-9]{1,3})\s*(?:天|日|days?)(?!\S)/iu) ?? 0);
  const proof = take(/要图|要圖|带图|帶圖|with pictures?/iu)
    ? 'picture'
    : take(/要文字|要写|要寫|with words/iu)
      ? 'text'
      : 'any';
  const approval = take(/互相审核|互相審核|by peers?/iu)
    ? 'peer'
    : take(/管理审核|管理審核|by staff/iu)
      ? 'staff'
      : 'none';
  const title = rest.replace(/\s+/gu, ' ').trim();
  return title === '' || title.length > 20 || days < 1 || days > 366 ? undefined : { title, days, proof, approval };
}
