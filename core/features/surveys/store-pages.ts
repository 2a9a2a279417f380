import { and, asc, count, eq, isNull } from 'drizzle-orm';

import type { House } from '../../house.ts';
import { ascii, hex, sha256 } from '../../kit/sha256.ts';
import type { Clock, Database } from '../../ports.ts';
import { roles, type Community, type Event } from '../../types.ts';
import { civilDay } from '../../kit/calendar.ts';
import { fingerprintOf } from '../../kit/hash.ts';
import { quotasOf, type Answers, type Value } from './engine.ts';
import type { Question, Survey } from './language.ts';
import { pageOf, readPage, type Typed } from './pages.ts';
import type { Fault } from './read.ts';
import { defineSurveys } from './schema.ts';
import { inSight, knownIn, segmented } from './segments.ts';
import type { AnswerRow, SurveyRow } from './store.ts';
import type { Response } from './tally.ts';

/** What the `surveys.page` timer is rung with. */
export interface PageSent {
  /** The SHA-256 of the token. */
  readonly page: string;
  /** The first question of the page: sent twice it is no longer asked. */
  readonly first: string;
  readonly values: Readonly<Record<string, Value>>;
}
export const pageTimer = 'surveys.page';
/** What stands in the rows of a token that was given out. ASCII only. */
export const tokenKey = (token: string): string => hex(sha256(ascii(token)));

/** What the page of a token shows now. */
export type SurveyPage =
  | { readonly state: 'gone' }
  | { readonly state: 'done' }
  | {
      readonly state: 'asks';
      readonly survey: Survey;
      readonly answers: Answers;
      readonly questions: readonly Question[];
      /** What was typed and is none; empty at first. */
      readonly typed: Typed;
      readonly faults: Readonly<Record<string, Fault>>;
    }
  | SurveyResults;

/** What staff see on a page of theirs. */
export interface SurveyResults {
  readonly state: 'results';
  readonly id: number;
  readonly survey: Survey;
  readonly open: boolean;
  /** Who began and has not finished. */
  readonly going: number;
  /** Places taken, by quota; of an anonymous survey that runs those of the whole fives only. */
  readonly taken: ReadonlyMap<number, number>;
  /** Null: too few of an anonymous survey. */
  readonly responses: readonly Response[] | null;
}

export interface PageRow {
  /** The SHA-256 of the token. */
  readonly token: string;
  readonly shows: 'questions' | 'results';
  readonly survey: number;
  readonly member: number;
  readonly room: number;
  readonly until: number;
  readonly eventId: string;
}

/** Called once per bot; runs inside a handler. */
export function pageStore(database: Database) {
  const { surveyPages: pages } = database.t(defineSurveys);
  const { db } = database;
  return {
    give: async (row: PageRow): Promise<void> => {
      // One at a time: what was given before leads nowhere.
      await db
        .update(pages)
        .set({ closedBy: row.eventId })
        .where(
          and(
            eq(pages.survey, row.survey),
            eq(pages.member, row.member),
            eq(pages.shows, row.shows),
            isNull(pages.closedBy),
          ),
        );
      await db.insert(pages).values(row);
    },
    find: async (key: string) => (await db.select().from(pages).where(eq(pages.token, key)))[0],
    close: async (key: string, by: string): Promise<void> => {
      await db.update(pages).set({ closedBy: by }).where(eq(pages.token, key));
    },
    link: async (was: number, member: number): Promise<void> => {
      await db.update(pages).set({ member }).where(eq(pages.member, was));
    },
  };
}
export type PageStore = ReturnType<typeof pageStore>;

export interface SurveyPages {
  look(token: string): Promise<SurveyPage>;
  /** What a browser sent: kept in a commit of its own, or shown again with what is wrong. */
  send(token: string, typed: Typed): Promise<SurveyPage>;
}
interface PagesDeps {
  readonly database: Database;
  readonly clock: Pick<Clock, 'now'>;
  readonly accept: (event: Event) => Promise<void>;
  readonly community: (id: number) => Promise<Community | undefined>;
  /** Levels and tags of members, and who of them is staff now. */
  readonly house: Pick<House, 'level' | 'tags'> & { readonly people: Pick<House['people'], 'roleOf'> };
}

