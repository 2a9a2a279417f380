/** Voting: a press, a vote in a native poll, a number in the group, a line in private. One vote a member, the last stands. */
import { reply } from '../../kit/reply.ts';
import type { Context, Effect, Effects, MessageEvent, VotedEvent } from '../../types.ts';
import { foldCommand } from '../../text/index.ts';
import type { PollVoted } from './events.ts';
import type { Desk } from './make.ts';
import type { Open } from './open.ts';
import { clean, pressed, readNumbers } from './rules.ts';
import { messageOf, refreshAt } from './show.ts';
import type { PollRow } from './store.ts';
import { pollTexts, type Voted } from './texts.ts';

/** Writes the choice. Undefined: the poll is over. */
async function cast(
  c: Context,
  { store }: Desk,
  poll: PollRow,
  choose: (before: readonly number[]) => readonly number[],
): Promise<{ readonly choices: readonly number[]; readonly told: Effects } | undefined> {
  if (poll.state !== 'open' || c.at > poll.closesAt) return undefined;
  const { member } = c.who;
  const mine = await store.mine(poll.id, member);
  const choices = clean(choose(mine?.choices ?? []), poll.options.length, poll.multiple);
  // A vote taken back stays as an empty one: who votes again earns nothing again.
  if (choices.length > 0 || mine) await store.put({ poll: poll.id, member, choices, eventId: c.cause, at: c.at });
  if (mine || choices.length === 0) return { choices, told: [] };
  const what: PollVoted = { what: 'poll.voted', member, poll: poll.id };
  return { choices, told: [{ do: 'tell', what }] };
}

/** A word that it is counted, many in one: where the bar cannot change under people's eyes. */
async function counted(c: Context, { store }: Desk, poll: number): Promise<Effect> {
  const { member, name } = c.who;
  const item: Voted = { member, name, poll, voters: await store.size(poll) };
  return reply(c, '', { merge: { as: 'voted', item } });
}

/** A button of the poll. */
export async function byButton(c: Context, desk: Desk, id: number, n: number): Promise<Effects> {
  const poll = await desk.store.find(c.community.id, id);
  const done = poll && (await cast(c, desk, poll, (before) => pressed(before, n, poll.multiple)));
  if (!done) return [reply(c, pollTexts[c.locale].over)];
  const later = refreshAt(c, desk, id);
  const shown = desk.house.can(c.room.account).has('edit');
  return [...done.told, ...later, ...(shown ? [] : [await counted(c, desk, id)])];
}

/** A vote in one of our native polls; the platform shows it. */
export async function byPlatform(c: Context<VotedEvent>, desk: Desk): Promise<Effects> {
  const { messageId, choices } = c.event;
  for (const { id } of desk.open.of(c.room.id).filter((o) => o.mode === 'native')) {
    const place = (await desk.store.places(id)).find((p) => p.room === c.room.id);
    if (!place || (await messageOf(desk, place))?.messageId !== messageId) continue;
    const poll = await desk.store.find(c.community.id, id);
    const done = poll && (await cast(c, desk, poll, () => choices));
    return done ? [...done.told, ...refreshAt(c, desk, id)] : [];
  }
  return [];
}

/** The poll and the options meant by what is said in a group without buttons; the newest poll first. From memory. */
export function meant(
  c: Context<MessageEvent>,
  desk: Desk,
): { readonly poll: number; readonly choices: readonly number[] } | undefined {
  const running = desk.open.of(c.room.id);
  if (running.length === 0 || c.event.text.length > 60) return undefined;
  for (const poll of running.toReversed()) {
    const choices = poll.mode === 'numbers' && c.at <= poll.closesAt ? chosen(c.event.text, poll) : undefined;
    if (choices) return { poll: poll.id, choices };
  }
  return undefined;
}
function chosen(text: string, poll: Open): readonly number[] | undefined {
  const numbers = readNumbers(text, poll.labels.length, poll.multiple);
  if (numbers) return numbers;
  const label = poll.labels.indexOf(foldCommand(text));
  return label < 0 || poll.labels[label] === '' ? undefined : [label];
}

/** A number, or the words of an option. */
export async function byNumber(c: Context<MessageEvent>, desk: Desk): Promise<Effects> {
  const wanted = meant(c, desk);
  const poll = wanted && (await desk.store.find(c.community.id, wanted.poll));
  const done = poll && (await cast(c, desk, poll, () => wanted.choices));
  return done && poll ? [...done.told, ...refreshAt(c, desk, poll.id), await counted(c, desk, poll.id)] : [];
}

/** `/投 12 2`: said to the bot, in private where nobody else is to see it. */
export async function byWord(c: Context<MessageEvent>, desk: Desk, id: number, numbers: string): Promise<Effects> {
  const t = pollTexts[c.locale];
  const poll = await desk.store.find(c.community.id, id);
  const rooms = poll ? (await desk.store.places(id)).map((p) => p.room) : [];
  if (!poll || !(await desk.store.present(rooms, c.who.member))) return [reply(c, t.noSuch)];
  const choices = readNumbers(numbers, poll.options.length, poll.multiple);
  if (!choices) return [reply(c, t.whichOption(id, poll.options.length, poll.multiple))];
  const done = await cast(c, desk, poll, () => choices);
  if (!done) return [reply(c, t.over)];
  const labels = choices.map((n) => poll.options[n] ?? '');
  return [
    ...done.told,
    ...refreshAt(c, desk, id),
    c.room.kind === 'private' ? reply(c, t.yours(labels)) : await counted(c, desk, id),
  ];
}
