/** The segments of a message -> plain words, whom it names, and what else there is to read. Pure. */
import type { Attached, MessageEvent, PersonRef } from '../../core/types.ts';
import { isObject, text as textOf, type Segment } from './wire.ts';

export interface Words {
  /** Mentions of the bot cut out; people as `@Name`. */
  readonly text: string;
  readonly called: boolean;
  readonly mentions: readonly PersonRef[];
  readonly has: NonNullable<MessageEvent['has']>;
  readonly attached: readonly Attached[];
  /** The message quoted. */
  readonly replyTo?: string;
  readonly forwarded: boolean;
}
/** What stands between the bot's name and what is asked of it. */
const afterCall = /^[\s,，:：]+/;
const kinds: Readonly<Record<string, NonNullable<MessageEvent['has']>[number]>> = {
  image: 'picture',
  record: 'voice',
  video: 'video',
  file: 'file',
  mface: 'sticker',
};
const mostLinks = 10;

/** Addresses and the visible line of a shared card; the rest of it is layout. */
function card(data: unknown): Attached[] {
  const written = textOf(data) ?? '';
  const links = [...written.matchAll(/https?:\\?\/\\?\/[^"'\s<>\\]+(?:\\\/[^"'\s<>\\]+)*/g)].slice(0, mostLinks);
  const prompt = /"prompt"\s*:\s*"([^"]{1,200})"/.exec(written)?.[1];
  return [
    ...links.map(([link]): Attached => ({ what: 'link', text: link.replaceAll('\\/', '/') })),
    ...(prompt ? [{ what: 'button', text: prompt } as const] : []),
  ];
}

function attachedOf({ type, data }: Segment): Attached[] {
  if (type === 'json' || type === 'xml') return card(data['data']);
  if (type === 'share') return [{ what: 'link', text: textOf(data['url']) ?? '' }];
  if (type === 'file') return [{ what: 'file', text: textOf(data['name']) ?? textOf(data['file']) ?? '' }];
  if (type === 'contact') return [{ what: 'contact', text: textOf(data['id']) ?? '' }];
  return [];
}

/** `nameOf`: what a member is called in the group, when known. */
export function readSegments(
  segments: readonly Segment[],
  self: string,
  nameOf: (user: string) => string | undefined,
): Words {
  const mentions = new Map<string, PersonRef>();
  const has = new Set<NonNullable<MessageEvent['has']>[number]>();
  const attached: Attached[] = [];
  let [text, called, forwarded] = ['', false, false];
  let replyTo: string | undefined;
  for (const segment of segments) {
    const data = isObject(segment.data) ? segment.data : {};
    const kind = kinds[segment.type];
    if (kind) has.add(kind);
    attached.push(...attachedOf({ ...segment, data }));
    if (segment.type === 'text') {
      const words = textOf(data['text']) ?? '';
      text += called && /^$|\s$/.test(text) ? words.replace(afterCall, '') : words;
    } else if (segment.type === 'at') {
      const user = textOf(data['qq']) ?? '';
      if (user === self) called = true;
      else if (user === 'all') text += '@全体成员';
      else {
        const name = textOf(data['name'])?.replace(/^@/, '') || nameOf(user) || user;
        mentions.set(user, { id: user, name });
        text += `@${name}`;
      }
    } else if (segment.type === 'reply') replyTo = textOf(data['id']);
    else if (segment.type === 'forward') forwarded = true;
  }
  return {
    text: text.trim(),
    called,
    mentions: [...mentions.values()],
    has: [...has],
    attached: attached.filter((a) => a.text !== ''),
    ...(replyTo !== undefined && { replyTo }),
    forwarded,
  };
}
