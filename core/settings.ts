/**
 * Settings: declared once by a feature, read from memory, written by message or by file.
 * The value for a group stands over the community's, the community's over the default.
 */
import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';

import type { Audit } from './audit.ts';
import type { People } from './people/index.ts';
import type { Database, Tx } from './ports.ts';
import { defineSettings } from './schema.ts';
import type { Context, Texts, Locale, Room, Setting } from './types.ts';

export type { Setting } from './types.ts';

type Named = { readonly key: string; readonly name: Texts };

/** A whole number within bounds. */
export const numberSetting = (o: Named & { default: number; min: number; max: number }): Setting<number> => ({
  ...o,
  schema: z.number().int().min(o.min).max(o.max),
  takes: {
    'zh-CN': `${o.min} 到 ${o.max} 的整数`,
    'zh-TW': `${o.min} 到 ${o.max} 的整數`,
    en: `a whole number from ${o.min} to ${o.max}`,
  },
  parse: (text) => (/^-?[0-9]{1,12}$/.test(text) ? Number(text) : text),
  show: (v, locale) => new Intl.NumberFormat(locale).format(v),
});

const yes = new Set(['开', '開', 'on', 'yes', '是', '1', 'true', '打开', '打開']);
const no = new Set(['关', '關', 'off', 'no', '否', '0', 'false', '关闭', '關閉']);

/** On or off. */
export const switchSetting = (o: Named & { default: boolean }): Setting<boolean> => ({
  ...o,
  schema: z.boolean(),
  options: [true, false],
  takes: { 'zh-CN': '开 或 关', 'zh-TW': '開 或 關', en: 'on or off' },
  parse: (text) => (yes.has(text.toLowerCase()) ? true : no.has(text.toLowerCase()) ? false : text),
  show: (v, locale) => ({ 'zh-CN': v ? '开' : '关', 'zh-TW': v ? '開' : '關', en: v ? 'on' : 'off' })[locale],
});

/** Free words up to a length; `-` empties it. */
export const textSetting = (o: Named & { default: string; max: number }): Setting<string> => ({
  ...o,
  schema: z.string().max(o.max),
  takes: {
    'zh-CN': `最多 ${o.max} 个字，「-」清空`,
    'zh-TW': `最多 ${o.max} 個字，「-」清空`,
    en: `up to ${o.max} characters, "-" empties it`,
  },
  parse: (text) => (text === '-' ? '' : text),
  show: (v, locale) => v || { 'zh-CN': '（空）', 'zh-TW': '（空）', en: '(empty)' }[locale],
});

/** One of a few named values. */
export const choiceSetting = <const V extends string>(
  o: Named & { default: V; values: Readonly<Record<V, Texts>> },
): Setting<V> => {
  const keys = Object.keys(o.values) as V[];
  const takes = (l: Locale): string => keys.map((v) => o.values[v][l]).join(' / ');
  return {
    ...o,
    schema: z.enum(keys as [V, ...V[]]) as unknown as z.ZodType<V>,
    options: keys,
    takes: { 'zh-CN': takes('zh-CN'), 'zh-TW': takes('zh-TW'), en: takes('en') },
    parse: (text) =>
      keys.find(
        (v) => v === text || Object.values<string>(o.values[v]).some((w) => w.toLowerCase() === text.toLowerCase()),
      ) ?? text,
    show: (v, locale) => o.values[v][locale],
  };
};

/** How long message text is kept; 0: never stored. The rows stay, for counting. */
export const keepTextDays: Setting<number> = {
  ...numberSetting({
    key: 'privacy.keep_text_days',
    name: { 'zh-CN': '消息保留天数', 'zh-TW': '訊息保留天數', en: 'keep-text-days' },
    default: 30,
    min: 0,
    max: 3650,
  }),
  warns: (from, to) =>
    to >= from
      ? undefined
      : {
          'zh-CN': `${to} 天以前的原文会删掉，找不回来。`,
          'zh-TW': `${to} 天以前的原文會刪掉，找不回來。`,
          en: `Message text older than ${to} days will be gone for good.`,
        },
};

/** Kept for a private chat: the group that `本群` means there, chosen with `管理 <group>`. */
export const aboutKey = 'private.about';
/** Our id of the group meant by "this group": the one it is said in, or the one this private chat is about. */
export const groupMeant = (settings: Pick<Settings, 'own'>, c: Context): number | undefined => {
  if (c.room.kind === 'group') return c.room.id;
  const about = settings.own(aboutKey, c.community.id, c.room.id);
  return typeof about === 'number' ? about : undefined;
};

