/** Packets, transfers and draws after the kills: every share, gift and place has its entries, and every pot holds what it should. */
import type Sqlite from 'better-sqlite3';

export interface Moved {
  readonly transfers: number;
  readonly shares: number;
  readonly places: number;
}
const number = (db: Sqlite.Database, sql: string): number => Number(db.prepare(sql).pluck().get());

/** How much was played at all: a load without it proves nothing. */
export const movedIn = (db: Sqlite.Database): Moved => ({
  transfers: number(db, 'select count(*) from transfers'),
  shares: number(db, 'select count(*) from packet_claims'),
  places: number(db, 'select count(*) from draw_entries'),
});

const held = (name: string): string =>
  `coalesce((select sum(e.side * e.amount) from ledger_accounts a join ledger_entries e on e.account = a.id where a.name = ${name}), 0)`;

/** What is wrong, in words. */
export function incentives(db: Sqlite.Database): string[] {
  const none: readonly (readonly [string, string])[] = [
    [
      'packets that do not add up',
      `select count(*) from packets p where
        p.taken <> (select count(*) from packet_claims c where c.packet = p.id)
        or (select coalesce(sum(c.amount), 0) from packet_claims c where c.packet = p.id)
          <> (select coalesce(sum(s.value), 0) from json_each(p.shares) s where s.key < p.taken)
        or (select sum(s.value) from json_each(p.shares) s) <> p.amount
        or (p.state = 'over') <> (p.taken = p.count)
        or ${held("'pot:packet:' || p.id")} <> case p.state when 'open'
          then p.amount - (select coalesce(sum(c.amount), 0) from packet_claims c where c.packet = p.id) else 0 end`,
    ],
    [
      'shares without their points',
      `select count(*) from packet_claims c where c.amount <> coalesce((select sum(e.amount) from ledger_entries e
        where e.event_id = c.event_id and e.reason = 'packet.grabbed' and e.side = 1), 0)`,
    ],
    [
      'draws whose pot is wrong',
      `select count(*) from draws d where ${held("'pot:draw:' || d.id")}
        <> case d.state when 'open' then d.price * (select count(*) from draw_entries n where n.draw = d.id) else 0 end`,
    ],
    ['draws with two first places', 'select count(*) - count(distinct draw) from draw_places where place = 0'],
    ...['packets', 'transfers', 'draws', 'draw_entries', 'packet_claims'].map(
      (t) => [`${t} of one event`, `select count(*) - count(distinct event_id) from ${t}`] as const,
    ),
  ];
  const given = number(db, 'select coalesce(sum(amount), 0) from transfers');
  const entered = number(
    db,
    "select coalesce(sum(amount), 0) from ledger_entries where reason = 'transfer' and side = 1 and account in (select id from ledger_accounts where kind = 'member')",
  );
  return [
    ...none.flatMap(([what, sql]) => (number(db, sql) === 0 ? [] : [`${what}: ${number(db, sql)}`])),
    ...(given === entered ? [] : [`transfers: ${given} points, not ${entered}`]),
  ];
}
