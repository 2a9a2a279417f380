/** Performance -> what the puppet is to do, in order. Pure. */
import { PlatformError, type Performance } from '../../core/ports.ts';
import { cutText } from '../cut-text.ts';
import { encodeSay, inert, type Said } from './say.ts';

export type Call =
  | { readonly do: 'text'; readonly to: string; readonly text: string; readonly mentions: readonly string[] }
  | { readonly do: 'file'; readonly to: string; readonly name: string; readonly bytes: string }
  | { readonly do: 'recall'; readonly message: string }
  | { readonly do: 'kick'; readonly room: string; readonly user: string }
  | { readonly do: 'announce'; readonly room: string; readonly text: string }
  | { readonly do: 'friend' | 'invite'; readonly request: string };

/**
 * UTF-16 units of one message. The platform publishes no figure and puppets differ (one cut at 1,024 characters, chat
 * bots split at 2,000); an answer of the bot is far shorter.
 */
export const longestText = 1000;
/** More than this is not said: at one second each the delivery loop would give up in the middle. */
const mostParts = 8;
const longestAnnouncement = 2000;
/** Beyond this the picture or file is refused before anything is sent: clients take 25 MB at most. */
const mostBytes = 25 * 1024 * 1024;

const known = (id: string | undefined, what: string): string => {
  if (id === undefined || id === '' || id.length > 200)
    throw new PlatformError('gone', `${what} is not known on WeChat`);
  return id;
};
const nothing = (): never => {
  throw new PlatformError('unsupported', 'there is nothing to say in this message');
};

function texts(to: string, { text, mentions }: Said): Call[] {
  const parts = cutText(text, () => longestText, mentions);
  if (parts.length > mostParts)
    throw new PlatformError(
      'unsupported',
      `the text is too long for WeChat: more than ${mostParts * longestText} characters`,
    );
  return parts
    .map((part) => ({
      do: 'text' as const,
      to,
      text: text.slice(part.from, part.to),
      mentions: mentions.flatMap((m) => (m.offset >= part.from && m.offset + m.length <= part.to + 1 ? [m.id] : [])),
    }))
    .filter((call) => call.text.trim() !== '');
}

const pngStart = [0x89, 0x50, 0x4e, 0x47];

function file(to: string, name: string, bytes: string): Call {
  if (bytes.length * 0.75 > mostBytes) throw new PlatformError('unsupported', 'the file is larger than 25 MB');
  return { do: 'file', to, name, bytes };
}
function picture(p: Performance & { effect: { do: 'picture' } }): Call[] {
  const to = known(p.target.room.id, 'this room');
  const start = Buffer.from(p.effect.png.slice(0, 16), 'base64');
  if (!pngStart.every((byte, i) => start[i] === byte))
    throw new PlatformError('unsupported', 'the picture is not a PNG');
  // A picture has no caption in WeChat: the words follow it.
  return [file(to, 'banyan.png', p.effect.png), ...texts(to, encodeSay(p.effect.say, p.target.room.kind === 'group'))];
}
/** A name of a file and nothing of a path. */
const fileName = (name: string): string =>
  inert(name)
    .replaceAll(/[\\/:*?"<>|\s]+/g, '_')
    .slice(-80) || 'file';

function answer(effect: Extract<Performance['effect'], { do: 'answer' }>): Call[] {
  if (effect.what === 'join') throw new PlatformError('unsupported', 'WeChat tells bots of no requests to join');
  // There is no refusing: what is not accepted lapses.
  return effect.yes ? [{ do: effect.what, request: known(effect.request, 'this request') }] : [];
}

/** @throws {PlatformError} for what WeChat has no call for. */
export function encode(p: Performance): Call[] {
  const { effect, target } = p;
  const room = target.room.id;
  switch (effect.do) {
    case 'send':
    case 'ask': {
      const calls = texts(known(room, 'this room'), encodeSay(effect.say, target.room.kind === 'group'));
      return calls.length > 0 ? calls : nothing();
    }
    case 'picture':
      return picture({ ...p, effect });
    case 'file': {
      const to = known(room, 'this room');
      return [
        file(to, fileName(effect.name), effect.bytes),
        ...texts(to, encodeSay(effect.say, target.room.kind === 'group')),
      ];
    }
    case 'kick':
      return [{ do: 'kick', room: known(room, 'this room'), user: known(target.user, 'this person') }];
    case 'delete':
      return [{ do: 'recall', message: known(effect.messageId, 'this message') }];
    case 'announce': {
      const { text } = encodeSay(effect.say, false);
      if (text.trim() === '') return nothing();
      if (text.length > longestAnnouncement) throw new PlatformError('unsupported', 'the announcement is too long');
      return [{ do: 'announce', room: known(room, 'this room'), text }];
    }
    case 'answer':
      return answer(effect);
    case 'mute':
    case 'ban':
    case 'unban':
    case 'role':
    case 'edit':
    case 'purge':
    case 'poll':
    case 'closePoll':
    case 'invite':
    case 'pin':
    case 'later':
    case 'cancel':
      throw new PlatformError('unsupported', `WeChat has no ${effect.do}`);
  }
}