/** As much of a house as knows its groups. */
interface Groups {
  readonly settings: Pick<Settings, 'own'>;
  readonly people: Pick<People, 'room' | 'groups'>;
  readonly database: Pick<Database, 'db'>;
}
/** The group itself that a question is about (`groupMeant`). Inside a handler only. */
export async function groupAbout({ settings, people, database }: Groups, c: Context): Promise<Room | undefined> {
  const id = groupMeant(settings, c);
  if (id === undefined) return undefined;
  return c.room.id === id ? c.room : people.room(id, database.db);
}
/** The same; else the only one there is. Undefined: it is not clear which is meant. */
export async function groupOrOnly(house: Groups, c: Context): Promise<Room | undefined> {
  if (groupMeant(house.settings, c) !== undefined) return groupAbout(house, c);
  const [only, another] = await house.people.groups(c.community.id);
  return another ? undefined : only;
}

/** Where an owner's tags of a group are kept (`标签 1-12 福利群`), for whoever picks groups by them. */
export const tagsKey = 'room.tags';
/** The tags of a group, as written; from memory. */
export const roomTags = (
  settings: Pick<Settings, 'own'>,
  room: { id: number; community: number },
): readonly string[] => {
  const tags = settings.own(tagsKey, room.community, room.id);
  return Array.isArray(tags) ? tags.filter((t): t is string => typeof t === 'string') : [];
};

/** WeChat warns of addresses it does not know and may mark an account that sends many: plain links there until an owner says so. */
export const wechatLinks = switchSetting({
  key: 'clicks.wechat',
  name: { 'zh-CN': '微信短链接', 'zh-TW': '微信短連結', en: 'wechat-short-links' },
  default: false,
});

/** The key under which a feature is switched on and off. */
export const switchKey = (feature: string): string => `${feature}.on`;

export interface Settings {
  /** Group over community over default. From memory. */
  get<T>(setting: Setting<T>, where: { community: number; room: number }): T;
  /** What is set for exactly this place, undefined when nothing is. `room` 0: the community. */
  own(key: string, community: number, room: number): unknown;
  /** Writes, audits, and changes memory after the commit. `value` undefined goes back to what stands above. */
  set(c: Context, tx: Tx, key: string, room: number, value: unknown): Promise<void>;
  /** The same without a new audit row, for undo. */
  restore(c: Context, tx: Tx, key: string, community: number, room: number, value: unknown): Promise<void>;
  load(): Promise<void>;
}

/** Called once per bot. */
export function createSettings(database: Database, audit: Audit): Settings {
  const { settings } = database.t(defineSettings);
  /** By key first: most keys are set nowhere, and every message asks for some. */
  const memory = new Map<string, Map<string, unknown>>();
  const place = (community: number, room: number): string => `${community}/${room}`;
  const recall = (key: string, community: number, room: number): unknown =>
    memory.get(key)?.get(place(community, room));
  const remember = (key: string, community: number, room: number, value: unknown): void => {
    const places = memory.get(key) ?? new Map<string, unknown>();
    if (value === undefined) places.delete(place(community, room));
    else memory.set(key, places.set(place(community, room), value));
    if (places.size === 0) memory.delete(key);
  };

  const put = database.db
    .insert(settings)
    .values({
      community: sql.placeholder('community'),
      room: sql.placeholder('room'),
      key: sql.placeholder('key'),
      value: sql.placeholder('value'),
      byEvent: sql.placeholder('byEvent'),
    })
    .onConflictDoUpdate({
      target: [settings.community, settings.room, settings.key],
      set: { value: sql`excluded.value`, byEvent: sql`excluded.by_event` },
    })
    .prepare('settings_put');

  const restore: Settings['restore'] = async (c, tx, key, community, room, value) => {
    if (value === undefined) {
      await database.db
        .delete(settings)
        .where(and(eq(settings.community, community), eq(settings.room, room), eq(settings.key, key)));
    } else {
      await put.execute({ community, room, key, value, byEvent: c.cause });
    }
    tx.after(() => {
      remember(key, community, room, value);
    });
    tx.changed('settings', community);
  };

  /** What another process set there stands in place of what is known of these communities. */
  const again = async (communities: ReadonlySet<number>): Promise<void> => {
    const rows = await database.read
      .select()
      .from(settings)
      .where(inArray(settings.community, [...communities]));
    for (const [key, places] of memory) {
      for (const at of places.keys()) if (communities.has(Number(at.slice(0, at.indexOf('/'))))) places.delete(at);
      if (places.size === 0) memory.delete(key);
    }
    for (const row of rows) remember(row.key, row.community, row.room, row.value);
  };
  database.peers?.follow('settings', again);

  return {
    get: (setting, where) => {
      const here = recall(setting.key, where.community, where.room);
      if (here !== undefined) return here as typeof setting.default;
      const above = recall(setting.key, where.community, 0);
      return above === undefined ? setting.default : (above as typeof setting.default);
    },
    own: (key, community, room) => recall(key, community, room),
    restore,
    set: async (c, tx, key, room, value) => {
      const before = recall(key, c.community.id, room);
      await restore(c, tx, key, c.community.id, room, value);
      await audit.write(c, { act: 'setting', subject: key, room: room || null, before, after: value });
    },
    load: async () => {
      for (const row of await database.read.select().from(settings))
        remember(row.key, row.community, row.room, row.value);
    },
  };
}
