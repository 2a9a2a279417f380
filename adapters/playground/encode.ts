/** Performance -> what the world does and the page shows. Pure. */
import { PlatformError } from '../../core/ports.ts';
import type { Performance } from '../../core/ports.ts';
import type { Choice, Say } from '../../core/types.ts';
import type { Button, Part } from './world.ts';

/** What an effect means in the playground. */
export type Shown =
  | {
      readonly do: 'say';
      readonly room: string;
      readonly parts: readonly Part[];
      readonly buttons: readonly Button[];
      readonly picture: string | null;
      readonly replyTo: string | null;
    }
  | { readonly do: 'remove'; readonly messageId: string }
  | { readonly do: 'pin'; readonly messageId: string }
  | { readonly do: 'mute'; readonly user: string; readonly forMs: number }
  | { readonly do: 'kick' | 'ban'; readonly user: string }
  | { readonly do: 'title'; readonly user: string; readonly title: string; readonly on: boolean };

/** Plain text stays plain, whatever it looks like; only an `At` becomes a mention. */
export const encodeSay = (say: Say): Part[] =>
  (typeof say === 'string' ? [say] : say)
    .filter((p) => p !== '')
    .map((p) =>
      typeof p === 'string' ? { text: p } : { mention: p.name, ...(p.user !== undefined && { user: p.user }) },
    );

const buttons = (choices: readonly Choice[] | undefined, question: number | undefined): Button[] =>
  (choices ?? []).map((c, i) => ({
    label: c.label,
    press: question === undefined ? c.value : `q${question}.${i}`,
  }));

/** Base64 of the eight bytes every PNG begins with (the last two bits belong to the next byte). */
const pngStart = 'iVBORw0KGg';

const picture = (png: string): string => {
  if (!png.startsWith(pngStart) || !/^[\w+/]+=*$/.test(png))
    throw new PlatformError('unsupported', 'the picture is not a PNG in base64');
  return `data:image/png;base64,${png}`;
};

const user = ({ target }: Performance): string => {
  if (target.user === undefined) throw new PlatformError('gone', 'this person is not known here');
  return target.user;
};

/** Throws `PlatformError` for what never leaves the house (timers) and for a picture that is none. */
export function encode(p: Performance): Shown {
  const { effect, target } = p;
  const room = target.room.id;
  const said = { do: 'say', room, buttons: [], picture: null, replyTo: null } as const;
  switch (effect.do) {
    case 'send':
      return {
        ...said,
        parts: encodeSay(effect.say),
        buttons: buttons(effect.choices, p.question),
        replyTo: effect.replyTo ?? null,
      };
    case 'ask':
      return { ...said, parts: encodeSay(effect.say), buttons: buttons(effect.choices, p.question) };
    case 'picture':
      return { ...said, parts: encodeSay(effect.say), picture: picture(effect.png) };
    case 'delete':
      return { do: 'remove', messageId: effect.messageId };
    case 'pin':
      return { do: 'pin', messageId: effect.messageId };
    case 'mute':
      return { do: 'mute', user: user(p), forMs: effect.forMs };
    case 'kick':
    case 'ban':
      return { do: effect.do, user: user(p) };
    case 'role':
      return { do: 'title', user: user(p), title: effect.title, on: effect.on };
    case 'unban':
    case 'edit':
    case 'purge':
    case 'announce':
    case 'poll':
    case 'closePoll':
    case 'file':
    case 'answer':
    case 'invite':
      throw new PlatformError('unsupported', `the playground has no ${effect.do}`);
    case 'later':
    case 'cancel':
      throw new PlatformError('unsupported', `${effect.do} belongs to the jobs, not to a platform`);
  }
}
