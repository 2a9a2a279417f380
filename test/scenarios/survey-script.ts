/** A survey of twelve questions with branches, and what 200 people say to it: made from a seed, with a plain second reading of the branches. */
import type { Survey, SurveyInput } from '../../core/features/surveys/language.ts';
import { normalised, surveySchema } from '../../core/features/surveys/language.ts';
import type { PlatformName } from './survey-stage.ts';

const input: SurveyInput = {
  id: 'milk',
  title: '奶粉口味',
  closes: '3d',
  remind: false,
  questions: [
    { id: 'fav', ask: '常喝哪段？', options: ['一段', '二段', '三段', { label: '不喝', goto: 'visit' }] },
    { id: 'where', ask: '在哪里买？', type: 'multi', options: ['门店', '网店', '朋友带'] },
    { id: 'taste', ask: '{fav}口味几分？', type: 'scale', low: '很差', high: '很好' },
    { id: 'why', ask: '哪里不好？', type: 'text', when: { question: 'taste', most: 2 } },
    { id: 'kids', ask: '家里有两个宝宝吗？', type: 'yesno', page: '关于宝宝' },
    { id: 'age', ask: '小的几个月？', type: 'number', least: 0, most: 72, when: { question: 'kids', is: 'yes' } },
    { id: 'rank', ask: '最看重什么？', type: 'ranking', options: ['价格', '口味', '产地'] },
    { id: 'nps', ask: '愿意推荐吗？', type: 'nps', low: '不会', high: '一定' },
    { id: 'visit', ask: '哪天来店里？', type: 'date' },
    { id: 'gift', ask: '想要哪种赠品？', options: ['杯子', '围兜'] },
    { id: 'phone', ask: '怎么联系你？', type: 'contact', optional: true },
    { id: 'more', ask: '还想说什么？', type: 'text', optional: true },
  ],
};
export const milk: Survey = normalised(surveySchema.parse(input));

type Value = number | string | readonly number[] | null;
interface Answer {
  readonly id: string;
  readonly typed: string;
  readonly value: Value;
}
export interface Actor {
  readonly name: string;
  readonly on: PlatformName;
  /** What they say in private, in order. */
  readonly says: readonly string[];
  /** What must be kept of them; null: they never finish. */
  readonly kept: Readonly<Record<string, Value>> | null;
}

const orders = [
  [0, 1, 2],
  [2, 0, 1],
  [1, 2, 0],
] as const;

/** The answers of one person, in the order in which they are asked. */
function answers(dice: () => number): Answer[] {
  const pick = (n: number): number => Math.floor(dice() * n);
  const out: Answer[] = [];
  const add = (id: string, typed: string, value: Value): number => out.push({ id, typed, value });
  const fav = pick(4);
  add('fav', `${fav + 1}`, fav);
  if (fav !== 3) {
    const where = [[0], [0, 2], [1, 2]][pick(3)] ?? [0];
    add('where', where.map((n) => n + 1).join(' '), where);
    const taste = 1 + pick(5);
    add('taste', `${taste}`, taste);
    if (taste <= 2) add('why', `太甜了 ${pick(1000)}`, null);
    const kids = pick(2);
    add('kids', kids === 0 ? '是' : '否', kids);
    const months = pick(73);
    if (kids === 0) add('age', `${months}个月`, months);
    const order = orders[pick(3)] ?? orders[0];
    add('rank', order.map((n) => n + 1).join(''), order);
    const nps = pick(11);
    add('nps', `${nps}`, nps);
  }
  const day = `2026-12-${`${1 + pick(28)}`.padStart(2, '0')}`;
  add('visit', day, day);
  const gift = pick(2);
  add('gift', gift === 0 ? '杯子' : '围兜', gift);
  const phone = pick(2) === 0 ? null : `1380000${1000 + pick(9000)}`;
  add('phone', phone ?? '跳过', phone);
  const more = pick(3) === 0 ? `都好，第 ${pick(100)} 次来` : null;
  add('more', more ?? '跳过', more);
  return out.map((a) => (a.id === 'why' ? { ...a, value: a.typed } : a));
}

const buttons = new Set<PlatformName>(['playground', 'telegram', 'discord']);

/** `survey`: its number. Some are interrupted, some type nonsense, every fourteenth never finishes. */
export function actor(on: PlatformName, name: string, i: number, dice: () => number, survey: number): Actor {
  const given = answers(dice);
  const stops = i % 14 === 13 ? 1 + Math.floor(dice() * (given.length - 1)) : given.length;
  const says = [`/问卷 ${survey}`];
  for (const [n, a] of given.slice(0, stops).entries()) {
    const chance = dice();
    if (n > 0 && chance < 0.06) says.push('取消', `/问卷 ${survey}`);
    else if (n > 0 && chance < 0.12) says.push('/帮助', `/问卷 ${survey}`);
    else if (chance < 0.18 && (a.id === 'taste' || a.id === 'visit' || a.id === 'rank')) says.push('什么意思呀');
    says.push(a.typed);
    // Where there are buttons one number presses one of several.
    if (a.id === 'where' && a.typed.length === 1 && buttons.has(on)) says.push('选好了');
  }
  const kept = stops < given.length ? null : Object.fromEntries(given.map((a) => [a.id, a.value]));
  return { name, on, says, kept };
}
