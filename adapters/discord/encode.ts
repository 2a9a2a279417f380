/** What is said -> messages as Discord takes them, in order. Pure. */
import { PlatformError, type Performance } from '../../core/ports.ts';
import type { Choice, LinkButton, Locale, Outward, Say } from '../../core/types.ts';
import type { Upload } from './api.ts';
import { encodeSay, label } from './say.ts';
import { adapterWords } from './words.ts';

export const longestText = 2000;
const mostButtons = 5;
const mostOptions = 25;
const mostRows = 5;
const longestButton = 80;
const longestOption = 100;
const longestData = 100;
/** Of a native poll. */
const poll = { question: 300, answer: 55, answers: 10, hours: 768 } as const;
const hour = 3_600_000;

/** No embeds: a preview of a link somebody wrote is not ours to show. */
const suppressEmbeds = 1 << 2;

export interface Body {
  readonly content?: string;
  readonly allowed_mentions: {
    readonly parse: readonly never[];
    readonly users: readonly string[];
    readonly replied_user: false;
  };
  readonly components?: readonly object[];
  readonly attachments?: readonly object[];
  readonly poll?: object;
  readonly flags?: number;
}
export interface Outgoing {
  readonly body: Body;
  readonly files?: readonly Upload[];
}
type Said = Extract<Outward, { do: 'send' | 'ask' | 'picture' | 'file' | 'poll' | 'announce' }>;

const bodyOf = (content: string | undefined, users: readonly string[], more: Partial<Body> = {}): Body => ({
  ...(content !== undefined && { content }),
  // Of an At, and of nothing else, somebody is notified: at most 100, the rest reads their name.
  allowed_mentions: { parse: [], users: users.slice(0, 100), replied_user: false },
  flags: suppressEmbeds,
  ...more,
});

const dataOf = (choice: Choice, i: number, question: number | undefined): string => {
  const data = question === undefined || /^q\d+\.\d+$/.test(choice.value) ? choice.value : `q${question}.${i}`;
  if (data.length > longestData) throw new PlatformError('unsupported', 'a button carries more than 100 characters');
  return data;
};

interface Asked {
  readonly choices: readonly Choice[];
  readonly question: number | undefined;
  /** Words may be typed too: a button opens a form. */
  readonly typed: boolean;
  readonly locale: Locale;
}
const row = (components: readonly object[]): object => ({ type: 1, components });

/** Up to five choices are buttons in one row; more are a list to choose from, 25 in each. */
function componentsFor({ choices, question, typed, locale }: Asked): object[] {
  const words = adapterWords[locale];
  const button = (text: string, custom_id: string, style: number): object => ({
    type: 2,
    style,
    label: text,
    custom_id,
  });
  const shown = (c: Choice, i: number, longest: number): string => label(c.label, longest) || `${i + 1}`;
  const form = typed && question !== undefined ? [button(words.fillIn, `t${question}`, 1)] : [];
  if (choices.length <= mostButtons) {
    const buttons = choices.map((c, i) => button(shown(c, i, longestButton), dataOf(c, i, question), 2));
    if (buttons.length + form.length <= mostButtons)
      return buttons.length + form.length > 0 ? [row([...buttons, ...form])] : [];
    return [row(buttons), row(form)];
  }
  const lists = Math.ceil(choices.length / mostOptions);
  if (lists + form.length > mostRows)
    throw new PlatformError('unsupported', `Discord shows at most ${mostRows * mostOptions} choices`);
  const rows = Array.from({ length: lists }, (_, n) => {
    const from = n * mostOptions;
    const options = choices
      .slice(from, from + mostOptions)
      .map((c, i) => ({ label: shown(c, from + i, longestOption), value: dataOf(c, from + i, question) }));
    return row([{ type: 3, custom_id: `s${n}`, placeholder: words.choose, options }]);
  });
  return [...rows, ...(form.length > 0 ? [row(form)] : [])];
}

/** Buttons that open an address, five in a row. */
const linkRows = (links: readonly LinkButton[] = []): object[] =>
  Array.from({ length: Math.ceil(links.length / mostButtons) }, (_, n) =>
    row(
      links
        .slice(n * mostButtons, (n + 1) * mostButtons)
        .map(({ label: words, url }) => ({ type: 2, style: 5, label: label(words, longestButton) || '…', url })),
    ),
  );

/** The buttons stand under the last part. */
function texts(say: Say, components: readonly object[]): Outgoing[] {
  const parts = encodeSay(say, longestText);
  if (parts.length === 0) throw new PlatformError('unsupported', 'there is nothing to say in this message');
  return parts.map(({ content, users }, i) => ({
    body: bodyOf(content, users, i === parts.length - 1 && components.length > 0 ? { components } : {}),
  }));
}

