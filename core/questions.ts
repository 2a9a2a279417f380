/**
 * What the bot asked and still waits for. Rows are the truth; memory mirrors the open ones so that
 * routing stays synchronous. Nothing else keeps conversation state.
 */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';

import { slot } from './kit/statement.ts';
import { atLeast } from './people/roles.ts';
import type { Database, Tx } from './ports.ts';
import { defineQuestions } from './schema.ts';
import { foldCommand } from './text/index.ts';
import type { Ask, Choice, Context, MessageEvent, Role } from './types.ts';

export interface Question {
  readonly id: number;
  readonly room: number;
  readonly member: number | null;
  readonly role: Role | null;
  readonly feature: string;
  readonly step: string;
  readonly data: unknown;
  readonly choices: readonly Choice[];
  readonly until: number;
}

export interface Questions {
  /** The latest open question of this person in this room. */
  of(c: Context): Question | undefined;
  byId(id: number): Question | undefined;
  /** Is this message a number or a label of a question open here that this person may answer? */
  awaits(c: Context<MessageEvent>): boolean;
  /** May this person answer it? */
  mayAnswer(q: Question, c: Context): boolean;
  /** Makes the row; closes older ones to the same person in the same room. Inside a handler. Returns its id. */
  ask(c: Context, tx: Tx, feature: string, ask: Ask, room: number): Promise<number>;
  close(c: Context, tx: Tx, id: number): Promise<void>;
  load(now: number): Promise<void>;
}

/** Called once per bot. */
export function createQuestions(database: Database): Questions {
  const { questions } = database.t(defineQuestions);
  const open = new Map<number, Question>();
  /** The same by room: every message of a group looks here. */
  const byRoom = new Map<number, Set<Question>>();
  const remember = (q: Question): void => {
    open.set(q.id, q);
    byRoom.set(q.room, (byRoom.get(q.room) ?? new Set()).add(q));
  };
  const forget = (id: number): void => {
    const q = open.get(id);
    if (!q) return;
    open.delete(id);
    const here = byRoom.get(q.room);
    here?.delete(q);
    if (here?.size === 0) byRoom.delete(q.room);
  };
  const p = sql.placeholder;
  const insert = database.db
    .insert(questions)
    .values({
      room: p('room'),
      community: p('community'),
      member: p('member'),
      role: p('role'),
      feature: p('feature'),
      step: p('step'),
      data: p('data'),
      choices: p('choices'),
      until: p('until'),
      at: p('at'),
    })
    .returning({ id: questions.id })
    .prepare('questions_ask');
  const shut = database.db
    .update(questions)
    .set({ closedBy: slot(questions.closedBy, 'by') })
    .where(and(eq(questions.id, p('id')), isNull(questions.closedBy)))
    .prepare('questions_close');

  const mayAnswer = (q: Question, c: Context): boolean =>
    q.member !== null ? q.member === c.who.member : q.role === null || atLeast(c.role, q.role);

  const close: Questions['close'] = async (c, tx, id) => {
    await shut.execute({ id, by: c.cause });
    tx.after(() => forget(id));
    tx.changed('questions', id);
  };

  /** What another process asked, and what it closed. */
  const again = async (ids: ReadonlySet<number>): Promise<void> => {
    const rows = await database.read
      .select()
      .from(questions)
      .where(inArray(questions.id, [...ids]))
      .orderBy(questions.id);
    for (const id of ids) forget(id);
    for (const r of rows) if (r.closedBy === null) remember({ ...r, role: r.role as Role | null });
  };
  database.peers?.follow('questions', again);

  return {
    of: (c) => {
      const here = byRoom.get(c.room.id);
      if (!here) return undefined;
      let found: Question | undefined;
      for (const q of here) if (q.until >= c.now && q.member !== null && mayAnswer(q, c)) found = q;
      return found;
    },
    byId: (id) => open.get(id),
    awaits: (c) => {
      const here = byRoom.get(c.room.id);
      if (!here) return false;
      const said = foldCommand(c.event.text);
      for (const q of here) {
        if (q.until < c.now || !mayAnswer(q, c)) continue;
        if (/^[1-9][0-9]?$/.test(said) && Number(said) <= q.choices.length) return true;
        if (q.choices.some((x) => foldCommand(x.label) === said)) return true;
      }
      return false;
    },
    mayAnswer,
    close,
    ask: async (c, tx, feature, ask, room) => {
      const member = ask.for !== 'anyone' && 'member' in ask.for ? ask.for.member : null;
      const role = ask.for !== 'anyone' && 'role' in ask.for ? ask.for.role : null;
      for (const q of byRoom.get(room) ?? [])
        if (q.until < c.now || (member !== null && q.member === member)) await close(c, tx, q.id);
      const rest = { feature, step: ask.step, data: ask.data ?? null, choices: ask.choices ?? [], until: ask.until };
      const [row] = await insert.execute({ ...rest, room, community: c.community.id, member, role, at: c.now });
      if (!row) throw new Error('question was not written');
      tx.after(() => remember({ id: row.id, room, member, role, ...rest }));
      tx.changed('questions', row.id);
      return row.id;
    },
    load: async (now) => {
      // The newest of several open ones is the one that is answered.
      const rows = await database.read.select().from(questions).where(isNull(questions.closedBy)).orderBy(questions.id);
      for (const r of rows) if (r.until >= now) remember({ ...r, role: r.role as Role | null });
    },
  };
}
