/** What a visitor does: shown in the world at once, as a chat app does, then handed to the core. */
import type { PersonRef, PlatformEvent, RoomRef } from '../../core/types.ts';
import { decode, pieces } from './decode.ts';
import type { Input, Seen } from './decode.ts';
import { PlayError } from './errors.ts';
import { bot, botRef, personRef, plainText } from './world.ts';
import type { MessageLine, Part, Persona, World } from './world.ts';

type Of<D extends Input['do']> = Extract<Input, { do: D }>;

const longest = 4096;
const longestName = 32;

const someText = (text: string, most: number): string => {
  const cut = text.trim();
  if (cut === '') throw new PlayError('empty', 'there is nothing to say');
  if (cut.length > most) throw new PlayError('too-long', `at most ${most} characters`);
  return cut;
};

/** Typed text for the eye: words and highlighted names. */
const highlighted = (typed: string, names: readonly PersonRef[]): Part[] =>
  pieces(typed, names).map((p) => (typeof p === 'string' ? { text: p } : { mention: p.name, user: p.id }));

/** Finds what an input speaks of, or says what is wrong with it. */
const finder = (world: World) => ({
  who(ref: string): Persona {
    const found = world.person(ref);
    if (!found) throw new PlayError('no-person', `nobody here is called ${ref}`);
    return found;
  },
  /** A message this person can see. */
  message(id: string, who: Persona): MessageLine {
    const found = world.message(id);
    if (!found || found.removed || (found.room !== world.group.id && found.room !== who.id))
      throw new PlayError('no-message', `there is no message ${id}`);
    return found;
  },
});

export interface Play {
  act(input: Input): Promise<void>;
  /** Tells the core that somebody is gone, whoever made them go. */
  gone(who: Persona): Promise<void>;
  /** The owner brings the bot into the group. */
  arrive(): Promise<void>;
}

