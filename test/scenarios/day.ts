/**
 * Plays `script` on any platform and any database, and says what came of it: the ledger and all that the bot said.
 * Two plays of one day are the same day when these two are the same.
 */
import { asc, eq } from 'drizzle-orm';

import { civilDay } from '../../core/kit/calendar.ts';
import { defineLedger } from '../../core/ledger/schema.ts';
import type { Database } from '../../core/ports.ts';
import { definePeople } from '../../core/schema.ts';
import { plainText } from '../../adapters/playground/index.ts';
import type { Harness } from '../harness.ts';
import { script } from './day-script.ts';
import { namedIn } from './mentions.ts';

/** Where the day is played. Each call resolves when the bot has said what it says to it at once. */
export interface Stage {
  /** For what happened so far; another one after a restart. */
  readonly database: Database;
  say(who: string, text: string): Promise<void>;
  /** In private with the bot. */
  tell(who: string, text: string): Promise<void>;
  join(who: string): Promise<void>;
  leave(who: string): Promise<void>;
  /** Lets time go by until this instant. */
  until(at: number): Promise<void>;
  /** All that the bot said so far, in order; `to` is `group` or the name of a person. */
  heard(): readonly { readonly to: string; readonly text: string }[];
}

export interface Entry {
  readonly who: string;
  /** Negative when taken. */
  readonly amount: number;
  readonly reason: string;
  /** Epoch ms. */
  readonly at: number;
}
export interface Played {
  readonly ledger: readonly Entry[];
  readonly balances: Readonly<Record<string, number>>;
  /** What the bot said, by where: `group`, or the name of a person. Numbers of reminders are masked. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
  /** Everything that was said, as it reads. */
  readonly transcript: readonly string[];
  /** Lines said by people in the group. */
  readonly lines: number;
}

interface Act {
  readonly at: number;
  readonly time: string;
  readonly who: string;
  readonly how: ':' | '※' | '+' | '-';
  readonly text: string;
}

export const morning = Date.parse('2026-11-21T07:30:00+08:00');
const secondsApart = 3;

/** A script as acts; lines of one minute follow each other by seconds. `= 2026-11-23`: what follows is another day. */
export function acts(written: string = script): readonly Act[] {
  const seen = new Map<string, number>();
  let day = '2026-11-21';
  return written
    .trim()
    .split('\n')
    .flatMap((line): Act[] => {
      if (line.startsWith('= ')) {
        day = line.slice(2);
        seen.clear();
        return [];
      }
      const m = /^(\d\d:\d\d) (?:([+-]) (.+)|(.+?)(:| ※) (.+))$/u.exec(line);
      const time = m?.[1];
      const who = m?.[3] ?? m?.[4];
      if (time === undefined || who === undefined) throw new Error(`the script has no such thing: ${line}`);
      const nth = seen.get(time) ?? 0;
      seen.set(time, nth + 1);
      const at = Date.parse(`${day}T${time}:00+08:00`) + nth * secondsApart * 1000;
      return [{ at, time, who, how: (m?.[2] ?? m?.[5]?.trim()) as Act['how'], text: m?.[6] ?? '' }];
    });
}

/** The number in a reminder: `为什么 3F2`. */
const ref = /(为什么|為什麼|放行|申诉|申訴|\/why|\/pardon|\/appeal) ([0-9A-F]{3,})/gu;
const masked = (text: string): string => text.replace(ref, '$1 …');

/**
 * Plays the day. `between` is called after the last act of a time (`12:00`), for what may happen to a process.
 */
