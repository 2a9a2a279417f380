/** What the core's effects do to the world, and what the world refuses, as a chat platform would. */
import { PlatformError } from '../../core/ports.ts';
import type { Performance, Receipt } from '../../core/ports.ts';
import { encode } from './encode.ts';
import type { Shown } from './encode.ts';
import { bot, plainText } from './world.ts';
import type { MessageLine, Persona, World } from './world.ts';

type On<D extends Shown['do']> = Extract<Shown, { do: D }>;

/** `gone` is told of everybody removed. Throws `PlatformError` only. */
export function createStage(world: World, now: () => number, gone: (who: Persona) => void) {
  const group = world.group.id;

  const member = (user: string): Persona => {
    const who = world.person(user);
    if (!who?.present) throw new PlatformError('gone', 'this person is not in the group');
    return who;
  };
  /** Nobody acts against the owner of a group. */
  const ordinary = (user: string): Persona => {
    const who = member(user);
    if (who.role === 'owner') throw new PlatformError('denied', 'this person owns the group');
    return who;
  };
  const message = (id: string): MessageLine => {
    const line = world.message(id);
    if (!line || line.removed) throw new PlatformError('gone', 'this message is no longer there');
    return line;
  };

  function say(s: On<'say'>): Receipt {
    if (s.room !== group && !world.people.some((p) => p.id === s.room))
      throw new PlatformError('gone', 'there is no such room');
    const about = s.replyTo === null ? undefined : world.message(s.replyTo);
    const name = about && (world.person(about.from)?.name ?? bot.names[0]);
    const line = world.say(s.room, bot.id, s.parts, {
      buttons: s.buttons,
      picture: s.picture,
      replyTo: about && name ? { id: about.id, name, text: plainText(about.parts) } : null,
    });
    return { messageId: line.id };
  }

  function remove(s: On<'remove'>): Receipt {
    const line = message(s.messageId);
    world.amend(line, { removed: true });
    const name = world.person(line.from)?.name;
    world.notice('removed', line.room, name === undefined ? {} : { name });
    return {};
  }

  function pin(s: On<'pin'>): Receipt {
    message(s.messageId);
    world.pin(s.messageId);
    world.notice('pinned', group);
    return {};
  }

  function mute(s: On<'mute'>): Receipt {
    const who = ordinary(s.user);
    const until = s.forMs > 0 ? now() + s.forMs : 0;
    world.change(who, { mutedUntil: until });
    world.notice(until ? 'muted' : 'unmuted', group, { name: who.name, until });
    return {};
  }

  function remover(s: On<'kick' | 'ban'>): Receipt {
    const who = ordinary(s.user);
    world.change(who, { present: false, banned: s.do === 'ban' });
    world.notice(s.do === 'ban' ? 'banned' : 'kicked', group, { name: who.name });
    gone(who);
    return {};
  }

  function title(s: On<'title'>): Receipt {
    const who = member(s.user);
    const others = who.titles.filter((t) => t !== s.title);
    world.change(who, { titles: s.on ? [...others, s.title] : others });
    world.notice(s.on ? 'titled' : 'untitled', group, { name: who.name, detail: s.title });
    return {};
  }

  return function perform(what: Performance): Receipt {
    const shown = encode(what);
    switch (shown.do) {
      case 'say':
        return say(shown);
      case 'remove':
        return remove(shown);
      case 'pin':
        return pin(shown);
      case 'mute':
        return mute(shown);
      case 'kick':
      case 'ban':
        return remover(shown);
      case 'title':
        return title(shown);
    }
  };
}