/** The buttons stand under the last part. */
function upload(say: Say, file: Upload, components: readonly object[] = []): Outgoing[] {
  const [first, ...rest] = encodeSay(say, longestText);
  const description = label(
    typeof say === 'string' ? say : say.map((p) => (typeof p === 'string' ? p : p.name)).join(''),
    1000,
  );
  const attachments = [{ id: '0', filename: file.name, ...(description && { description }) }];
  const under = (last: boolean): Partial<Body> => (last && components.length > 0 ? { components } : {});
  const more = { attachments, ...under(rest.length === 0) };
  return [
    { body: bodyOf(first?.content, first?.users ?? [], more), files: [file] },
    ...rest.map(({ content, users }, i) => ({ body: bodyOf(content, users, under(i === rest.length - 1)) })),
  ];
}

const pngStart = [0x89, 0x50, 0x4e, 0x47];
function pictureOf(png: string): Upload {
  const bytes = Buffer.from(png, 'base64');
  if (!pngStart.every((byte, i) => bytes[i] === byte))
    throw new PlatformError('unsupported', 'the picture is not a PNG');
  return { name: 'banyan.png', bytes, mime: 'image/png' };
}
/** A name without paths and control characters, its ending kept. */
const fileName = (name: string): string =>
  label(name.replaceAll(/[\\/:*?"<>|]+/g, '-'), 100).replace(/^\.+/, '') || 'file';

/** Native polls show who voted what, and take ten short answers; for the others there are buttons and lists. */
export const isNativePoll = (e: Extract<Outward, { do: 'poll' }>): boolean =>
  !e.anonymous &&
  e.question.length <= poll.question &&
  e.options.length <= poll.answers &&
  e.options.every((o) => o.length <= poll.answer);

function encodePoll(e: Extract<Outward, { do: 'poll' }>, now: number, locale: Locale): Outgoing[] {
  if (isNativePoll(e)) {
    const hours = e.until === undefined ? poll.hours : Math.ceil((e.until - now) / hour);
    const native = {
      question: { text: label(e.question, poll.question) },
      answers: e.options.map((text, i) => ({ poll_media: { text: label(text, poll.answer) || `${i + 1}` } })),
      allow_multiselect: e.multiple,
      duration: Math.min(Math.max(hours, 1), poll.hours),
    };
    return [{ body: bodyOf(undefined, [], { poll: native, flags: 0 }) }];
  }
  const choices = e.options.map((text, i) => ({ label: text, value: `v${i}` }));
  if (!e.multiple && choices.length <= mostButtons)
    return texts(e.question, componentsFor({ choices, question: undefined, typed: false, locale }));
  if (choices.length > mostOptions)
    throw new PlatformError('unsupported', `a poll on Discord has at most ${mostOptions} options`);
  const options = choices.map((c, i) => ({ label: label(c.label, longestOption) || `${i + 1}`, value: c.value }));
  const list = { type: 3, custom_id: 'vs', min_values: 0, max_values: e.multiple ? options.length : 1, options };
  return texts(e.question, [row([{ ...list, placeholder: adapterWords[locale].choose }])]);
}

/** `now`: epoch ms, from which the end of a poll is counted. @throws {PlatformError} for what Discord does not take. */
export function encode(p: Performance & { effect: Said }, now: number): Outgoing[] {
  const { effect, question } = p;
  const locale = p.locale ?? 'en';
  switch (effect.do) {
    case 'send':
    case 'ask': {
      const typed = effect.do === 'ask' && effect.typed === true;
      const links = effect.do === 'send' ? linkRows(effect.links) : [];
      const asked = componentsFor({ choices: effect.choices ?? [], question, typed, locale });
      return texts(effect.say, [...asked, ...links]);
    }
    case 'picture':
      return upload(effect.say, pictureOf(effect.png), linkRows(effect.links));
    case 'file':
      return upload(effect.say, {
        name: fileName(effect.name),
        bytes: Buffer.from(effect.bytes, 'base64'),
        mime: effect.mime,
      });
    case 'poll':
      return encodePoll(effect, now, locale);
    case 'announce':
      return texts(effect.say, []);
  }
}

/** Other words for a message of the bot's, the buttons it has now, and another picture where there is one. */
export function encodeEdit(
  { say, choices = [], links, picture }: Omit<Extract<Outward, { do: 'edit' }>, 'do' | 'room' | 'messageId'>,
  locale: Locale = 'en',
): Outgoing {
  const [first, ...rest] = encodeSay(say, longestText);
  if (!first || rest.length > 0)
    throw new PlatformError('unsupported', 'new words of a message have 1 to 2,000 characters');
  // Without the field Discord keeps the buttons there were.
  const components = [...componentsFor({ choices, question: undefined, typed: false, locale }), ...linkRows(links)];
  if (picture?.png === undefined) return { body: bodyOf(first.content, first.users, { components }) };
  const file = pictureOf(picture.png);
  // Attachments that are not named are taken away: the picture before.
  const attachments = [{ id: '0', filename: file.name }];
  return { body: bodyOf(first.content, first.users, { components, attachments }), files: [file] };
}
