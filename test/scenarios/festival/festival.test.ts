/**
 * The festival pack previewed for thirty days, then lived through on a held clock on every platform: what was sent, and
 * when, is what the preview said, held lines and dropped ones included.
 */
import { asc, isNotNull } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';

import { giveCampaigns, loadCampaigns, type Content } from '../../../bots/campaigns/index.ts';
import type { Banyan } from '../../../core/banyan.ts';
import { limitsOf } from '../../../core/budget.ts';
import { stepsOf } from '../../../core/features/campaigns/language.ts';
import { wordsOf } from '../../../core/features/campaigns/occasion.ts';
import { heardIn, preview, type PreviewGroup } from '../../../core/features/campaigns/preview.ts';
import { plain } from '../../../core/kit/reply.ts';
import type { Database } from '../../../core/ports.ts';
import { defineOutbox, definePeople } from '../../../core/schema.ts';
import { locales, type Locale, type Outward } from '../../../core/types.ts';
import { day, harness } from '../../harness.ts';
import { onDiscord } from '../../platforms/discord/day-stage.ts';
import { onQq } from '../../platforms/qq/day-stage.ts';
import { onTelegram } from '../../platforms/telegram/day-stage.ts';
import { onWechat } from '../../platforms/wechat/day-stage.ts';
import { freshDatabase, type Fresh } from '../../servers/index.ts';
import { onPlayground, type Stage } from '../day.ts';

const start = Date.parse('2026-10-25T10:00:00+08:00');
const names = ['店长 Lin', 'May'] as const;
const pack = (name: string): Content => {
  const loaded = loadCampaigns(`${import.meta.dirname}/../../../campaigns/examples/${name}.yaml`);
  if (!loaded.ok) throw new Error(loaded.faults.map((f) => f.message).join('\n'));
  return loaded.content;
};

interface Live extends Stage {
  readonly banyan: Banyan;
  readonly errors: readonly unknown[];
  close(): Promise<void>;
}
type Open = (url: string, locale: Locale) => Promise<Live>;
const live = async (
  stage: Promise<Stage & { bot: { banyan: Banyan; errors: readonly unknown[] }; close(): Promise<void> }>,
): Promise<Live> => {
  const found = await stage;
  return { ...found, banyan: found.bot.banyan, errors: found.bot.errors };
};
const platforms: readonly (readonly [string, Locale, Open])[] = [
  [
    'playground',
    'zh-CN',
    async (_url, locale): Promise<Live> => {
      const h = await harness({ start, locale });
      return { ...onPlayground(h), banyan: h.banyan, errors: h.errors, close: () => h.close() };
    },
  ],
  ['telegram', 'zh-CN', (url, locale) => live(onTelegram(url, start, names, '群', undefined, locale))],
  ['discord', 'en', (url, locale) => live(onDiscord(url, start, names, '群', locale))],
  ['qq', 'zh-CN', (url, locale) => live(onQq(url, start, names, '群', locale))],
  ['wechat', 'zh-TW', (url, locale) => live(onWechat(url, start, names, '群', locale))],
];

let stage: Live | undefined;
let fresh: Fresh | undefined;
afterEach(async () => {
  await stage?.close();
  await fresh?.drop();
  stage = fresh = undefined;
});

const minutes = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(5, 16);

async function groupOf({ banyan, database }: Live, locale: Locale): Promise<PreviewGroup & { readonly id: number }> {
  const { rooms } = database.t(definePeople);
  const row = (await database.read.select().from(rooms)).find((r) => r.kind === 'group');
  const home = row && (await banyan.house.people.community(row.community));
  if (!row || !home) throw new Error('no group');
  return { ...row, home, locale };
}

