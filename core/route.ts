/** Which work an event is: an open question of this person here, else a command, else what features listen for. */
import type { House } from './house.ts';
import { dayBucket } from './kit/day-bucket.ts';
import { foldCommand } from './text/index.ts';
import type { Outbox } from './outbox.ts';
import { atLeast } from './people/roles.ts';
import type { Clock, Tx } from './ports.ts';
import type { Question, Questions } from './questions.ts';
import type { Hall } from './settle.ts';
import { coreTexts } from './texts.ts';
import {
  refused,
  type Answer,
  type Context,
  type Dice,
  type Effects,
  type Listener,
  type MessageEvent,
  type Outward,
  type Say,
  type TimerEvent,
  type Trace,
} from './types.ts';
import type { Words } from './words.ts';

/** One piece of work: who does it and how. */
export interface Work {
  readonly feature: string;
  readonly stage: Trace['stage'];
  readonly by?: string;
  readonly hit?: NonNullable<Trace['hit']>;
  run(tx: Tx): Promise<Effects> | Effects;
  /** Done after it, in the same savepoint: further features that listen. */
  readonly also?: readonly Work[];
  /** Of a screen: the event is routed as usual, and this is done after it. */
  readonly beside?: boolean;
}

/** Everything the pipeline cooks with. Made once by `createBanyan`. */
export interface Kitchen extends Hall {
  readonly database: House['database'];
  readonly people: House['people'];
  readonly outbox: Outbox;
  readonly questions: Questions;
  readonly words: Words;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly isOn: (feature: string, c: Context) => boolean;
  readonly title: (feature: string, c: Context) => string;
  readonly answers: (feature: string, step: string) => Answer | undefined;
  readonly listeners: (kind: string) => readonly { readonly feature: string; readonly listener: Listener }[];
  readonly screen: (c: Context) => Work | undefined;
  readonly timer: (c: Context<TimerEvent>) => Work;
  /** Rows the core keeps of an event whatever features do with it: the message, its edit, the end of a membership. */
  readonly record: (c: Context, tx: Tx) => Promise<void> | void;
  readonly inbox: { failed(c: Context, reason: string): Promise<void> };
  readonly dropJob: (event: TimerEvent, now: number) => Promise<void>;
  /** After the commit: something waits in the outbox or among the jobs. */
  readonly poke: (effects: readonly Outward['do'][]) => void;
  readonly onTrace: ((trace: Trace) => void) | undefined;
  readonly onError: (error: unknown, c: Context) => void;
}

const words = (c: Context, say: Say): Effects => [
  {
    do: 'send',
    to: { room: c.room.id },
    say,
    ...(c.event.kind === 'message' ? { replyTo: c.event.messageId } : {}),
  },
];

const saying = (c: Context, say: Say, stage: Trace['stage'], feature = 'core'): Work => ({
  feature,
  stage,
  run: () => words(c, say),
});

/** `/cancel`, `/签到`: called outright, so it is no answer. */
const outright = /^[/／、!！]\s*(?=\S)/u;
const cancels = new Set(['取消', 'cancel', '算了'].map((w) => foldCommand(w)));

const pressed = (k: Kitchen, c: Context): Work | undefined => {
  if (c.event.kind !== 'pressed') return undefined;
  const [, id, n] = /^q([0-9]{1,15})\.([0-9]{1,3})$/.exec(c.event.press) ?? [];
  const q = id === undefined ? undefined : k.questions.byId(Number(id));
  const choice = q?.choices[Number(n)];
  if (!q || !choice || q.room !== c.room.id || q.until < c.now)
    return saying(c, coreTexts[c.locale].expired, 'refused');
  // Somebody else's button: nothing happens, and the group is not told about it.
  if (!k.questions.mayAnswer(q, c)) return { feature: 'core', stage: 'refused', run: () => [] };
  return answering(k, c, q, choice.value);
};

const answering = (k: Kitchen, c: Context, q: Question, value: string): Work => {
  const answer = k.answers(q.feature, q.step);
  if (answer?.allow && !atLeast(c.role, answer.allow))
    return saying(c, coreTexts[c.locale].notAllowed(answer.allow), 'refused', q.feature);
  return {
    feature: q.feature,
    stage: 'answer',
    by: `${q.feature}.${q.step}`,
    run: async (tx) => {
      if (q.member !== null || q.role !== null) await k.questions.close(c, tx, q.id);
      if (!answer) throw new Error(`no answer for ${q.feature}.${q.step}`);
      return answer.run(c, value, q.data, tx);
    },
  };
};

