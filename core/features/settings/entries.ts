/** Everything that can be set by message, made from what the features declare. Nothing here is written by hand twice. */
import { z } from 'zod';

import type { House } from '../../house.ts';
import { isZone } from '../../kit/calendar.ts';
import type { Tx } from '../../ports.ts';
import { switchKey, switchSetting, type Setting } from '../../settings.ts';
import { foldCommand } from '../../text/index.ts';
import type { Context, Texts } from '../../types.ts';

export interface Entry {
  readonly setting: Setting;
  /** Which part of the menu: a feature's name, `general`, `switches` or `words`. */
  readonly section: string;
  /** Of the whole community only: its name, its time zone. */
  readonly wide: boolean;
  /** A feature's switch. */
  readonly feature?: string;
  /** The value in force; `room` 0: the community's. */
  now(c: Context, room: number): unknown;
  /** What is set for exactly this place; undefined when nothing is. */
  own(c: Context, room: number): unknown;
  /** Without an audit row. `undefined` goes back to what stands above. */
  write(c: Context, tx: Tx, room: number, value: unknown): Promise<void>;
}
export interface Section {
  readonly id: string;
  readonly title: Texts;
}
export interface Catalogue {
  readonly entries: readonly Entry[];
  readonly sections: readonly Section[];
  byKey(key: string): Entry | undefined;
}

const general: Section = { id: 'general', title: { 'zh-CN': '社群', 'zh-TW': '社群', en: 'Community' } };
const switches: Section = { id: 'switches', title: { 'zh-CN': '开关', 'zh-TW': '開關', en: 'On and off' } };
const levels: Section = { id: 'words', title: { 'zh-CN': '叫法', 'zh-TW': '叫法', en: 'Command words' } };

const ordinary = ({ settings }: House, setting: Setting, section: string): Entry => ({
  setting,
  section,
  wide: false,
  now: (c, room) => settings.get(setting, { community: c.community.id, room }),
  own: (c, room) => settings.own(setting.key, c.community.id, room),
  write: (c, tx, room, value) => settings.restore(c, tx, setting.key, c.community.id, room, value),
});

const nameSetting: Setting<string> = {
  key: 'community.name',
  name: { 'zh-CN': '社群名', 'zh-TW': '社群名', en: 'community-name' },
  default: '小榕',
  schema: z.string().trim().min(1).max(40),
  takes: { 'zh-CN': '1 到 40 个字', 'zh-TW': '1 到 40 個字', en: '1 to 40 characters' },
  parse: (text) => text,
  show: (v) => v,
};
const cities: Readonly<Record<string, string>> = {
  北京: 'Asia/Shanghai',
  上海: 'Asia/Shanghai',
  台北: 'Asia/Taipei',
  香港: 'Asia/Hong_Kong',
  澳门: 'Asia/Macau',
  新加坡: 'Asia/Singapore',
  东京: 'Asia/Tokyo',
  伦敦: 'Europe/London',
  柏林: 'Europe/Berlin',
  纽约: 'America/New_York',
  洛杉矶: 'America/Los_Angeles',
};
const zoneSetting: Setting<string> = {
  key: 'community.time_zone',
  name: { 'zh-CN': '时区', 'zh-TW': '時區', en: 'time-zone' },
  default: 'Asia/Shanghai',
  schema: z.string().refine(isZone),
  takes: { 'zh-CN': '城市或时区名', 'zh-TW': '城市或時區名', en: 'a time zone name' },
  parse: (text) => cities[foldCommand(text)] ?? text,
  show: (v) => v,
};

const ofCommunity = ({ people }: House, setting: Setting<string>, field: 'name' | 'timeZone'): Entry => ({
  setting,
  section: general.id,
  wide: true,
  now: (c) => c.community[field],
  own: (c) => c.community[field],
  write: (c, tx, _room, value) => people.setCommunity(tx, c.community.id, { [field]: value ?? setting.default }),
});

/** Made at the first use: while features are being created there are no commands yet. */
export function catalogue(house: House): Catalogue {
  const entries: Entry[] = [ofCommunity(house, nameSetting, 'name'), ofCommunity(house, zoneSetting, 'timeZone')];
  const sections: Section[] = [];
  for (const { name, title, on, settings = [] } of house.features) {
    if (title) {
      const setting = switchSetting({ key: switchKey(name), name: title, default: on });
      entries.push({ ...ordinary(house, setting, switches.id), feature: name });
      if (settings.length > 0) sections.push({ id: name, title });
    }
    for (const s of settings) entries.push(ordinary(house, s, title ? name : general.id));
  }
  // A command without a line of help is the other half of one that has it.
  for (const { command } of house.commands())
    if (command.help !== null) entries.push(ordinary(house, house.levelSetting(command), levels.id));
  const byKey = new Map(entries.map((e) => [e.setting.key, e]));
  return {
    entries,
    sections: [switches, ...sections, general, levels],
    byKey: (key) => byKey.get(key),
  };
}
