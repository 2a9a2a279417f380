/** The database against the witness's log: nothing acknowledged is lost, nothing happened twice. It never asks the bot. */
import Sqlite from 'better-sqlite3';

import { civilDay } from '../../core/kit/calendar.ts';
import { gift, type Said } from './crowd.ts';
import { account } from './line.ts';
import { incentives, movedIn, type Moved } from './incentives.ts';
import type { Seen } from './witness.ts';

export interface Verdict {
  readonly lost: number;
  readonly doubled: number;
  /** Everything wrong, in words; the lost and doubled are among them. */
  readonly faults: readonly string[];
  readonly sent: number;
  /** Said or not, nobody can know: left for the owner to see. */
  readonly maybe: number;
  /** How much of it was played: transfers made, shares grabbed, places taken in draws. */
  readonly moved: Moved;
}

type Count = Map<string, number>;
const zone = 'Asia/Shanghai';
const perCheckin = 5;

/** @param offered everything ever handed to the bot, by event id */
export function compare(file: string, seen: readonly Seen[], offered: ReadonlyMap<string, Said>): Verdict {
  const db = new Sqlite(file, { readonly: true });
  const counted = (sql: string): Count =>
    new Map(
      db
        .prepare(sql)
        .raw()
        .all()
        .map((row) => row as [string, number]),
    );
  const faults: string[] = [];
  const tally = { lost: 0, doubled: 0 };
  /** What must be there once: fewer is lost, more is doubled. */
  const expect = (what: string, found: number, wanted: number): void => {
    if (found === wanted) return;
    tally[found < wanted ? 'lost' : 'doubled']++;
    faults.push(`${what}: ${found}, not ${wanted}`);
  };

  const done = new Set(seen.flatMap((s) => (s.what === 'acknowledged' ? [s.id] : [])));
  const inbox = counted(`select key, count(*) from inbox where account = '${account}' and state = 'done' group by key`);
  const messages = counted('select platform_id, count(*) from messages group by platform_id');
  const gifts = counted(
    "select event_id, sum(amount) from ledger_entries where reason = 'staff' and note is null and side = 1 group by event_id",
  );
  for (const id of done) {
    const said = offered.get(id);
    if (!said) continue;
    expect(`inbox rows of ${id}`, inbox.get(id) ?? 0, 1);
    expect(`message rows of ${id}`, messages.get(said.event.messageId) ?? 0, 1);
    if (said.kind === 'gift') expect(`points given by ${id}`, gifts.get(`${account}|${id}`) ?? 0, gift);
  }
  const ids = new Set([...offered.values()].map((s) => s.event.messageId));
  for (const [id] of messages) if (!ids.has(id)) faults.push(`a message nobody said: ${id}`);

  checkins(
    counted,
    [...offered.values()].filter((s) => done.has(s.event.id)),
    expect,
  );
  faults.push(...books(db), ...incentives(db), ...soundness(db));
  const moved = movedIn(db);
  const { sent, maybe } = outbox(db, seen, faults, tally);
  db.close();
  return { ...tally, faults, sent, maybe, moved };
}

/** Who checked in on a day, however often and wherever they said it, has one check-in and its points once. */
function checkins(
  counted: (sql: string) => Count,
  done: readonly Said[],
  expect: (what: string, found: number, wanted: number) => void,
): void {
  const key = (said: Said): string => `${said.event.room.id} ${said.about} ${civilDay(said.event.at, zone)}`;
  const wanted = new Set(done.filter((s) => s.kind === 'checkin').map(key));
  const who = "r.platform_id || ' ' || i.platform_user_id || ' ' || c.day";
  const rows = counted(`select ${who}, count(*) from checkins c join identities i on i.member = c.member
    join rooms r on r.community = c.community group by r.id, c.member, c.day`);
  const points = counted(`select ${who}, sum(e.amount) from checkins c join identities i on i.member = c.member
    join rooms r on r.community = c.community
    join ledger_entries e on e.event_id = c.event_id and e.side = 1 and e.reason = 'checkin.done'
    group by r.id, c.member, c.day`);
  for (const one of wanted) {
    expect(`check-ins of ${one}`, rows.get(one) ?? 0, 1);
    expect(`points for the check-in of ${one}`, points.get(one) ?? 0, perCheckin);
  }
}

/** Every member's entries make the balance, all entries together make nothing, nobody owes, and counters are true. */
function books(db: Sqlite.Database): string[] {
  const one = (sql: string): unknown => db.prepare(sql).pluck().get();
  const wrong = [
    [
      'balances that are not their entries',
      `select count(*) from ledger_accounts a left join balances b on b.account = a.id
      where a.kind = 'member' and coalesce(b.balance, 0) <>
        (select coalesce(sum(e.side * e.amount), 0) from ledger_entries e where e.account = a.id)`,
    ],
    ['points from nowhere', 'select coalesce(sum(side * amount), 0) from ledger_entries'],
    ['negative balances', 'select count(*) from balances where balance < 0'],
    [
      'messages not counted',
      `select (select count(*) from messages) - (select sum(n) from counts where what = 'message')`,
    ],
    [
      'members admitted twice',
      'select count(*) - count(distinct community || account || platform_user_id) from identities',
    ],
  ] as const;
  return wrong.flatMap(([what, sql]) => (one(sql) === 0 ? [] : [`${what}: ${String(one(sql))}`]));
}

/** The file itself is whole. */
function soundness(db: Sqlite.Database): string[] {
  const whole = db.pragma('integrity_check', { simple: true });
  const broken = db.pragma('foreign_key_check') as unknown[];
  return [
    ...(whole === 'ok' ? [] : [`integrity_check: ${String(whole)}`]),
    ...(broken.length === 0 ? [] : [`foreign_key_check: ${broken.length} rows`]),
  ];
}

/** Every row of the outbox has ended; what is `sent` was heard once, what is in doubt at most once, in the order of the rows. */
function outbox(
  db: Sqlite.Database,
  seen: readonly Seen[],
  faults: string[],
  tally: { doubled: number; lost: number },
): { sent: number; maybe: number } {
  const heard = new Map<string, number>();
  const last = new Map<string, number>();
  for (const s of seen) {
    if (s.what !== 'said') continue;
    heard.set(s.key, (heard.get(s.key) ?? 0) + 1);
    if (Number(s.key) < (last.get(s.room) ?? 0))
      faults.push(`in ${s.room} ${s.key} was said after ${last.get(s.room)}`);
    last.set(s.room, Number(s.key));
  }
  const ended = { sent: 0, maybe: 0 };
  for (const row of db.prepare('select id, state from outbox').raw().all()) {
    const [id, state] = row as [number, string];
    const copies = heard.get(`${id}`) ?? 0;
    if (state === 'sent' || state === 'maybe') ended[state]++;
    else if (state !== 'failed') faults.push(`outbox row ${id} is still ${state}`);
    if (copies > 1) tally.doubled++;
    if (state === 'sent' && copies === 0) tally.lost++;
    if (copies > 1 || (state === 'sent' && copies === 0))
      faults.push(`outbox row ${id}, ${state}, was said ${copies} times`);
  }
  return ended;
}
