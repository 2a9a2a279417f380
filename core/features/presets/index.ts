/** A kind of group switched on in one answer: typed, or asked of the owner who brought the bot in. */
import { defineFeature, type FeatureDef, type House } from '../../house.ts';
import { privately, reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import { aboutKey, switchKey } from '../../settings.ts';
import type { AuditRow, Command, Context, Effect, Effects, JoinedEvent, Refusal } from '../../types.ts';
import type { PresetApplied, PresetUndone } from './events.ts';
import { kinds, presetCalled, type Preset } from './rules.ts';
import { presetsTexts, type Lack } from './texts.ts';

const hourMs = 3_600_000;
const needed: readonly Lack[] = ['delete', 'mute', 'kick'];
/** Switches by key, as they were and as they are; null: not set. */
type Switches = Readonly<Record<string, boolean | null>>;

const admin = (c: Context): boolean => c.role === 'admin' || c.role === 'owner';

export const presets = defineFeature({
  name: 'presets',
  title: null,
  on: true,
  create: (house) => ({
    commands: [presetCommand(house)],
    listens: [
      {
        on: 'joined',
        wants: (c) => c.room.kind === 'group' && (c.event as JoinedEvent).self === true,
        run: (c, tx) => arrived(house, c, tx),
      },
    ],
    hears: { 'roles.claimed': (c) => [pick(c, presetsTexts[c.locale].pick)] },
    answers: {
      pick: {
        allow: 'admin',
        run: (c, value) => {
          const preset = kinds.find((p) => p.name === value);
          return [preset ? sure(house, c, preset) : reply(c, presetsTexts[c.locale].later)];
        },
      },
      sure: {
        allow: 'admin',
        run: (c, value, data, tx) => {
          const preset = kinds.find((p) => p.name === data);
          return value === 'yes' && preset ? apply(house, c, tx, preset) : [reply(c, presetsTexts[c.locale].oneByOne)];
        },
      },
    },
    undoes: { preset: (row, c, tx) => takeBack(house, row, c, tx) },
  }),
});

/** The preset's features that exist and can be switched. */
const featuresOf = (house: House, preset: Preset): readonly FeatureDef[] =>
  preset.features.flatMap((name) => house.features.filter((f) => f.name === name && f.title !== null));
const titles = (features: readonly FeatureDef[], c: Context): string[] =>
  features.flatMap((f) => (f.title ? [f.title[c.locale]] : []));

async function apply(house: House, c: Context, tx: Tx, preset: Preset): Promise<Effects> {
  const t = presetsTexts[c.locale];
  const features = featuresOf(house, preset);
  const community = c.community.id;
  const before: Record<string, boolean | null> = {};
  for (const f of features) {
    if (house.isOn(f, { community, room: 0 })) continue;
    const key = switchKey(f.name);
    before[key] = (house.settings.own(key, community, 0) as boolean | undefined) ?? null;
    await house.settings.restore(c, tx, key, community, 0, true);
  }
  const after = Object.fromEntries(Object.keys(before).map((key) => [key, true]));
  if (Object.keys(before).length > 0)
    await house.audit.write(c, { act: 'preset', subject: preset.name, room: null, before, after });
  const can = house.can(c.room.account);
  const lacking = preset.features.includes('moderation') ? needed.filter((what) => !can.has(what)) : [];
  const told: PresetApplied = {
    what: 'preset.applied',
    member: c.who.member,
    preset: preset.name,
    features: preset.features,
  };
  return [
    { do: 'tell', what: told },
    reply(c, [t.done(titles(features, c)), ...(lacking.length > 0 ? [t.lacks(lacking)] : [])].join('\n')),
  ];
}

/** Switches that somebody changed again since stay as they are. */
async function takeBack(house: House, row: AuditRow, c: Context, tx: Tx): Promise<Effects | Refusal> {
  const t = presetsTexts[c.locale];
  if (!admin(c)) return { refuse: t.notAnyMore };
  const [before, after] = [row.before as Switches, row.after as Switches];
  for (const [key, value] of Object.entries(before))
    if (house.settings.own(key, row.community, 0) === after[key])
      await house.settings.restore(c, tx, key, row.community, 0, value ?? undefined);
  const preset = kinds.find((p) => p.name === row.subject);
  const told: PresetUndone = { what: 'preset.undone', member: c.who.member, preset: row.subject };
  return [{ do: 'tell', what: told }, reply(c, t.undone(preset?.title[c.locale] ?? row.subject))];
}

/** In private the owner may take a day over it; in a group two minutes. */
const until = (c: Context, inPrivate: boolean): number => c.now + (inPrivate ? 24 * hourMs : hourMs / 30);

const pick = (c: Context, say: string, inPrivate = c.room.kind === 'private'): Effect => ({
  do: 'ask',
  step: 'pick',
  for: { member: c.who.member },
  to: c.room.kind === 'group' && inPrivate ? { private: c.who.member } : { room: c.room.id },
  say,
  choices: [
    ...kinds.map((p) => ({ label: p.title[c.locale], value: p.name })),
    { label: presetsTexts[c.locale].none, value: 'none' },
  ],
  until: until(c, inPrivate),
});

const sure = (house: House, c: Context, preset: Preset): Effect => {
  const t = presetsTexts[c.locale];
  return {
    do: 'ask',
    step: 'sure',
    data: preset.name,
    for: { member: c.who.member },
    to: { room: c.room.id },
    say: t.sure(preset.title[c.locale], titles(featuresOf(house, preset), c)),
    choices: [
      { label: t.yes, value: 'yes' },
      { label: t.change, value: 'change' },
    ],
    until: until(c, c.room.kind === 'private'),
  };
};

/** The private chat of whoever brought the bot in is about this group from now on. */
async function arrived(house: House, c: Context, tx: Tx): Promise<Effects> {
  const t = presetsTexts[c.locale];
  const { member } = c.who;
  if (!admin(c)) {
    const owned = (await house.people.ranks(c.community.id)).some(
      (r) => r.granted === 'owner' || r.platformRole === 'owner',
    );
    return owned || house.claimCode === '' ? [] : [privately(c, member, t.helloStranger(c.room.name))];
  }
  const chat = await house.people.privateRoom(c.community, c.room.account, member, c.now);
  if (!chat) return [];
  if (chat.community !== c.community.id) await house.people.move(tx, chat.id, c.community.id);
  await house.settings.restore(c, tx, aboutKey, c.community.id, chat.id, c.room.id);
  const others = (await house.people.groups(c.community.id)).filter((g) => g.id !== c.room.id);
  if (others.length > 0) return [privately(c, member, t.helloAgain(c.room.name, c.community.name))];
  return [privately(c, member, t.hello(c.room.name)), pick(c, t.pick, true)];
}

const presetCommand = (house: House): Command<Preset | null> => ({
  name: 'presets',
  words: { 'zh-CN': ['预设', '模板'], 'zh-TW': ['範本', '預設'], en: ['preset'] },
  level: 'called',
  allow: 'admin',
  always: true,
  help: { 'zh-CN': '一次打开一整套', 'zh-TW': '一次打開一整套', en: 'turn on a whole set at once' },
  example: { 'zh-CN': '/预设 店铺群', 'zh-TW': '/範本 店家群', en: '/preset shop' },
  parse: (rest, c) => {
    if (rest === '') return null;
    return presetCalled(rest) ?? { refuse: presetsTexts[c.locale].unknown(rest.slice(0, 20)) };
  },
  run: (c, preset, tx) => (preset ? apply(house, c, tx, preset) : [pick(c, presetsTexts[c.locale].pickTyped)]),
});
