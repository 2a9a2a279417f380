/** Effect -> OneBot actions. Pure. Texts leave as segments, never as a string: a string is searched for CQ codes. */
import { PlatformError, type Performance } from '../../core/ports.ts';
import type { Outward, Say } from '../../core/types.ts';
import { cutText } from '../cut-text.ts';
import { groupNumber } from './decode.ts';
import type { Call, Segment } from './wire.ts';

/** UTF-16 units in one message. The standard names no limit; clients fold or refuse texts of about 4,500 bytes. */
export const longestText = 1500;
/** A mute must end before thirty days. */
const longestMuteS = 30 * 86_400 - 1;
/** The platform counts in minutes. */
const shortestMuteS = 60;

const number = (id: string, what: string): number => {
  const n = Number(id);
  if (!/^-?\d{1,16}$/.test(id) || !Number.isSafeInteger(n))
    throw new PlatformError('gone', `${what} is not known to QQ`);
  return n;
};
const userOf = ({ target }: Performance): number => {
  if (target.user === undefined) throw new PlatformError('gone', 'this person is not known here');
  return number(target.user, 'this person');
};
const words = (say: Say): readonly (string | { readonly name: string; readonly user?: string })[] =>
  typeof say === 'string' ? [say] : say;

/** Words with mentions as segments, in parts that fit. A mention counts as its name. */
export function encodeSay(say: Say): Segment[][] {
  let text = '';
  const people: { offset: number; length: number; user: string }[] = [];
  for (const part of words(say)) {
    if (typeof part === 'string') text += part;
    else {
      const shown = `@${part.name}`;
      if (part.user !== undefined) people.push({ offset: text.length, length: shown.length, user: part.user });
      text += shown;
    }
  }
  return cutText(text, () => longestText, people).map(({ from, to }) => {
    const segments: Segment[] = [];
    let at = from;
    const plain = (end: number): void => {
      if (end > at) segments.push({ type: 'text', data: { text: text.slice(at, end) } });
    };
    for (const who of people.filter((p) => p.offset >= from && p.offset < to)) {
      plain(who.offset);
      segments.push({ type: 'at', data: { qq: who.user } });
      at = who.offset + who.length;
    }
    plain(to);
    return segments;
  });
}

const pngStart = 'iVBORw0KGgo';
const base64 = (bytes: string): string => {
  if (!/^[\w+/]+=*$/.test(bytes)) throw new PlatformError('unsupported', 'the bytes are not base64');
  return `base64://${bytes}`;
};
const picture = (png: string): Segment => {
  if (!png.startsWith(pngStart)) throw new PlatformError('unsupported', 'the picture is not a PNG in base64');
  return { type: 'image', data: { file: base64(png) } };
};

const sending =
  ({ target: { room } }: Performance) =>
  (message: readonly Segment[]): Call =>
    room.kind === 'group'
      ? { action: 'send_group_msg', params: { group_id: number(groupNumber(room.id), 'this group'), message } }
      : { action: 'send_private_msg', params: { user_id: number(room.id, 'this person'), message } };

function encodeSpoken(p: Performance, effect: Extract<Outward, { do: 'send' | 'ask' | 'picture' | 'file' }>): Call[] {
  const send = sending(p);
  const [first = [], ...rest] = encodeSay(effect.say);
  if (effect.do === 'file') return [...(first.length > 0 ? [first, ...rest].map(send) : []), upload(p, effect)];
  const image = effect.do === 'picture' ? [picture(effect.png)] : [];
  const reply = effect.do === 'send' && effect.replyTo !== undefined && /^-?\d+$/.test(effect.replyTo);
  const answers: Segment[] = reply ? [{ type: 'reply', data: { id: effect.replyTo } }] : [];
  return [[...answers, ...image, ...first], ...rest].map(send);
}

/** Uploading is no part of the standard; go-cqhttp's two actions are what implementations have. */
function upload({ target: { room } }: Performance, effect: Extract<Outward, { do: 'file' }>): Call {
  const what = { file: base64(effect.bytes), name: effect.name.replaceAll(/[/\\\p{Cc}]/gu, '_') };
  return room.kind === 'group'
    ? { action: 'upload_group_file', params: { group_id: number(groupNumber(room.id), 'this group'), ...what } }
    : { action: 'upload_private_file', params: { user_id: number(room.id, 'this person'), ...what } };
}

function against(p: Performance, effect: Extract<Outward, { do: 'mute' | 'kick' | 'ban' | 'role' }>): Call {
  const at = { group_id: number(groupNumber(p.target.room.id), 'this group'), user_id: userOf(p) };
  switch (effect.do) {
    case 'mute': {
      const seconds = Math.min(Math.max(Math.ceil(effect.forMs / 1000), shortestMuteS), longestMuteS);
      return { action: 'set_group_ban', params: { ...at, duration: effect.forMs === 0 ? 0 : seconds } };
    }
    case 'kick':
    case 'ban':
      return { action: 'set_group_kick', params: { ...at, reject_add_request: effect.do === 'ban' } };
    case 'role':
      return {
        action: 'set_group_special_title',
        params: { ...at, special_title: effect.on ? effect.title : '', duration: -1 },
      };
  }
}

function answer(effect: Extract<Outward, { do: 'answer' }>): Call {
  const given = { flag: effect.request, approve: effect.yes };
  if (effect.what === 'friend') return { action: 'set_friend_add_request', params: given };
  return {
    action: 'set_group_add_request',
    params: { ...given, sub_type: effect.what === 'invite' ? 'invite' : 'add', reason: effect.reason ?? '' },
  };
}

/** @throws {PlatformError} for what QQ has no action for. */
export function encode(p: Performance): Call[] {
  const { effect, target } = p;
  switch (effect.do) {
    case 'send':
    case 'ask':
    case 'picture':
    case 'file':
      return encodeSpoken(p, effect);
    case 'delete':
      return [{ action: 'delete_msg', params: { message_id: number(effect.messageId, 'this message') } }];
    case 'pin':
      return [{ action: 'set_essence_msg', params: { message_id: number(effect.messageId, 'this message') } }];
    case 'mute':
    case 'kick':
    case 'ban':
    case 'role':
      return [against(p, effect)];
    case 'announce':
      return [
        {
          action: '_send_group_notice',
          params: {
            group_id: number(groupNumber(target.room.id), 'this group'),
            content: words(effect.say)
              .map((part) => (typeof part === 'string' ? part : `@${part.name}`))
              .join(''),
          },
        },
      ];
    case 'answer':
      return [answer(effect)];
    case 'unban':
    case 'edit':
    case 'purge':
    case 'poll':
    case 'closePoll':
    case 'invite':
    case 'later':
    case 'cancel':
      throw new PlatformError('unsupported', `QQ has no ${effect.do}`);
  }
}
