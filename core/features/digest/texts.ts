import type { Texts } from '../../types.ts';
import type { Advice, Summary } from './rules.ts';

interface Catalogue {
  /** `who`: the member the advice is about. */
  readonly note: (community: string, s: Summary, weekly: boolean, who: string) => string;
}
const mostRules = 3;
const percent = (s: Summary): number => Math.round((100 * s.overturned) / Math.max(1, s.acts));

const advice = {
  'zh-CN': (a: Advice, who: string): string => {
    if (a.what === 'doubtful') return `「${a.named}」误伤多，放行几句，或者改成只提醒。`;
    if (a.what === 'brake') return '停过手，看看是哪条规矩太宽。';
    if (a.what === 'reports') return `有 ${a.n} 条举报没人看，私聊我发「举报列表」。`;
    return a.what === 'one' ? `一大半是 ${who} 一个人，找 TA 聊聊更管用。` : '暂时没有。';
  },
  'zh-TW': (a: Advice, who: string): string => {
    if (a.what === 'doubtful') return `「${a.named}」誤傷多，放行幾句，或者改成只提醒。`;
    if (a.what === 'brake') return '停過手，看看是哪條規矩太寬。';
    if (a.what === 'reports') return `有 ${a.n} 則檢舉沒人看，私訊我「檢舉列表」。`;
    return a.what === 'one' ? `一大半是 ${who} 一個人，找 TA 聊聊更有用。` : '暫時沒有。';
  },
  en: (a: Advice, who: string): string => {
    if (a.what === 'doubtful') return `"${a.named}" is often wrong: let some phrases pass, or only remind.`;
    if (a.what === 'brake') return 'rules were paused; see which one is too wide.';
    if (a.what === 'reports') return `${a.n} reports wait; send me /reports.`;
    return a.what === 'one' ? `most of it is ${who} alone; a word with them helps more.` : 'nothing for now.';
  },
} satisfies Texts<(a: Advice, who: string) => string>;

export const digestTexts: Texts<Catalogue> = {
  'zh-CN': {
    note: (community, s, weekly, who) =>
      [
        `「${community}」${weekly ? '这周' : '昨天'}的群规：动手 ${s.acts} 次，${s.members} 个人。`,
        s.rules.length > 0
          ? `碰到最多：${s.rules
              .slice(0, mostRules)
              .map((r) => `${r.named} ${r.acts}`)
              .join('、')}。`
          : '',
        s.overturned > 0
          ? `撤掉 ${s.overturned} 次（${percent(s)}%）${
              s.doubtful.length > 0
                ? `，可能误伤：${s.doubtful
                    .slice(0, mostRules)
                    .map((r) => r.named)
                    .join('、')}`
                : ''
            }。`
          : '',
        s.reportsOpen + s.appealsOpen > 0 ? `等着看：举报 ${s.reportsOpen}，申诉 ${s.appealsOpen}。` : '',
        `要改的：${advice['zh-CN'](s.advice, who)}`,
      ]
        .filter(Boolean)
        .join('\n'),
  },
  'zh-TW': {
    note: (community, s, weekly, who) =>
      [
        `「${community}」${weekly ? '這週' : '昨天'}的群規：動手 ${s.acts} 次，${s.members} 個人。`,
        s.rules.length > 0
          ? `碰到最多：${s.rules
              .slice(0, mostRules)
              .map((r) => `${r.named} ${r.acts}`)
              .join('、')}。`
          : '',
        s.overturned > 0
          ? `撤掉 ${s.overturned} 次（${percent(s)}%）${
              s.doubtful.length > 0
                ? `，可能誤傷：${s.doubtful
                    .slice(0, mostRules)
                    .map((r) => r.named)
                    .join('、')}`
                : ''
            }。`
          : '',
        s.reportsOpen + s.appealsOpen > 0 ? `等著看：檢舉 ${s.reportsOpen}，申訴 ${s.appealsOpen}。` : '',
        `要改的：${advice['zh-TW'](s.advice, who)}`,
      ]
        .filter(Boolean)
        .join('\n'),
  },
  en: {
    note: (community, s, weekly, who) =>
      [
        `Rules of "${community}" ${weekly ? 'this week' : 'yesterday'}: ${s.acts} ${s.acts === 1 ? 'act' : 'acts'}, ${s.members} ${s.members === 1 ? 'person' : 'people'}.`,
        s.rules.length > 0
          ? `Most often: ${s.rules
              .slice(0, mostRules)
              .map((r) => `${r.named} ${r.acts}`)
              .join(', ')}.`
          : '',
        s.overturned > 0
          ? `Taken back: ${s.overturned} (${percent(s)}%)${
              s.doubtful.length > 0
                ? `, perhaps wrong: ${s.doubtful
                    .slice(0, mostRules)
                    .map((r) => r.named)
                    .join(', ')}`
                : ''
            }.`
          : '',
        s.reportsOpen + s.appealsOpen > 0 ? `Waiting: ${s.reportsOpen} reports, ${s.appealsOpen} appeals.` : '',
        `To change: ${advice.en(s.advice, who)}`,
      ]
        .filter(Boolean)
        .join('\n'),
  },
};
