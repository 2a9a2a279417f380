/**
 * Where the fairness story is played: the playground, or Telegram through its real client library and the stand-in.
 * Keeps what was said as a person would read it back.
 */
import type { Chat, User } from '../../adapters/telegram/wire.ts';
import { plainText, type MessageLine } from '../../adapters/playground/index.ts';
import type { Locale } from '../../core/types.ts';
import { fakeClock } from '../clock.ts';
import { harness } from '../harness.ts';
import { liveBot, until } from '../platforms/telegram/house.ts';
import { standIn } from '../platforms/telegram/index.ts';
import { allRights } from '../platforms/telegram/world.ts';

/** Persons of the playground; on Telegram people of the same names. The first owns the group. */
export const cast = { lin: '店长 Lin', may: 'May', hao: '阿豪', sofia: 'Sofia', xiaohe: '小禾' } as const;
export type Who = keyof typeof cast;
const title = '小鹿母婴群';
export const start = Date.parse('2026-11-21T10:00:00+08:00');
/** Between two things: whatever waits to be merged is said, and nobody is answered too often. */
const betweenMs = 20_000;

/** One thing that was said; `private`: whose chat with the bot it is. */
export interface Line {
  readonly from: string;
  readonly private: string | null;
  readonly text: string;
  readonly buttons: readonly string[];
  /** Gone when the step was over. */
  removed: boolean;
}
export interface Stage {
  readonly lines: Line[];
  say(who: Who, text: string, quote?: string): Promise<readonly Line[]>;
  tell(who: Who, text: string): Promise<readonly Line[]>;
  /** Presses the newest button of this label in this person's private chat. */
  press(who: Who, label: string): Promise<readonly Line[]>;
  /** The owner brings the bot into the group. */
  arrive(): Promise<readonly Line[]>;
  join(who: Who): Promise<readonly Line[]>;
  /** What went wrong anywhere. */
  errors(): readonly unknown[];
  close(): Promise<void>;
}

/** What the bot says in several rooms at once is kept by room, the group first: they are sent to side by side. */
const inOrder = (said: readonly Line[]): Line[] =>
  said.toSorted((a, b) => (a.private ?? '').localeCompare(b.private ?? '', 'en'));

export async function onPlayground(locale: Locale): Promise<Stage> {
  const h = await harness({ locale, start, mergeSeconds: 3 });
  const lines: Line[] = [];
  const known = new Set<string>();
  const shown = (l: MessageLine): Line => ({
    from: h.platform.snapshot().people.find((p) => p.id === l.from)?.name ?? '榕',
    private: l.room === 'deer' ? null : (h.platform.snapshot().people.find((p) => p.id === l.room)?.name ?? l.room),
    text: plainText(l.parts),
    buttons: l.buttons.map((b) => b.label),
    removed: l.removed,
  });
  const step = async (what: () => Promise<unknown>): Promise<readonly Line[]> => {
    await what();
    await h.pass(betweenMs);
    const fresh = h.platform
      .snapshot()
      .lines.filter((l): l is MessageLine => l.kind === 'message' && !known.has(l.id))
      .map((l) => {
        known.add(l.id);
        return shown(l);
      });
    const said = inOrder(fresh.filter((l) => l.from === '榕'));
    lines.push(...fresh.filter((l) => l.from !== '榕'), ...said);
    return said;
  };
  return {
    lines,
    say: (who, text, quote) => step(() => h.say(who, text, quote === undefined ? undefined : h.idOf(quote))),
    tell: (who, text) => step(() => h.tell(who, text)),
    press: (who, label) =>
      step(async () => {
        lines.push({ from: cast[who], private: cast[who], text: `[${label}]`, buttons: [], removed: false });
        await h.press(who, label, 'private');
      }),
    arrive: () => step(() => h.arrive()),
    join: (who) => step(() => h.act({ do: 'join', who })),
    errors: () => h.errors,
    close: () => h.close(),
  };
}

export async function onTelegram(url: string, locale: Locale): Promise<Stage> {
  const clock = fakeClock(start);
  const api = await standIn({ now: clock.now });
  const people = new Map<Who, User>();
  for (const [who, name] of Object.entries(cast)) people.set(who as Who, api.user(name));
  const person = (who: Who): User => people.get(who) as User;
  const group: Chat = api.group(title, person('lin'));
  for (const who of ['may', 'hao', 'sofia'] as const)
    api.room(group).members.set(person(who).id, { user: person(who), status: 'member', rights: allRights, until: 0 });
  // Who installs a bot has pressed start.
  api.start(person('lin'));
  const bot = await liveBot(api, url, { clock, lookMs: 366 * 86_400_000, locale });
  const lines: Line[] = [];
  const settle = async (): Promise<void> => {
    await until(() => api.updates.waiting.length === 0);
    await bot.rest();
  };
  const nameOf = (chat: unknown): string | null => {
    if (chat === group.id) return null;
    for (const [who, user] of people) if (user.id === chat) return cast[who];
    return String(chat);
  };
  let read = 0;
  const step = async (own: { line: Line; message: () => number } | undefined, what: () => unknown) => {
    if (own) lines.push(own.line);
    what();
    await settle();
    await clock.moveTo(clock.now() + betweenMs, settle);
    const fresh = api.log.slice(read);
    read = api.log.length;
    const said = inOrder(
      fresh
        .filter((e) => e.what === 'sent')
        .map((e) => ({
          from: '榕',
          private: nameOf(e['chat']),
          text: String(e['text']).replaceAll('\u2060', ''),
          buttons: (e['buttons'] as string[] | undefined) ?? [],
          removed: false,
        })),
    );
    if (own && fresh.some((e) => e.what === 'deleted' && e['chat'] === group.id && e['message'] === own.message()))
      own.line.removed = true;
    lines.push(...said);
    return said;
  };
  const speak = (who: Who, chat: () => Chat, text: string, quote?: string) => {
    const typed = text.replaceAll('@小榕', '@banyan_bot');
    let id = 0;
    const line = { from: cast[who], private: nameOf(chat().id), text, buttons: [], removed: false };
    return step({ line, message: () => id }, () => {
      const quoted = [...api.room(chat()).lines.values()].findLast(
        (l) => quote !== undefined && l.text?.includes(quote),
      );
      id = api.say(chat(), person(who), typed, quoted ? { replyTo: quoted.message_id } : {}).message_id;
    });
  };
  return {
    lines,
    say: (who, text, quote) => speak(who, () => group, text, quote),
    tell: (who, text) => speak(who, () => api.start(person(who)), text),
    press: (who, label) => {
      const line = { from: cast[who], private: cast[who], text: `[${label}]`, buttons: [], removed: false };
      return step({ line, message: () => 0 }, () => api.press(api.start(person(who)), person(who), label));
    },
    arrive: () => step(undefined, () => api.placeBot(group, person('lin'), 'administrator')),
    join: (who) => step(undefined, () => api.join(group, person(who))),
    errors: () => [...bot.errors, ...api.entries('refused').filter((e) => e['code'] === 400)],
    close: async () => {
      await bot.stop();
      await api.close();
    },
  };
}