export async function playDay(
  stage: Stage,
  between: Readonly<Record<string, () => Promise<void>>> = {},
  written: string = script,
): Promise<Played> {
  const transcript: string[] = [];
  let told = 0;
  const listen = (): void => {
    const all = stage.heard();
    for (const h of all.slice(told)) transcript.push(`      小榕${h.to === 'group' ? '' : ` ※${h.to}`}: ${h.text}`);
    told = all.length;
  };
  const lastRef = (): string =>
    [
      ...stage
        .heard()
        .map((h) => h.text)
        .join('\n')
        .matchAll(ref),
    ].at(-1)?.[2] ?? 'nothing was reminded of';

  const all = acts(written);
  for (const [i, act] of all.entries()) {
    await stage.until(act.at);
    listen();
    const text = act.text.replace('{ref}', lastRef());
    transcript.push(`${act.time} ${act.who}${act.how === ':' ? '' : ` ${act.how}`}: ${text}`);
    if (act.how === ':') await stage.say(act.who, text);
    else if (act.how === '※') await stage.tell(act.who, text);
    else await (act.how === '+' ? stage.join(act.who) : stage.leave(act.who));
    listen();
    if (all[i + 1]?.time !== act.time) await between[act.time]?.();
  }
  const last = civilDay(all.at(-1)?.at ?? morning, 'Asia/Shanghai');
  await stage.until(Date.parse(`${last}T23:59:00+08:00`));
  listen();

  const texts: Record<string, string[]> = {};
  for (const h of stage.heard()) (texts[h.to] ??= []).push(masked(h.text));
  return { ...(await ledgerOf(stage.database)), texts, transcript, lines: all.filter((a) => a.how === ':').length };
}

/** Every entry of a member's account in order, by name; and what the balances say. */
async function ledgerOf(database: Database): Promise<Pick<Played, 'ledger' | 'balances'>> {
  const { accounts, entries, balances } = database.t(defineLedger);
  const { members } = database.t(definePeople);
  const rows = await database.read
    .select({ who: members.name, side: entries.side, amount: entries.amount, reason: entries.reason, at: entries.at })
    .from(entries)
    .innerJoin(accounts, eq(accounts.id, entries.account))
    .innerJoin(members, eq(members.id, accounts.member))
    .orderBy(asc(entries.id));
  const kept = await database.read
    .select({ who: members.name, balance: balances.balance })
    .from(balances)
    .innerJoin(accounts, eq(accounts.id, balances.account))
    .innerJoin(members, eq(members.id, accounts.member));
  return {
    ledger: rows.map(({ side, amount, ...rest }) => ({ ...rest, amount: side * amount })),
    balances: Object.fromEntries(kept.map((b) => [b.who, b.balance])),
  };
}

/** The playground as a stage. Who is no persona there speaks as a stranger of the group. */
export function onPlayground(h: Harness): Stage {
  const { people, group } = h.platform.snapshot();
  const personas = new Map(people.map((p) => [p.name, p.id]));
  const names = new Map(people.map((p) => [p.id, p.name]));
  const id = (who: string): string => personas.get(who) ?? who;
  /** A guest's words come as an event, so whom they name is told beside them. */
  const mentioned = (text: string) => {
    const mentions = namedIn(text, personas.keys()).map(({ name }) => ({ id: id(name), name }));
    return mentions.length > 0 ? { mentions } : {};
  };
  const said: { to: string; text: string }[] = [];
  const known = new Set<string>();
  h.platform.subscribe((change) => {
    if (!('line' in change) || change.line.kind !== 'message') return;
    const { line } = change;
    if (line.from !== 'banyan' || known.has(line.id)) return;
    known.add(line.id);
    said.push({
      to: line.room === group.id ? 'group' : (names.get(line.room) ?? line.room),
      text: plainText(line.parts),
    });
  });
  return {
    get database() {
      return h.database;
    },
    say: async (who, text) => {
      if (personas.has(who)) await h.say(id(who), text);
      else await h.deliver({ who, text, ...mentioned(text) });
      await h.settle();
    },
    tell: async (who, text) => void (await h.tell(id(who), text)),
    join: async (who) => void (await h.act({ do: 'join', who: id(who) })),
    leave: async (who) => void (await h.act({ do: 'leave', who: id(who) })),
    until: async (at) => void (await h.pass(Math.max(0, at - h.clock.now()))),
    heard: () => said,
  };
}
