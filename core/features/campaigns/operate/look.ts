/** `预览 ID` and `看样子 ID`: what would be said, to whom and when, to nobody but who asks. */
import { platformTitle } from '../../../kit/platforms.ts';
import { groupLocale, reply } from '../../../kit/reply.ts';
import { locales, type Context, type Effect, type Effects, type Locale, type Room } from '../../../types.ts';
import { kindOf, stepsOf, type Campaign, type Step } from '../language.ts';
import { wordingsOf } from '../occasion.ts';
import { audience, type Desk } from '../run.ts';
import { find, nextOf } from './find.ts';
import { outlook } from './start.ts';
import { operateTexts } from './texts.ts';

const languages: Readonly<Record<Locale, string>> = { 'zh-CN': '简体', 'zh-TW': '繁體', en: 'English' };

export async function look(c: Context, desk: Desk, name: string): Promise<Effects> {
  const found = await find(c, desk, name);
  if ('say' in found) return found.say;
  const t = operateTexts[c.locale];
  const { row } = found;
  const rooms = await audience(c, desk, row.definition);
  const next = nextOf(c, row.definition);
  const when = next === null ? t.noNext : t.nextAt(next);
  const lines = rooms.length === 0 ? [t.nobody] : await outlook(c, desk, row, rooms);
  return [reply(c, [when, ...lines].join('\n'))];
}

/** One message for each way members will see it: platforms that show the same stand together. */
export async function show(c: Context, desk: Desk, name: string): Promise<Effects> {
  const found = await find(c, desk, name);
  if ('say' in found) return found.say;
  const { definition } = found.row;
  const rooms = await audience(c, desk, definition);
  const effects: Effect[] = [];
  for (const locale of locales) {
    const here = rooms.filter((r) => groupLocale({ room: r, community: c.community }) === locale);
    // With no group in any language everything is shown, so that it can be read before the first one is there.
    if (here.length === 0 && rooms.length > 0) continue;
    const title = `〔${[...platformsOf(here, c.locale), languages[locale]].join(' ')}〕`;
    const picture = stepsOf(definition).find((s) => s.picture !== undefined)?.picture;
    const say = `${title}\n${asSeen(c, definition, locale)}`;
    effects.push(picture === undefined ? reply(c, say) : { do: 'picture', to: { room: c.room.id }, png: picture, say });
  }
  return effects;
}

const platformsOf = (rooms: readonly Room[], locale: Locale): string[] => [
  ...new Set(rooms.map((r) => platformTitle(r.account, locale))),
];

function asSeen(c: Context, definition: Campaign, locale: Locale): string {
  const t = operateTexts[c.locale];
  const steps = stepsOf(definition);
  const one = (step: Step): string => wordingsOf(step, locale) ?? t.filled(kindOf(step));
  return steps.map((s, i) => (steps.length > 1 ? `${t.step(i + 1)}：${one(s)}` : one(s))).join('\n');
}
