/** `预览 ID` and `看样子 ID`: what would be said, to whom and when, to nobody but who asks. */
import { platformTitle } from '../../../kit/platforms.ts';
import { groupLocale, reply } from '../../../kit/reply.ts';
import { locales, type Context, type Effect, type Effects, type Locale } from '../../../types.ts';
import { kindOf, membersOf, stepsOf, type Campaign, type Step } from '../language.ts';
import { localeWith } from '../members.ts';
import { wordingsOf } from '../occasion.ts';
import { audience, type Desk } from '../run.ts';
import { listeners } from '../run-members.ts';
import type { CampaignRow } from '../store.ts';
import { campaignTexts } from '../texts.ts';
import { campaignTrialTexts } from '../texts-trial.ts';
import { timesOf } from '../tried.ts';
import { find, nextOf, titleOf } from './find.ts';
import { outlookMembers } from './outlook-members.ts';
import { outlook } from './start.ts';
import { operateTexts } from './texts.ts';

const languages: Readonly<Record<Locale, string>> = { 'zh-CN': '简体', 'zh-TW': '繁體', en: 'English' };

export async function look(c: Context, desk: Desk, name: string): Promise<Effects> {
  const found = await find(c, desk, name);
  if ('say' in found) return found.say;
  const t = operateTexts[c.locale];
  const { row } = found;
  const next = await nextOf(c, desk, row);
  const when = row.state === 'paused' ? t.paused(titleOf(row.definition)) : next === null ? t.noNext : t.nextAt(next);
  return [reply(c, [when, ...(await audienceLines(c, desk, row))].join('\n'))];
}

async function audienceLines(c: Context, desk: Desk, row: CampaignRow): Promise<string[]> {
  if (membersOf(row.definition) !== undefined)
    return outlookMembers(c, desk, row, await listeners(c, desk, row.definition));
  const rooms = await audience(c, desk, row.definition);
  return rooms.length === 0 ? [operateTexts[c.locale].nobody('groups')] : outlook(c, desk, row, rooms);
}

/** Where it is heard and in which language: groups, or the private chats of members. */
async function ears(c: Context, desk: Desk, definition: Campaign): Promise<{ account: string; locale: Locale }[]> {
  if (membersOf(definition) !== undefined)
    return (await listeners(c, desk, definition)).reached.map(({ someone, chat }) => ({
      account: chat.account,
      locale: localeWith(someone, chat, c.community.locale),
    }));
  const rooms = await audience(c, desk, definition);
  return rooms.map((room) => ({ account: room.account, locale: groupLocale({ room, community: c.community }) }));
}

/** One message for each way members will see it: platforms that show the same stand together. */
export async function show(c: Context, desk: Desk, name: string): Promise<Effects> {
  const found = await find(c, desk, name);
  if ('say' in found) return found.say;
  const { definition } = found.row;
  const rooms = await ears(c, desk, definition);
  const effects: Effect[] = [];
  for (const locale of locales) {
    const here = rooms.filter((r) => r.locale === locale);
    // With no group in any language everything is shown, so that it can be read before the first one is there.
    if (here.length === 0 && rooms.length > 0) continue;
    const title = `〔${[...platformsOf(here, c.locale), languages[locale]].join(' ')}〕`;
    const picture = stepsOf(definition).find((s) => s.picture !== undefined)?.picture;
    const say = `${title}\n${asSeen(c, definition, locale)}`;
    effects.push(picture === undefined ? reply(c, say) : { do: 'picture', to: { room: c.room.id }, png: picture, say });
  }
  const tried = triedLines(definition, c.locale);
  return tried.length === 0 ? effects : [...effects, reply(c, tried.join('\n'))];
}

const platformsOf = (rooms: readonly { readonly account: string }[], locale: Locale): string[] => [
  ...new Set(rooms.map((r) => platformTitle(r.account, locale))),
];

/** What its trial tries beside wordings, and what decides; nothing without one. */
export function triedLines(definition: Campaign, locale: Locale): string[] {
  const { trial } = definition;
  if (!trial) return [];
  const t = campaignTrialTexts[locale];
  return [
    ...(trial.times ? [t.times(timesOf(definition))] : []),
    ...(trial.rewards ? [t.rewards([1, ...trial.rewards])] : []),
    t.decides(t.goals[trial.goal], trial.gain, trial.days, definition.id),
  ];
}

function asSeen(c: Context, definition: Campaign, locale: Locale): string {
  const t = operateTexts[c.locale];
  const steps = stepsOf(definition);
  const below = membersOf(definition) === undefined ? '' : `\n${campaignTexts[locale].noMore}`;
  const one = (step: Step): string => `${wordingsOf(step, locale) ?? t.filled(kindOf(step))}${below}`;
  return steps.map((s, i) => (steps.length > 1 ? `${t.step(i + 1)}：${one(s)}` : one(s))).join('\n');
}
