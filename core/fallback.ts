/** What is said and done where a platform cannot do what was asked. One table, looked up by the delivery loop. */
import { lines, say } from './kit/reply.ts';
import type { Capability } from './ports.ts';
import type { Choice, Locale, Outward, Say, Texts } from './types.ts';

interface Lines {
  readonly mute: (name: string) => string;
  readonly kick: (name: string) => string;
  readonly delete: string;
  readonly press: string;
}
export const fallbackTexts: Texts<Lines> = {
  'zh-CN': {
    mute: (name) => `这里没有禁言，先请 ${name} 注意一下，已告诉群主。`,
    kick: (name) => `这里我移不了人，${name} 的事已告诉群主。`,
    delete: '方便的话撤回一下，谢谢。',
    press: '回数字就行。',
  },
  'zh-TW': {
    mute: (name) => `這裡沒有禁言，先請 ${name} 注意一下，已告訴群主。`,
    kick: (name) => `這裡我移不了人，${name} 的事已告訴群主。`,
    delete: '方便的話收回一下，謝謝。',
    press: '回數字就行。',
  },
  en: {
    mute: (name) => `I can't mute here, so just a reminder to ${name}. The owner knows.`,
    kick: (name) => `I can't remove anyone here. The owner knows about ${name}.`,
    delete: 'Could you take that message back? Thanks.',
    press: 'Just reply with a number.',
  },
};

/** Choices as numbered lines, for platforms without buttons: the number or the label said by that person is the press. */
export const numbered = (words: Say, choices: readonly Choice[], locale: Locale): Say =>
  lines(words, choices.map((c, i) => `${i + 1} ${c.label}`).join('  '), fallbackTexts[locale].press);

/** Platforms refuse a message whose button leads nowhere in public, or far too long. */
const longestUrl = 512;
const buttonable = (url: string): boolean =>
  url.length <= longestUrl && /^https?:\/\/[^/?#@\s:]+\.\p{L}[^/?#@\s:.]+(?:[:/?#]|$)/iu.test(url);

type Linked = Extract<Outward, { do: 'send' | 'picture' | 'edit' }>;
/** Link buttons as lines below the words, where there are no such buttons or one of them would be refused. */
function linked<E extends Linked>(effect: E, can: ReadonlySet<Capability>): E {
  const { links, ...rest } = effect;
  if (!links?.length || (can.has('links') && links.every((l) => buttonable(l.url)))) return effect;
  return { ...(rest as E), say: lines(effect.say, ...links.map((l) => `${l.label}：${l.url}`)) };
}

/** Buttons, or numbered lines. */
function choosing(
  effect: Extract<Outward, { do: 'send' | 'ask' }>,
  can: ReadonlySet<Capability>,
  locale: Locale,
): readonly Outward[] {
  if (!effect.choices?.length || can.has('choices')) return [effect];
  const links = effect.do === 'send' && effect.links ? { links: effect.links } : {};
  return [{ do: 'send', to: effect.to, say: numbered(effect.say, effect.choices, locale), ...links }];
}

/**
 * The effects to perform instead of `effect`, in order; itself when the platform can do it; none when there is
 * nothing to put in its place (a pin).
 */
export function adapt(effect: Outward, can: ReadonlySet<Capability>, locale: Locale, name: string): readonly Outward[] {
  const words = (room: number, text: Say): Outward => ({ do: 'send', to: { room }, say: text });
  switch (effect.do) {
    case 'send':
      return choosing(linked(effect, can), can, locale);
    case 'ask':
      return choosing(effect, can, locale);
    case 'edit':
      return can.has('edit') ? [linked(effect, can)] : [];
    case 'picture': {
      const { links, say } = linked(effect, can);
      if (can.has('picture')) return [linked(effect, can)];
      return [{ do: 'send', to: effect.to, say, ...(links && { links }) }];
    }
    case 'delete':
      return can.has('delete') ? [effect] : [words(effect.room, fallbackTexts[locale].delete)];
    case 'mute':
      return can.has('mute')
        ? [effect]
        : effect.forMs === 0
          ? []
          : [words(effect.room, say`${fallbackTexts[locale].mute(name)}`)];
    case 'kick':
    case 'ban':
      if (can.has(effect.do)) return [effect];
      if (effect.do === 'ban' && can.has('kick')) return [{ ...effect, do: 'kick' }];
      return [words(effect.room, say`${fallbackTexts[locale].kick(name)}`)];
    case 'announce':
      return can.has('announce') ? [effect] : [words(effect.room, effect.say)];
    case 'purge':
      if (can.has('purge') || !can.has('delete')) return can.has('purge') ? [effect] : [];
      return effect.messageIds.map((messageId) => ({ do: 'delete', room: effect.room, messageId }));
    case 'poll': {
      if (can.has('poll')) return [effect];
      const options = effect.options.map((label) => ({ label, value: label }));
      return [{ do: 'send', to: effect.to, say: numbered(effect.question, options, locale) }];
    }
    case 'file':
      return can.has('file') ? [effect] : [{ do: 'send', to: effect.to, say: effect.say }];
    default:
      return can.has(effect.do) ? [effect] : [];
  }
}
