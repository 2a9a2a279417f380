/** The list of what waits, read in private, a page at a time. */
import { cut } from '../../kit/cut.ts';
import { noArguments } from '../../kit/parse.ts';
import { reply } from '../../kit/reply.ts';
import type { Answer, Command, Context, Effects } from '../../types.ts';
import { cardFor, mayDecide, panel, type Deps } from './card.ts';
import type { Report } from './store.ts';
import { reportTexts } from './texts.ts';

const pageSize = 5;
const openMs = 30 * 60_000;
interface Page {
  readonly from: number;
}

/** What this person may decide, oldest first. */
async function mine(d: Deps, c: Context): Promise<Report[]> {
  const staff = await panel(d, c);
  return (await d.store.list(c.community.id)).filter((r) => mayDecide(staff, c, r));
}

async function page(d: Deps, c: Context, from: number): Promise<Effects> {
  const t = reportTexts[c.locale];
  const all = await mine(d, c);
  if (all.length === 0) return [reply(c, t.empty)];
  if (c.room.kind === 'group') return [reply(c, t.waiting(all.length))];
  const start = from < all.length ? from : 0;
  const shown = all.slice(start, start + pageSize);
  const names = await d.house.people.names([...new Set(shown.map((r) => r.author))]);
  const data: Page = { from: start + pageSize };
  const choices = shown.map((r) => ({
    label: t.near(cut(names.get(r.author) ?? '?', 8), r.excerpt === null ? null : cut(r.excerpt, 12)),
    value: `${r.id}`,
  }));
  if (start + shown.length < all.length) choices.push({ label: t.next, value: 'next' });
  return [
    {
      do: 'ask',
      step: 'pick',
      data,
      for: { member: c.who.member },
      to: { room: c.room.id },
      say: t.page(all.length, start + 1, start + shown.length),
      choices,
      until: c.now + openMs,
    },
  ];
}

export const pick = (d: Deps): Answer => ({
  allow: 'moderator',
  run: async (c, value, data) => {
    if (value === 'next') return page(d, c, (data as Page).from);
    const report = await d.store.find(c.community.id, Number(value));
    if (!report || report.state !== 'open') return [reply(c, reportTexts[c.locale].gone)];
    return [await cardFor(d, c, report, { to: 'here', more: 0, panel: await panel(d, c) })];
  },
});

export const queueCommand = (d: Deps): Command<null> => ({
  name: 'reports.list',
  words: { 'zh-CN': ['举报列表'], 'zh-TW': ['檢舉列表', '舉報列表'], en: ['reports'] },
  level: 'called',
  allow: 'moderator',
  help: { 'zh-CN': '看等着处理的举报', 'zh-TW': '看等著處理的檢舉', en: 'see the reports that wait' },
  example: { 'zh-CN': '/举报列表', 'zh-TW': '/檢舉列表', en: '/reports' },
  parse: noArguments,
  run: (c) => page(d, c, 0),
});
