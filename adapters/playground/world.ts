/**
 * The playground's world, in memory: one group, its people, and one private room with the bot for each of them.
 * It plays the part of the chat platform's servers; what it holds is what a page or a terminal shows.
 */
import { randomBytes } from 'node:crypto';

import type { Clock, Receipt } from '../../core/ports.ts';
import type { PersonRef, RoomRef } from '../../core/types.ts';

/** Somebody the visitor can play. Ids are the same in every run, so that points outlive a restart. */
export interface Persona {
  readonly id: string;
  name: string;
  readonly role: 'owner' | 'member';
  /** Starts outside the group, to join and leave at will. */
  readonly newcomer: boolean;
  present: boolean;
  banned: boolean;
  /** Epoch ms; 0 when free to speak. */
  mutedUntil: number;
  /** Titles given by the bot. */
  titles: readonly string[];
}

/** A piece of a text: plain words, or a person's name to be highlighted. */
export type Part = { readonly text: string } | { readonly mention: string; readonly user?: string };

export interface Button {
  readonly label: string;
  /** What pressing it sends: `q<question>.<choice>`. */
  readonly press: string;
}

export interface MessageLine {
  readonly kind: 'message';
  readonly id: string;
  /** The group's id, or the id of the person in private with the bot. */
  readonly room: string;
  /** A persona's id, or the bot's. */
  readonly from: string;
  /** Epoch ms. */
  readonly at: number;
  parts: readonly Part[];
  buttons: readonly Button[];
  /** Who pressed what, by `press`. */
  pressed: Readonly<Record<string, readonly string[]>>;
  /** A data: address of a PNG. */
  picture: string | null;
  replyTo: { readonly id: string; readonly name: string; readonly text: string } | null;
  edited: boolean;
  removed: boolean;
  /** Person ids by emoji. */
  reactions: Readonly<Record<string, readonly string[]>>;
}

/** Something that happened in a room without anybody saying it; the page has the words. */
export interface NoticeLine {
  readonly kind: 'notice';
  readonly id: string;
  readonly room: string;
  readonly at: number;
  readonly what:
    | 'joined'
    | 'left'
    | 'kicked'
    | 'banned'
    | 'muted'
    | 'unmuted'
    | 'titled'
    | 'untitled'
    | 'renamed'
    | 'pinned'
    | 'removed'
    | 'cannot-speak-muted'
    | 'cannot-speak-absent'
    | 'cannot-join-banned';
  readonly name?: string;
  /** A title, or the name before. */
  readonly detail?: string;
  /** Epoch ms until when a mute lasts. */
  readonly until?: number;
}
export type Line = MessageLine | NoticeLine;

/** What changed; each holds the whole new value, so that applying one twice does no harm. */
export type Change =
  { readonly line: Line } | { readonly people: readonly Persona[] } | { readonly pinned: string | null };

export interface Snapshot {
  /** Differs in every run. */
  readonly run: string;
  readonly bot: { readonly id: string; readonly names: readonly string[] };
  readonly group: { readonly id: string; readonly name: string };
  readonly people: readonly Persona[];
  readonly lines: readonly Line[];
  readonly pinned: string | null;
}

export const bot = { id: 'banyan', names: ['小榕', 'Banyan'] } as const;
const group = { id: 'deer', name: '小鹿母婴群' } as const;
const kept = 600;
const keptReceipts = 20_000;

const persona = (id: string, name: string, role: Persona['role'], newcomer = false): Persona => ({
  id,
  name,
  role,
  newcomer,
  present: !newcomer,
  banned: false,
  mutedUntil: 0,
  titles: [],
});

