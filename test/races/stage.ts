/**
 * One database and as many connections to it as it allows: one file has one writer, a PostgreSQL server several, each
 * with its own transactions and its own memory, as several processes would have.
 */
import { packetStore } from '../../core/features/packets/store.ts';
import { OpenPackets } from '../../core/features/packets/open.ts';
import type { Desk as PacketDesk } from '../../core/features/packets/desk.ts';
import { checkin } from '../../core/features/checkin/index.ts';
import type { Desk as ShopDesk } from '../../core/features/shop/desk.ts';
import { shopStore } from '../../core/features/shop/store.ts';
import type { Desk as DrawDesk } from '../../core/features/draws/make.ts';
import { OpenDraws } from '../../core/features/draws/open.ts';
import { drawStore } from '../../core/features/draws/store.ts';
import { createAudit } from '../../core/audit.ts';
import type { House } from '../../core/house.ts';
import { createLedger, type Ledger } from '../../core/ledger/index.ts';
import { defineLedger } from '../../core/ledger/schema.ts';
import type { Database } from '../../core/ports.ts';
import type { Command, Context, MessageEvent, Room } from '../../core/types.ts';
import { allDefinitions } from '../../db/definitions.ts';
import { openDatabase } from '../../db/open.ts';
import { eq } from 'drizzle-orm';

/** What one process has. */
export interface Seat {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly packets: PacketDesk;
  readonly shop: ShopDesk;
  readonly draws: DrawDesk;
  readonly checkin: Command<null>;
}
export interface Stage {
  readonly seats: readonly Seat[];
  /** Chance of the whole run: the same seed, the same order. */
  readonly dice: () => number;
  close(): Promise<void>;
}

const roomOf = (community: number): Room => ({
  id: community,
  account: 'race',
  platformId: `${community}`,
  kind: 'group',
  name: '',
  community,
  locale: null,
});
/** As much of a house as a draw asks for: real books and records, rooms without people. */
const houseOf = (database: Database, ledger: Ledger): House =>
  ({
    database,
    buys: async () => undefined,
    can: () => new Set(),
    ledger,
    audit: createAudit(database),
    settings: { get: (setting: { default: unknown }) => setting.default },
    people: {
      room: (id: number) => Promise.resolve(roomOf(id)),
      names: () => Promise.resolve(new Map()),
      reached: () => Promise.resolve(false),
    },
  }) as unknown as House;

async function sit(url: string): Promise<Seat> {
  const database = await openDatabase(url, allDefinitions);
  const ledger = createLedger(database);
  const house = houseOf(database, ledger);
  const [command] = checkin.create(house).commands ?? [];
  if (!command) throw new Error('check-in has no command');
  return {
    database,
    ledger,
    packets: { ledger, store: packetStore(database), open: new OpenPackets() },
    shop: { ledger, store: shopStore(database), held: new Map() },
    draws: { house, store: drawStore(database), open: new OpenDraws() },
    checkin: command as Command<null>,
  };
}

export async function openStage(url: string, connections: number, dice: () => number): Promise<Stage> {
  const seats: Seat[] = [];
  for (let i = 0; i < connections; i++) seats.push(await sit(url));
  return { seats, dice, close: async () => void (await Promise.all(seats.map((s) => s.database.close()))) };
}

export const start = Date.parse('2026-11-21T10:00:00+08:00');
/** What a member says in a community whose only room has the same number. */
export const said = (community: number, member: number, cause: string, dice: () => number): Context<MessageEvent> => ({
  event: {
    kind: 'message',
    id: cause,
    account: 'race',
    at: start,
    room: { id: `${community}`, kind: 'group' },
    from: { id: `${member}`, name: `${member}` },
    messageId: cause,
    text: '',
  },
  cause: `race|${cause}`,
  now: start,
  at: start,
  community: { id: community, name: '', locale: 'zh-CN', timeZone: 'Asia/Shanghai' },
  room: {
    id: community,
    account: 'race',
    platformId: `${community}`,
    kind: 'group',
    name: '',
    community,
    locale: null,
  },
  who: {
    member,
    identity: member,
    name: `${member}`,
    user: `${member}`,
    locale: null,
    granted: 'member',
    platformRole: 'member',
    joinedAt: null,
  },
  role: 'member',
  locale: 'zh-CN',
  dice,
});

/** In an order drawn from `dice`. */
export function shuffled<T>(all: readonly T[], dice: () => number): T[] {
  const out = [...all];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(dice() * (i + 1));
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

export interface Books {
  /** By member. */
  readonly balances: ReadonlyMap<number, number>;
  readonly minted: number;
  readonly burned: number;
  readonly pots: number;
}
/** The books of a community. @throws Error when they do not add up: what any of the rounds is about. */
export async function books({ database }: Seat, community: number): Promise<Books> {
  const { accounts, entries, balances } = database.t(defineLedger);
  const rows = await database.read
    .select({ id: accounts.id, member: accounts.member, name: accounts.name, kept: balances.balance })
    .from(accounts)
    .leftJoin(balances, eq(balances.account, accounts.id))
    .where(eq(accounts.community, community));
  const sums = new Map<number, number>();
  const moved = await database.read
    .select({ account: entries.account, side: entries.side, amount: entries.amount })
    .from(entries)
    .innerJoin(accounts, eq(accounts.id, entries.account))
    .where(eq(accounts.community, community));
  for (const m of moved) sums.set(m.account, (sums.get(m.account) ?? 0) + m.side * m.amount);
  const named = (is: (name: string) => boolean): number =>
    rows.reduce((n, r) => (r.name !== '' && is(r.name) ? n + (sums.get(r.id) ?? 0) : n), 0);
  const kept = new Map<number, number>();
  for (const r of rows) {
    if (r.name !== '') continue;
    const sum = sums.get(r.id) ?? 0;
    if ((r.kept ?? 0) !== sum) throw new Error(`member ${r.member}: balance ${r.kept}, entries ${sum}`);
    if (sum < 0) throw new Error(`member ${r.member} owes ${-sum}`);
    if (kept.has(r.member)) throw new Error(`member ${r.member} has two accounts`);
    kept.set(r.member, sum);
  }
  const held = [...kept.values()].reduce((a, b) => a + b, 0);
  const [minted, burned, pots] = [
    -named((n) => n === 'mint'),
    named((n) => n === 'burn'),
    named((n) => n.startsWith('pot:')),
  ];
  if (held + pots !== minted - burned)
    throw new Error(`community ${community}: ${held} held and ${pots} in pots, ${minted} minted and ${burned} burned`);
  return { balances: kept, minted, burned, pots };
}
