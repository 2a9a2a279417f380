/** Answering the platform within three seconds, and finding the place again where the real answer belongs. */
import type { VotedEvent } from '../../core/types.ts';
import type { CallApi } from './api.ts';
import { formOf, kinds, onHidden, userOf } from './decode-interaction.ts';
import { Refusal, type Unanswered } from './errors.ts';
import { label } from './say.ts';
import { adapterWords, localeOf } from './words.ts';
import type { Interaction } from './wire.ts';

export interface Waiting {
  readonly application: string;
  readonly token: string;
  /** `original`: a deferred answer stands there and is to be filled; `follow`: a further message only they see. */
  readonly way: 'original' | 'follow';
  readonly hidden: boolean;
  /** False: Discord did not take the acknowledgement, so nothing can be answered this way. */
  readonly acknowledged: Promise<boolean>;
  /** The deferred answer is filled. */
  answered: boolean;
}
export interface Interactions {
  /** Acknowledges it. Call as soon as it comes; the answer is found by its id. `false`: it is no event of ours. */
  take(i: Interaction): boolean;
  /** Whether the answer to this command is for who asked alone. */
  hidden(i: Interaction): boolean;
  of(id: string): Waiting | undefined;
  /** The choices a vote by button or list stands for; undefined when it is none. */
  vote(i: Interaction): VotedEvent['choices'] | undefined;
}
export interface Suggest {
  (ask: { readonly command: string; readonly typed: string; readonly locale: string | undefined }): readonly string[];
}
export interface InteractionDeps {
  readonly call: CallApi;
  readonly application: () => string;
  readonly suggest: Suggest;
  /** Commands whose answer only who asks sees, in a server. */
  readonly discreet: (command: string) => boolean;
  readonly onError: (error: unknown) => void;
  readonly thinkMs?: number;
}

const hiddenFlag = 1 << 6;
/** How long Discord takes an answer. */
const openMs = 14.5 * 60_000;
/** A command that nothing answers (while the bot is silent) does not think for ever. */
const thinkMs = 12_000;
const mostWaiting = 5000;
const mostChoices = 25;
const longestChoice = 100;

const voteOf = (value: string): number | undefined => {
  const n = /^v(\d{1,2})$/.exec(value)?.[1];
  return n === undefined ? undefined : Number(n);
};

export function createInteractions(d: InteractionDeps): Interactions {
  const waiting = new Map<string, Waiting>();

  const respond = (i: Interaction, type: number, data?: object): Promise<boolean> =>
    d
      .call('POST', `/interactions/${i.id}/${i.token}/callback`, { body: { type, ...(data && { data }) }, open: true })
      .then(
        () => true,
        (error: Refusal | Unanswered) => {
          // Too late, or taken already: what was asked is done all the same, and answered in the channel.
          if (!(error instanceof Refusal && (error.code === 10062 || error.code === 40060))) d.onError(error);
          return false;
        },
      );
  const hidden: Interactions['hidden'] = (i) =>
    i.type === kinds.command ? i.guild_id !== undefined && d.discreet(i.data?.name ?? '') : onHidden(i);

  const vote: Interactions['vote'] = (i) => {
    if (i.type !== kinds.component) return undefined;
    const values = i.data?.values ?? [i.data?.custom_id ?? ''];
    if (i.data?.custom_id !== 'vs' && voteOf(values[0] ?? '') === undefined) return undefined;
    return values.flatMap((v) => voteOf(v) ?? []);
  };

  const forget = (i: Interaction, w: Waiting): void => {
    if (waiting.get(i.id) === w) waiting.delete(i.id);
  };
  const keep = (i: Interaction, w: Waiting): void => {
    if (waiting.size >= mostWaiting) waiting.delete(waiting.keys().next().value ?? '');
    waiting.set(i.id, w);
    setTimeout(() => forget(i, w), openMs).unref();
    void w.acknowledged.then((yes) => (yes ? undefined : forget(i, w)));
    if (w.way !== 'original') return;
    setTimeout(() => {
      if (w.answered || waiting.get(i.id) !== w) return;
      forget(i, w);
      d.call('DELETE', `/webhooks/${w.application}/${w.token}/messages/@original`, { open: true }).catch(d.onError);
    }, d.thinkMs ?? thinkMs).unref();
  };

  const form = (i: Interaction): void => {
    const words = adapterWords[localeOf(i.locale)];
    const about = label(i.message?.content.replaceAll(/\\(?=[^\p{L}\p{N}\s])/gu, '') ?? '', 45);
    const field = { type: 4, custom_id: 'words', style: 2, required: true, max_length: 2000, placeholder: words.field };
    const components = [{ type: 18, label: about || words.field, component: field }];
    void respond(i, 9, { custom_id: i.data?.custom_id, title: words.form, components });
  };
  const complete = (i: Interaction): void => {
    const option = i.data?.options?.find((o) => o.focused);
    let choices: readonly string[] = [];
    try {
      choices = d.suggest({
        command: i.data?.name ?? '',
        typed: typeof option?.value === 'string' ? option.value : '',
        locale: i.locale,
      });
    } catch (error) {
      d.onError(error);
    }
    const fit = [...new Set(choices)].filter((c) => c !== '' && c.length <= longestChoice).slice(0, mostChoices);
    void respond(i, 8, { choices: fit.map((name) => ({ name, value: name })) });
  };
  const voted = (i: Interaction, choices: readonly number[]): void => {
    const words = adapterWords[localeOf(i.locale)];
    const shown = choices.map((n) => labelOf(i, n)).join('、');
    void respond(i, 4, {
      content: choices.length > 0 ? words.voted(shown) : words.takenBack,
      flags: hiddenFlag,
      allowed_mentions: { parse: [] },
    });
  };

  return {
    hidden,
    vote,
    of: (id) => waiting.get(id),
    take: (i) => {
      if (!userOf(i)) return false;
      const choices = vote(i);
      if (choices) {
        voted(i, choices);
        return true;
      }
      if (i.type === kinds.completion) {
        complete(i);
        return false;
      }
      if (i.type === kinds.component && formOf(i.data?.custom_id)) {
        form(i);
        return false;
      }
      if (i.type !== kinds.command && i.type !== kinds.component && i.type !== kinds.form) return false;
      const alone = hidden(i);
      const original = i.type === kinds.command;
      const acknowledged = original ? respond(i, 5, alone ? { flags: hiddenFlag } : undefined) : respond(i, 6);
      const way = original ? 'original' : 'follow';
      if (original || alone)
        keep(i, {
          application: i.application_id ?? d.application(),
          token: i.token,
          way,
          hidden: alone,
          acknowledged,
          answered: false,
        });
      return true;
    },
  };
}

interface Labelled {
  readonly custom_id?: string;
  readonly label?: string;
  readonly value?: string;
  readonly options?: readonly Labelled[];
  readonly components?: readonly Labelled[];
}
/** The words on the button or in the list that was chosen. */
function labelOf(i: Interaction, n: number): string {
  const find = (parts: readonly Labelled[]): string | undefined => {
    for (const p of parts) {
      if ((p.custom_id === `v${n}` || p.value === `v${n}`) && p.label !== undefined) return p.label;
      const inside = find([...(p.components ?? []), ...(p.options ?? [])]);
      if (inside !== undefined) return inside;
    }
    return undefined;
  };
  const { components = [] } = (i.message ?? {}) as { components?: readonly Labelled[] };
  return (find(components) ?? `${n + 1}`).replaceAll(/[*_~`|<>@\\]/g, '');
}
