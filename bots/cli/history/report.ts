/** The report of a replay, in three languages. */
import { formatMoment } from '../../../core/kit/calendar.ts';
import { width } from '../../../core/text/index.ts';
import type { Locale, Texts } from '../../../core/types.ts';
import type { Figures, Heard } from './figures.ts';
import type { RuleFigure, Tally } from './tally.ts';

interface Words {
  readonly groups: (names: readonly string[]) => string;
  readonly messages: string;
  readonly speakers: string;
  readonly days: string;
  readonly ofDays: (active: number, first: string, last: string) => string;
  readonly peaks: string;
  readonly moves: string;
  readonly ofMoves: (joined: number, left: number) => string;
  readonly commands: string;
  readonly none: string;
  readonly top: string;
  readonly rules: (hits: number, share: string, members: number) => string;
  readonly ofRule: (hits: string, members: string) => string;
  readonly noHits: (words: string) => string;
  readonly failed: (n: number) => string;
}

export const words: Texts<Words> = {
  'zh-CN': {
    groups: (names) => (names.length === 1 ? (names[0] ?? '') : `${names.length} 个群：${names.join('、')}`),
    messages: '消息',
    speakers: '发言的人',
    days: '有人说话的日子',
    ofDays: (n, first, last) => `${n} 天（${first} 到 ${last}）`,
    peaks: '最热闹的钟点',
    moves: '来去',
    ofMoves: (joined, left) => `${joined} 人进群，${left} 人离开`,
    commands: '会回应的命令',
    none: '没有',
    top: '说得最多的人',
    rules: (hits, share, members) => `词规则：${hits} 条消息会被拦下（${share}），来自 ${members} 位成员`,
    ofRule: (hits, members) => `${hits} 条，${members} 位成员`,
    noHits: (list) => `没碰到：${list}`,
    failed: (n) => `${n} 条处理时出了错`,
  },
  'zh-TW': {
    groups: (names) => (names.length === 1 ? (names[0] ?? '') : `${names.length} 個群：${names.join('、')}`),
    messages: '訊息',
    speakers: '發言的人',
    days: '有人說話的日子',
    ofDays: (n, first, last) => `${n} 天（${first} 到 ${last}）`,
    peaks: '最熱鬧的鐘點',
    moves: '來去',
    ofMoves: (joined, left) => `${joined} 人進群，${left} 人離開`,
    commands: '會回應的指令',
    none: '沒有',
    top: '說得最多的人',
    rules: (hits, share, members) => `詞規則：${hits} 則訊息會被攔下（${share}），來自 ${members} 位成員`,
    ofRule: (hits, members) => `${hits} 則，${members} 位成員`,
    noHits: (list) => `沒碰到：${list}`,
    failed: (n) => `${n} 則處理時出了錯`,
  },
  en: {
    groups: (names) => (names.length === 1 ? (names[0] ?? '') : `${names.length} groups: ${names.join(', ')}`),
    messages: 'messages',
    speakers: 'speakers',
    days: 'active days',
    ofDays: (n, first, last) => `${n} (${first} to ${last})`,
    peaks: 'peak hours',
    moves: 'come and gone',
    ofMoves: (joined, left) => `${joined} joined, ${left} left`,
    commands: 'commands answered',
    none: 'none',
    top: 'top members',
    rules: (hits, share, members) =>
      `word rules: ${hits} messages would have been hit (${share}), of ${members} members`,
    ofRule: (hits, members) => `${hits} messages of ${members} members`,
    noHits: (list) => `never hit: ${list}`,
    failed: (n) => `${n} could not be handled`,
  },
};

const neverHitShown = 20;

export interface ReportOptions {
  readonly locale: Locale;
  readonly timeZone: string;
  /** Rules were given. */
  readonly withRules: boolean;
}

/** The lines of the report. */
export function report(f: Figures, heard: Heard, o: ReportOptions): string[] {
  const t = words[o.locale];
  const number = (n: number): string => n.toLocaleString(o.locale);
  const rows: [string, string][] = [
    [t.messages, number(f.messages)],
    [t.speakers, number(f.speakers)],
    [t.days, t.ofDays(f.days.active, f.days.first, f.days.last)],
    [t.peaks, peaks(f, o.locale)],
    [t.moves, t.ofMoves(f.joined, f.left)],
    [t.commands, commandsOf(heard) || t.none],
  ];
  const lines = ['', t.groups(f.groups), '', ...table(rows), '', t.top];
  const most = Math.max(...f.top.map((m) => number(m.messages).length), 0);
  for (const [i, m] of f.top.entries())
    lines.push(`  ${`${i + 1}`.padStart(2)}  ${number(m.messages).padStart(most)}  ${m.name}`);
  if (heard.failed > 0) lines.push('', t.failed(heard.failed));
  if (o.withRules) lines.push('', ...ruleLines(heard.tally, f.messages, o));
  return lines;
}

/** What each rule would have hit among so many messages. */
export function ruleLines(tally: Tally, messages: number, o: Pick<ReportOptions, 'locale' | 'timeZone'>): string[] {
  const t = words[o.locale];
  const share = messages === 0 ? 0 : tally.hits / messages;
  const percent = share.toLocaleString(o.locale, { style: 'percent', maximumFractionDigits: 2 });
  const lines = [t.rules(tally.hits, percent, tally.members)];
  const rules = tally.rules();
  const hit = rules.filter((r) => r.hits > 0);
  const wide = Math.max(...hit.map((r) => columnsOf(r.word)), 0);
  const example = ({ examples: [first, ...more] }: RuleFigure): string[] =>
    first ? [first, ...more].map((e) => `"${e.text}"  ${e.who}, ${formatMoment(e.at, o.timeZone, o.locale)}`) : [];
  for (const rule of hit) {
    lines.push(
      `  ${padded(rule.word, wide)}  ${t.ofRule(rule.hits.toLocaleString(o.locale), rule.members.toLocaleString(o.locale))}`,
    );
    for (const line of example(rule)) lines.push(`      ${line}`);
  }
  const never = rules.filter((r) => r.hits === 0);
  if (never.length > 0) {
    const more = never.length > neverHitShown ? ` … +${never.length - neverHitShown}` : '';
    lines.push(
      `  ${t.noHits(
        never
          .slice(0, neverHitShown)
          .map((r) => r.word)
          .join(o.locale === 'en' ? ', ' : '、'),
      )}${more}`,
    );
  }
  return lines;
}

/** The three busiest hours, with their share. */
function peaks(f: Figures, locale: Locale): string {
  const all = f.hours.reduce((a, b) => a + b, 0);
  if (all === 0) return '';
  return f.hours
    .map((n, hour) => ({ n, hour }))
    .sort((a, b) => b.n - a.n || a.hour - b.hour)
    .slice(0, 3)
    .filter(({ n }) => n > 0)
    .map(
      ({ n, hour }) => `${`${hour}`.padStart(2, '0')}:00 (${(n / all).toLocaleString(locale, { style: 'percent' })})`,
    )
    .join('  ');
}

const commandsOf = (heard: Heard): string =>
  [...heard.commands]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 6)
    .map(([name, n]) => `${name} ${n}`)
    .join(', ');

/** Columns of a terminal: a Chinese character takes two. */
const columnsOf = (text: string): number => 2 * width(text);
const padded = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - columnsOf(text)));

export const table = (rows: readonly (readonly [string, string])[]): string[] => {
  const columns = Math.max(...rows.map(([name]) => columnsOf(name)));
  return rows.map(([name, value]) => `${padded(name, columns)}  ${value}`);
};