/** Counted anew: the rows of the quotas change with every single one, which would show what the last one answered. */
function takenIn(survey: Survey, seen: readonly AnswerRow[]): Map<number, number> {
  const taken = new Map<number, number>();
  for (const quota of seen.flatMap((a) => quotasOf(survey, a.answers))) taken.set(quota, (taken.get(quota) ?? 0) + 1);
  return taken;
}

/** The web's side: reads what is committed, and hands answers to the pipeline like any other event. */
export function surveyPages(d: PagesDeps): SurveyPages {
  const { surveys, surveySeats: seats, surveyPages: pages, surveyAnswers: finished } = d.database.t(defineSurveys);
  const { read } = d.database;
  const rows = async (token: string) => {
    if (!/^[A-Z0-9]{24}$/u.test(token)) return undefined;
    const [page] = await read
      .select()
      .from(pages)
      .where(eq(pages.token, tokenKey(token)));
    if (!page) return undefined;
    const [survey] = await read.select().from(surveys).where(eq(surveys.id, page.survey));
    if (page.shows === 'results') return survey && { page, survey, seat: undefined };
    const [seat] = await read
      .select()
      .from(seats)
      .where(and(eq(seats.survey, page.survey), eq(seats.member, page.member)));
    return survey && seat ? { page, survey, seat } : undefined;
  };
  const results = async (survey: SurveyRow, room: number): Promise<SurveyResults> => {
    const { id } = survey;
    const all = await read
      .select()
      .from(finished)
      .where(and(eq(finished.survey, id), eq(finished.counts, true)))
      .orderBy(asc(finished.id));
    const going = await read
      .select({ n: count() })
      .from(seats)
      .where(and(eq(seats.survey, id), eq(seats.state, 'going')));
    const seen = inSight(survey, all);
    const known = knownIn(d.house, { community: { id: survey.community }, room: { id: room } });
    return {
      state: 'results',
      id,
      survey: survey.definition,
      open: survey.state === 'open',
      going: going[0]?.n ?? 0,
      taken: takenIn(survey.definition, seen ?? []),
      responses: seen === undefined ? null : segmented(survey, seen, known).map((f) => f.response),
    };
  };
  const look = async (
    token: string,
    typed: Typed = {},
    faults: Readonly<Record<string, Fault>> = {},
  ): Promise<SurveyPage> => {
    const found = await rows(token);
    if (!found) return { state: 'gone' };
    if (!found.seat) {
      const { closedBy, until, member, room } = found.page;
      if (closedBy !== null || until < d.clock.now()) return { state: 'gone' };
      // As the command they asked with: whoever is staff no longer reads nothing more.
      return roles.indexOf(await d.house.people.roleOf(member)) >= roles.indexOf('moderator')
        ? results(found.survey, room)
        : { state: 'gone' };
    }
    if (found.seat.state !== 'going') return { state: 'done' };
    if (found.page.closedBy !== null || found.page.until < d.clock.now() || found.survey.state !== 'open')
      return { state: 'gone' };
    const { definition: survey } = found.survey;
    const { answers } = found.seat;
    return { state: 'asks', survey, answers, questions: pageOf(survey, answers), typed, faults };
  };
  return {
    look: (token) => look(token),
    send: async (token, typed) => {
      const shown = await look(token);
      const found = await rows(token);
      const community = found && (await d.community(found.survey.community));
      if (shown.state !== 'asks' || !found || !community) return shown;
      const now = d.clock.now();
      const given = readPage(shown.questions, typed, civilDay(now, community.timeZone));
      if ('faults' in given) return look(token, typed, given.faults);
      const data: PageSent = { page: found.page.token, first: shown.questions[0]?.id ?? '', values: given.values };
      const key = `page:${data.page}:${data.first}`;
      await d.accept({
        kind: 'timer',
        // Kept beside whose page it is: with the token in it, which is kept nowhere, no guess at the answers can be tried.
        id: `${key}#${tokenKey(`${token} ${fingerprintOf(data.values)}`).slice(0, 20)}`,
        account: 'jobs',
        at: now,
        job: { id: 0, key, timer: pageTimer, community: community.id, room: found.page.room, data, attempts: 1 },
      });
      return look(token);
    },
  };
}