/** What the preview promises, and what was held or dropped. */
function promised({ banyan }: Live, group: PreviewGroup & { id: number }, content: Content) {
  const night = banyan.house.spared().find((s) => s.account === group.account.split(':')[0])?.careful.night;
  const room = { id: group.id, kind: 'group', community: group.home.id } as const;
  const limits = limitsOf(banyan.house.settings, room, group.home.timeZone, 'lines', night);
  return heardIn(preview(content.campaigns, [group], start, start + 30 * day).planned, group, limits);
}
const sentIn = async (database: Database): Promise<{ readonly line: string; readonly state: string }[]> => {
  const { outbox } = database.t(defineOutbox);
  const rows = await database.read.select().from(outbox).where(isNotNull(outbox.kind)).orderBy(asc(outbox.id));
  return rows.map((r) => {
    const { links = [] } = r.payload.effect as Extract<Outward, { do: 'send' }>;
    const words = [plain(r.payload.say ?? ''), ...links.map((l) => `${l.label}：${l.url}`)].join('\n');
    return { state: r.state, line: `${minutes(r.state === 'sent' ? (r.settledAt ?? 0) : r.at)} ${words}` };
  });
};
/** Where there are buttons that open an address, the lines with links are buttons. */
const asShown = (words: string, buttons: boolean): string =>
  buttons ? words.replaceAll(/\n[^\n]*：https?:\/\/\S+/gu, '') : words;

describe('the festival pack', () => {
  it.each(platforms)('on %s in %s: thirty days are what the preview says', async (_name, locale, open) => {
    const content = pack('double-eleven');
    fresh = await freshDatabase('sqlite');
    stage = await open(fresh.url, locale);
    await stage.say(names[0], '大家好');
    await stage.tell(
      names[0],
      locale === 'en' ? 'account start' : locale === 'zh-TW' ? '帳號狀態 主動' : '账号状态 主动',
    );
    await giveCampaigns(stage.banyan, content);
    await stage.until(start + 60_000);
    const before = stage.heard().length;
    await stage.until(start + 30 * day);

    const group = await groupOf(stage, locale);
    const plan = promised(stage, group, content);
    const words = (h: (typeof plan)[number]): string => {
      const step = stepsOf(h.campaign)[h.step];
      return (step && wordsOf(step, locale)) ?? '';
    };
    const expected = plan.flatMap((h) => (h.at === null ? [] : [`${minutes(h.at)} ${words(h)}`])).toSorted();
    const rows = await sentIn(stage.database);
    expect(
      rows
        .filter((r) => r.state === 'sent')
        .map((r) => r.line)
        .toSorted(),
    ).toEqual(expected);
    expect(rows.filter((r) => r.state !== 'sent')).toHaveLength(plan.filter((h) => h.at === null).length);
    // What came out on the other side, as the platform has it.
    const texts = stage
      .heard()
      .slice(before)
      .filter((l) => l.to === 'group')
      .map((l) => l.text);
    const buttons = stage.banyan.house.can(group.account).has('links');
    const shown = plan.flatMap((h) => (h.at === null ? [] : [asShown(words(h), buttons)]));
    expect(texts.toSorted()).toEqual(shown.toSorted());
    // The day itself is fuller than a group should hear: some of it waited or was dropped.
    expect(plan.filter((h) => h.why !== null).length).toBeGreaterThan(0);
    expect(stage.errors).toEqual([]);
  });
});

describe('the other packs', () => {
  it.each(['new-shop', 'hobby', 'reading-club'])('%s says something in every language for thirty days', (name) => {
    const content = pack(name);
    for (const locale of locales) {
      const home = { id: 1, name: 'x', timeZone: 'Asia/Shanghai' };
      const group: PreviewGroup = { name: 'x', account: 'playground', platformId: 'g', home, locale };
      const { planned, crowded } = preview(content.campaigns, [group], start, start + 30 * day);
      expect(planned.length).toBeGreaterThan(8);
      expect(crowded).toEqual([]);
      const said = planned.flatMap(({ campaign }) => stepsOf(campaign).filter((step) => step.say));
      expect(said.map((step) => wordsOf(step, locale)?.trim()).filter((words) => !words)).toEqual([]);
    }
  });
});
