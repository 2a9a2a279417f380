/** What a poll looks like while it runs and when it is over. */
import { formatMoment } from '../../kit/calendar.ts';
import { shares } from '../../kit/charts.ts';
import { cut } from '../../kit/cut.ts';
import { groupLocale } from '../../kit/reply.ts';
import type { Community, Context, Effect, Effects, Locale, Room } from '../../types.ts';
import type { Desk } from './make.ts';
import { bar, leaders, percent, tally } from './rules.ts';
import type { PlaceRow, PollRow } from './store.ts';
import { pollTexts } from './texts.ts';

export const barTimer = 'polls.bar';
/** The bar changes at most this often: an edit is a message to the platform's rate limits. */
const barMs = 10_000;
const shownVoters = 3;
const shownLabel = 24;

/** Where the poll stands. */
export interface Standing {
  readonly counts: readonly number[];
  readonly voters: number;
  /** Who chose what, by option; null where that is not shown. */
  readonly names: readonly (readonly string[])[] | null;
}

export async function standing({ store, house }: Desk, poll: PollRow): Promise<Standing> {
  const votes = await store.votes(poll.id);
  const open = poll.state === 'open';
  const counts = open
    ? tally(
        votes.map((v) => v.choices),
        poll.options.length,
      )
    : (poll.counts ?? []);
  const voters = open ? votes.length : (poll.voters ?? 0);
  if (poll.anonymous) return { counts, voters, names: null };
  const known = await house.people.names(votes.map((v) => v.member));
  const names = poll.options.map((_, i) =>
    votes.flatMap((v) => (v.choices.includes(i) ? [known.get(v.member) ?? ''] : [])),
  );
  return { counts, voters, names };
}

/** The head, one line an option, and the end: who leads, when it is over. */
export function board(poll: PollRow, s: Standing, locale: Locale, zone: string): string {
  const t = pollTexts[locale];
  const { id, question, options } = poll;
  const over = poll.state === 'closed';
  if (over && s.voters === 0) return t.nobody(id, question);
  const head = over
    ? t.closed(id, question, s.voters)
    : t.running(id, question, s.voters, formatMoment(poll.closesAt, zone, locale));
  const most = Math.max(0, ...s.counts);
  const rows = options.map((label, i) => {
    const n = s.counts[i] ?? 0;
    const names = s.names?.[i] ?? [];
    const shown = names.slice(0, shownVoters).map((name) => cut(name, 10));
    return t.row(i + 1, cut(label, shownLabel), bar(n, most), n, percent(n, s.voters), shown, names.length);
  });
  const first = leaders(s.counts).map((i) => cut(options[i] ?? '', shownLabel));
  return [head, ...rows, ...(over ? [t.most(first.slice(0, 3), first.length)] : [])].join('\n');
}

/** From so many voters on the result is a picture too; fewer can be read off the words at a glance. */
const leastDrawn = 5;

/** The result in a group: words, and above them the chart. */
export function outcome(poll: PollRow, s: Standing, room: Room, community: Community): Effect {
  const locale = groupLocale({ room, community });
  const words = { to: { room: room.id }, say: board(poll, s, locale, community.timeZone) } as const;
  if (s.voters < leastDrawn) return { do: 'send', ...words };
  const lines = poll.options.map((label, i) => ({ label, value: s.counts[i] ?? 0 }));
  const note = pollTexts[locale].voters(s.voters);
  return { do: 'picture', ...words, svg: shares({ title: poll.question, note, lines, of: s.voters }) };
}

/** The platform's id of the poll's message and the question behind its buttons; undefined while it is not sent. */
export async function messageOf(
  { store }: Desk,
  place: PlaceRow,
): Promise<{ readonly messageId: string; readonly question: number | null } | undefined> {
  if (place.messageId !== null) return { messageId: place.messageId, question: place.question };
  const line = await store.asked(place.room, place.eventId);
  if (!line?.messageId) return undefined;
  const found = { messageId: line.messageId, question: line.payload.question ?? null };
  await store.setMessage(place.poll, place.room, found);
  return found;
}

/** Has the bar changed soon, once for all votes of ten seconds; nothing where no bar can change. */
export function refreshAt(c: Context, { open }: Desk, poll: number): Effects {
  if (!open.barred(poll)) return [];
  const at = (Math.floor(c.now / barMs) + 1) * barMs;
  const later: Effect = {
    do: 'later',
    key: `${barTimer}:${poll}:${at}`,
    timer: barTimer,
    at,
    room: c.room.kind === 'group' ? c.room.id : null,
    community: c.community.id,
    data: { poll },
  };
  return [later];
}

/** The poll's messages with buttons get the new bar; `last`: and lose the buttons. */
export async function refresh(c: Context, desk: Desk, poll: PollRow, s: Standing, last: boolean): Promise<Effects> {
  const effects: Effect[] = [];
  for (const place of await desk.store.places(poll.id)) {
    const room = place.mode === 'buttons' && (await desk.house.people.room(place.room, desk.house.database.db));
    if (!room || !desk.house.can(room.account).has('edit')) continue;
    const message = await messageOf(desk, place);
    if (!message || message.question === null) continue;
    const choices = poll.options.map((label, i) => ({ label, value: `q${message.question}.${i}` }));
    const say = board(poll, s, groupLocale({ room, community: c.community }), c.community.timeZone);
    const buttons = last ? {} : { choices };
    effects.push({ do: 'edit', room: room.id, messageId: message.messageId, say, ...buttons });
  }
  return effects;
}