/** A press, or the words of somebody who was asked here. A lapse is silent: the words are then routed as usual. */
export function answerFrom(k: Kitchen, c: Context): Work | undefined {
  if (c.event.kind === 'pressed') return pressed(k, c);
  if (c.event.kind !== 'message' || c.event.forwarded) return undefined;
  const q = k.questions.of(c);
  if (!q) return undefined;
  const text = c.event.text.trim();
  const folded = foldCommand(text.replace(outright, ''));
  if (cancels.has(folded))
    return {
      feature: q.feature,
      stage: 'answer',
      by: 'cancel',
      run: async (tx) => {
        await k.questions.close(c, tx, q.id);
        return words(c, coreTexts[c.locale].cancelled);
      },
    };
  if (outright.test(text) && k.words.match(c as Context<MessageEvent>, ({ feature }) => k.isOn(feature, c)))
    return goingOn(k, c, q);
  const byNumber = /^[1-9][0-9]?$/.test(folded) ? q.choices[Number(folded) - 1] : undefined;
  const choice = byNumber ?? q.choices.find((x) => foldCommand(x.label) === folded);
  if (choice) return answering(k, c, q, choice.value);
  const answer = k.answers(q.feature, q.step);
  const daily = k.words.bare(c as Context<MessageEvent>, ({ feature }) => k.isOn(feature, c));
  if (daily && answer?.takesWord?.(text, q.data, c) !== true) return goingOn(k, c, q);
  const typed = answer?.parse?.(text, q.data, c) ?? null;
  if (typed !== null && !refused(typed)) return answering(k, c, q, typed);
  if (refused(typed)) return saying(c, typed.refuse, 'refused', q.feature);
  return goingOn(k, c, q);
}

/** No answer: the question lapses, and what was said is routed as usual. */
function goingOn(k: Kitchen, c: Context, q: Question): Work {
  const next = route(k, c);
  return {
    feature: next?.feature ?? 'core',
    stage: next?.stage ?? 'plain',
    ...(next?.by ? { by: next.by } : {}),
    ...(next?.also ? { also: next.also } : {}),
    run: async (tx) => {
      await k.questions.close(c, tx, q.id);
      return next ? next.run(tx) : [];
    },
  };
}

/** A command at its level, authorized; else everything that listens. */
export function route(k: Kitchen, c: Context): Work | undefined {
  if (c.event.kind === 'message' && !c.event.forwarded) {
    const m = c as Context<MessageEvent>;
    const match = k.words.match(m, ({ feature, command }) => command.always === true || k.isOn(feature, c));
    if (match) {
      const { feature, command } = match.owned;
      if (!atLeast(c.role, command.allow))
        return saying(c, coreTexts[c.locale].notAllowed(command.allow), 'refused', feature);
      if (!command.always && !k.isOn(feature, c))
        return saying(c, coreTexts[c.locale].off(k.title(feature, c)), 'refused', feature);
      if ('refusal' in match) return saying(c, match.refusal.refuse, 'refused', feature);
      return {
        feature,
        stage: 'command',
        by: command.name,
        run: (tx) => {
          const bucket = dayBucket(c.at, c.community.timeZone);
          tx.count({ what: `command.${command.name}`, room: c.room.id, member: c.who.member, bucket });
          return command.run(m, match.args, tx);
        },
      };
    }
  }
  return listening(k, c);
}

/** Everything that listens, as one piece of work. */
function listening(k: Kitchen, c: Context): Work | undefined {
  let first: Work | undefined;
  const also: Work[] = [];
  for (const { feature, listener } of k.listeners(c.event.kind)) {
    if (!k.isOn(feature, c) || !listener.wants(c as never)) continue;
    const work: Work = { feature, stage: 'listen', by: feature, run: (tx) => listener.run(c as never, tx) };
    if (first) also.push(work);
    else first = work;
  }
  return first && { ...first, also };
}