export interface World extends Snapshot {
  /** An id never used before, in this run or an earlier one. */
  nextId(): string;
  /** By id, else by name in any case. */
  person(ref: string): Persona | undefined;
  message(id: string): MessageLine | undefined;
  /** The newest message with buttons in a room. */
  lastWithButtons(room: string): MessageLine | undefined;
  /** Adds a message; what is left out is empty. */
  say(room: string, from: string, parts: readonly Part[], more?: Partial<MessageLine>): MessageLine;
  notice(what: NoticeLine['what'], room: string, more?: Pick<NoticeLine, 'name' | 'detail' | 'until'>): void;
  /** Changes a line and tells. */
  amend(line: MessageLine, what: Partial<MessageLine>): void;
  /** Changes a person and tells. */
  change(who: Persona, what: Partial<Persona>): void;
  pin(messageId: string): void;
  /** Performs what bears this key unless it was performed before; then its first receipt. */
  once(key: string, perform: () => Receipt): Receipt;
  snapshot(): Snapshot;
  subscribe(fn: (change: Change) => void): () => void;
}

const emptyMessage = {
  kind: 'message',
  buttons: [],
  pressed: {},
  picture: null,
  replyTo: null,
  edited: false,
  removed: false,
  reactions: {},
} as const;

/** A new world. Only the newest 600 lines are kept. */
export function createWorld(clock: Pick<Clock, 'now'>): World {
  const run = clock.now().toString(36) + randomBytes(3).toString('hex');
  const people = [
    persona('lin', '店长 Lin', 'owner'),
    persona('may', 'May', 'member'),
    persona('hao', '阿豪', 'member'),
    persona('sofia', 'Sofia', 'member'),
    persona('xiaohe', '小禾', 'member', true),
  ];
  const lines: Line[] = [];
  const heard = new Set<(change: Change) => void>();
  const receipts = new Map<string, Receipt>();
  let count = 0;
  let pinned: string | null = null;
  const tell = (change: Change): void => {
    const copy = structuredClone(change);
    for (const fn of heard) fn(copy);
  };
  const nextId = (): string => `${run}-${++count}`;
  const add = (line: Line): void => {
    lines.push(line);
    if (lines.length > kept) lines.shift();
    tell({ line });
  };
  const messages = (): MessageLine[] => lines.filter((l) => l.kind === 'message');

  return {
    run,
    bot,
    group,
    people,
    lines,
    get pinned() {
      return pinned;
    },
    nextId,
    person: (ref) => people.find((p) => p.id === ref) ?? people.find((p) => p.name.toLowerCase() === ref.toLowerCase()),
    message: (id) => messages().find((m) => m.id === id),
    lastWithButtons: (room) => messages().findLast((m) => m.room === room && m.buttons.length > 0),
    say(room, from, parts, more) {
      const line: MessageLine = { ...emptyMessage, id: nextId(), room, from, at: clock.now(), parts, ...more };
      add(line);
      return line;
    },
    notice: (what, room, more) => add({ kind: 'notice', id: nextId(), room, at: clock.now(), what, ...more }),
    amend(line, what) {
      Object.assign(line, what);
      tell({ line });
    },
    change(who, what) {
      Object.assign(who, what);
      tell({ people });
    },
    pin(messageId) {
      pinned = messageId;
      tell({ pinned });
    },
    once(key, perform) {
      const receipt = receipts.get(key) ?? perform();
      receipts.set(key, receipt);
      if (receipts.size > keptReceipts) receipts.delete(receipts.keys().next().value ?? key);
      return receipt;
    },
    snapshot: () => structuredClone({ run, bot, group, people, lines, pinned }),
    subscribe(fn) {
      heard.add(fn);
      return () => heard.delete(fn);
    },
  };
}

/** A message's plain text, mentions with their @. */
export const plainText = (parts: readonly Part[]): string =>
  parts.map((p) => ('text' in p ? p.text : `@${p.mention}`)).join('');

/** How the platform names a person. Only in the group does it tell the role, as real ones do. */
export const personRef = (who: Persona, room: RoomRef['kind']): PersonRef =>
  room === 'group' ? { id: who.id, name: who.name, role: who.role } : { id: who.id, name: who.name };

export const botRef: PersonRef = { id: bot.id, name: bot.names[0], bot: true };
