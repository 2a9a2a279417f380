import { say } from '../../kit/reply.ts';
import type { At, Say, Texts } from '../../types.ts';
import type { Perk } from './rules.ts';

export interface Up {
  readonly member: number;
  readonly name: string;
  readonly level: number;
  /** What this level brings: empty when nothing new. */
  readonly title: string;
}
interface Catalogue {
  readonly mine: (who: At, level: number, earned: number, title: string, boost: number) => Say;
  /** On a card: the name of the figure, and the figure. */
  readonly label: string;
  readonly value: (level: number) => string;
  readonly next: (level: number, missing: number) => string;
  readonly one: (up: Up, who: At) => Say;
  readonly many: (ups: readonly Up[], more: number) => string;
  readonly table: (steps: readonly { level: number; points: number }[]) => string;
  readonly perks: (perks: readonly Perk[]) => string;
  readonly perkSet: (level: number, perk: Pick<Perk, 'kind' | 'value'>) => string;
  readonly perkGone: (level: number) => string;
  readonly which: string;
}
const times = (percent: string): string => `${Number(percent) / 100}`;

export const levelTexts: Texts<Catalogue> = {
  'zh-CN': {
    mine: (who, level, earned, title, boost) =>
      say`${who} ${level} 级${title ? `「${title}」` : ''}，累计 ${earned} 分${boost > 1 ? `，得分 ×${boost}` : ''}。`,
    label: '等级',
    value: (level) => `${level} 级`,
    next: (level, missing) => `再 ${missing} 分升 ${level} 级。`,
    one: ({ level, title }, who) => say`🎉 ${who} 升到 ${level} 级${title ? `，头衔「${title}」` : ''}。`,
    many: (ups, more) =>
      `🎉 升级啦：${ups.map((u) => `${u.name} ${u.level} 级`).join('、')}${more > 0 ? `，还有 ${more} 位` : ''}。`,
    table: (steps) => `累计得分升级：${steps.map((s) => `${s.level} 级 ${s.points}`).join('，')}。`,
    perks: (perks) =>
      `奖励：${perks.map((p) => `${p.level} 级${p.kind === 'role' ? `「${p.value}」` : ` 得分 ×${times(p.value)}`}`).join('，')}。`,
    perkSet: (level, { kind, value }) =>
      `记下了：${level} 级${kind === 'role' ? `得头衔「${value}」` : `以后得分 ×${times(value)}`}，大家下次得分时生效。`,
    perkGone: (level) => `${level} 级的奖励取消了。`,
    which: '这样写：「等级奖励 5 头衔 老友」「等级奖励 10 倍数 1.5」，倍数最多 3；不要了说「等级奖励 5 取消」。',
  },
  'zh-TW': {
    mine: (who, level, earned, title, boost) =>
      say`${who} ${level} 級${title ? `「${title}」` : ''}，累計 ${earned} 點${boost > 1 ? `，得點 ×${boost}` : ''}。`,
    label: '等級',
    value: (level) => `${level} 級`,
    next: (level, missing) => `再 ${missing} 點升 ${level} 級。`,
    one: ({ level, title }, who) => say`🎉 ${who} 升到 ${level} 級${title ? `，頭銜「${title}」` : ''}。`,
    many: (ups, more) =>
      `🎉 升級啦：${ups.map((u) => `${u.name} ${u.level} 級`).join('、')}${more > 0 ? `，還有 ${more} 位` : ''}。`,
    table: (steps) => `累計點數升級：${steps.map((s) => `${s.level} 級 ${s.points}`).join('，')}。`,
    perks: (perks) =>
      `獎勵：${perks.map((p) => `${p.level} 級${p.kind === 'role' ? `「${p.value}」` : ` 得點 ×${times(p.value)}`}`).join('，')}。`,
    perkSet: (level, { kind, value }) =>
      `記下了：${level} 級${kind === 'role' ? `得頭銜「${value}」` : `以後得點 ×${times(value)}`}，大家下次得點時生效。`,
    perkGone: (level) => `${level} 級的獎勵取消了。`,
    which: '這樣寫：「等級獎勵 5 頭銜 老友」「等級獎勵 10 倍數 1.5」，倍數最多 3；不要了說「等級獎勵 5 取消」。',
  },
  en: {
    mine: (who, level, earned, title, boost) =>
      say`${who} is level ${level}${title ? ` "${title}"` : ''} with ${earned} points in all${boost > 1 ? `, earning ×${boost}` : ''}.`,
    label: 'Level',
    value: String,
    next: (level, missing) => `${missing} more for level ${level}.`,
    one: ({ level, title }, who) => say`🎉 ${who} reached level ${level}${title ? ` and is now "${title}"` : ''}.`,
    many: (ups, more) =>
      `🎉 Levels: ${ups.map((u) => `${u.name} ${u.level}`).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
    table: (steps) => `Points in all: ${steps.map((s) => `level ${s.level} ${s.points}`).join(', ')}.`,
    perks: (perks) =>
      `Brings: ${perks.map((p) => `${p.level} ${p.kind === 'role' ? `"${p.value}"` : `×${times(p.value)}`}`).join(', ')}.`,
    perkSet: (level, { kind, value }) =>
      `Noted: level ${level} ${kind === 'role' ? `brings the title "${value}"` : `earns ×${times(value)}`}, from each member's next points on.`,
    perkGone: (level) => `Level ${level} brings nothing any more.`,
    which:
      'Write /level-perk 5 role Regular, or /level-perk 10 boost 1.5 (at most 3). To take it away: /level-perk 5 none',
  },
};