/** `deliver` resolves when the core has committed the event. */
export function createPlay(
  world: World,
  account: string,
  now: () => number,
  deliver: (event: PlatformEvent) => Promise<void>,
): Play {
  const find = finder(world);
  const group: RoomRef = { id: world.group.id, kind: 'group', name: world.group.name };
  const privateOf = (who: Persona): RoomRef => ({ id: who.id, kind: 'private', name: who.name });
  const roomOf = (line: MessageLine, who: Persona): RoomRef => (line.room === group.id ? group : privateOf(who));

  const names = (): PersonRef[] => [
    ...world.people.filter((p) => p.present).map((p) => personRef(p, 'group')),
    ...bot.names.map((name) => ({ ...botRef, name })),
  ];
  const seen = (who: Persona, room: RoomRef, more: Partial<Seen> = {}): Seen => {
    const from = personRef(who, room.kind);
    return { id: world.nextId(), account, at: now(), room, from, names: names(), ...more };
  };
  const authorOf = (line: MessageLine, room: RoomRef): PersonRef => {
    const who = world.person(line.from);
    return who ? personRef(who, room.kind) : botRef;
  };

  /** Shows why somebody cannot act in the group, if so. */
  const barred = (who: Persona, room: RoomRef, speaks = true): boolean => {
    if (room.kind === 'private') return false;
    if (!who.present) world.notice('cannot-speak-absent', room.id, { name: who.name });
    else if (speaks && who.mutedUntil > now())
      world.notice('cannot-speak-muted', room.id, { name: who.name, until: who.mutedUntil });
    else return false;
    return true;
  };

  async function say(input: Of<'say'>): Promise<void> {
    const who = find.who(input.who);
    const room = input.room === 'private' ? privateOf(who) : group;
    const text = someText(input.text, longest);
    const about = input.replyTo === undefined ? undefined : find.message(input.replyTo, who);
    if (barred(who, room)) return;
    const quoted = about && { messageId: about.id, text: plainText(about.parts), from: authorOf(about, room) };
    const replyTo = quoted ? { id: quoted.messageId, name: quoted.from.name, text: quoted.text } : null;
    const line = world.say(room.id, who.id, highlighted(text, names()), { replyTo });
    const known = seen(who, room, { messageId: line.id, ...(quoted && { quoted }) });
    await deliver(decode({ ...input, text }, known));
  }

  async function press(input: Of<'press'>): Promise<void> {
    const who = find.who(input.who);
    const newest = world.lastWithButtons(input.room === 'private' ? who.id : group.id);
    const line = input.messageId === undefined ? newest : find.message(input.messageId, who);
    const button = line?.buttons[input.choice];
    if (!line || !button) throw new PlayError('no-button', 'there is no such button');
    const room = roomOf(line, who);
    // As on Telegram: who is muted presses all the same.
    if (barred(who, room, false)) return;
    const by = new Set(line.pressed[button.press]).add(who.id);
    world.amend(line, { pressed: { ...line.pressed, [button.press]: [...by] } });
    await deliver(decode(input, seen(who, room, { messageId: line.id, press: button.press })));
  }

  async function edit(input: Of<'edit'>): Promise<void> {
    const who = find.who(input.who);
    const line = find.message(input.messageId, who);
    if (line.from !== who.id) throw new PlayError('not-yours', 'only one’s own messages can be edited');
    const text = someText(input.text, longest);
    const room = roomOf(line, who);
    if (barred(who, room)) return;
    world.amend(line, { parts: highlighted(text, names()), edited: true });
    await deliver(decode({ ...input, text }, seen(who, room, { messageId: line.id })));
  }

  async function react(input: Of<'react'>): Promise<void> {
    const who = find.who(input.who);
    const line = find.message(input.messageId, who);
    const room = roomOf(line, who);
    if (barred(who, room)) return;
    const others = (line.reactions[input.emoji] ?? []).filter((id) => id !== who.id);
    const by = input.on ? [...others, who.id] : others;
    world.amend(line, { reactions: { ...line.reactions, [input.emoji]: by } });
    await deliver(decode(input, seen(who, room, { messageId: line.id })));
  }

  async function join(input: Of<'join'>): Promise<void> {
    const who = find.who(input.who);
    if (who.present) throw new PlayError('as-it-is', `${who.name} is in the group already`);
    if (who.banned) return world.notice('cannot-join-banned', group.id, { name: who.name });
    world.change(who, { present: true });
    world.notice('joined', group.id, { name: who.name });
    await deliver(decode(input, seen(who, group)));
  }

  async function leave(input: Of<'leave'>): Promise<void> {
    const who = find.who(input.who);
    if (!who.present) throw new PlayError('as-it-is', `${who.name} is not in the group`);
    if (who.role === 'owner') throw new PlayError('owner-stays', 'the owner cannot leave the group');
    world.change(who, { present: false });
    world.notice('left', group.id, { name: who.name });
    await deliver(decode(input, seen(who, group)));
  }

  async function rename(input: Of<'rename'>): Promise<void> {
    const who = find.who(input.who);
    const name = someText(input.name, longestName);
    const holder = world.person(name);
    if ((holder && holder !== who) || bot.names.some((n) => n.toLowerCase() === name.toLowerCase()))
      throw new PlayError('name-taken', `the name ${name} is taken`);
    const before = who.name;
    world.change(who, { name });
    world.notice('renamed', group.id, { name, detail: before });
    if (who.present) await deliver(decode(input, seen(who, group)));
  }

  const acts: { [D in Input['do']]: (input: Of<D>) => Promise<void> } = {
    say,
    press,
    edit,
    react,
    join,
    leave,
    rename,
  };
  return {
    act: (input) => (acts[input.do] as (i: Input) => Promise<void>)(input),
    gone: (who) => deliver(decode({ do: 'leave', who: who.id }, seen(who, group))),
    arrive() {
      const from = personRef(find.who('lin'), 'group');
      return deliver({ kind: 'joined', id: 'arrival', account, at: now(), room: group, from, self: true });
    },
  };
}
