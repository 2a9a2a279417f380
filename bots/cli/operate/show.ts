/** `show ID`: every wording of a campaign as members will see it, by language, and by platform where they differ. */
import { createDiscord } from '../../../adapters/discord/index.ts';
import { createQq } from '../../../adapters/qq/index.ts';
import { createTelegram } from '../../../adapters/telegram/index.ts';
import { createWechat } from '../../../adapters/wechat/index.ts';
import { adapt } from '../../../core/fallback.ts';
import { kindOf, stepsOf, type Campaign, type Step } from '../../../core/features/campaigns/language.ts';
import { wordingsOf } from '../../../core/features/campaigns/occasion.ts';
import { plain } from '../../../core/kit/reply.ts';
import type { Capability, Clock } from '../../../core/ports.ts';
import { locales, type Locale, type Outward } from '../../../core/types.ts';

/** What each platform can do. Nothing is connected: they are only asked. */
function platforms(clock: Clock): readonly (readonly [name: string, can: ReadonlySet<Capability>])[] {
  return [
    ['Telegram', createTelegram({ token: '1:x', clock }).can],
    ['Discord', createDiscord({ token: 'x', clock }).can],
    ['WeChat', createWechat({ puppet: 'wechaty-puppet-service', clock, dice: () => 0 }).can],
    ['QQ', createQq({ url: 'ws://127.0.0.1:1', clock, dice: () => 0 }).can],
  ];
}

const to = { room: 0 } as const;
/** What the step hands to the platforms, as far as it is known beforehand. */
function effectOf(step: Step, locale: Locale): Outward | undefined {
  if (step.poll) {
    const choices = step.poll.options.map((o) => ({ label: o[locale], value: '' }));
    return { do: 'ask', step: '', data: null, for: 'anyone', to, until: 0, say: step.poll.question[locale], choices };
  }
  const say = wordingsOf(step, locale);
  if (say === undefined) return undefined;
  return step.picture === undefined ? { do: 'send', to, say } : { do: 'picture', to, png: step.picture, say };
}

/** One effect in words, buttons in brackets. */
function seen(effect: Outward): string {
  if (effect.do === 'picture') return `(a picture)\n${plain(effect.say)}`;
  if (effect.do !== 'send' && effect.do !== 'ask') return `(${effect.do})`;
  const buttons = effect.choices?.map((c) => `[${c.label}]`).join(' ');
  return [plain(effect.say), ...(buttons ? [buttons] : [])].join('\n');
}

/** Lines to print: steps, languages, and platforms that show the same together. */
export function showLines(campaign: Campaign, clock: Clock): string[] {
  const all = platforms(clock);
  const steps = stepsOf(campaign);
  return steps.flatMap((step, i) => {
    const head = steps.length > 1 ? [`step ${i + 1}${step.wait === undefined ? '' : `, ${step.wait} later`}:`] : [];
    const first = effectOf(step, 'en');
    if (first === undefined) return [...head, `(a ${kindOf(step)}: its feature finds the words)`];
    const byLook = locales.flatMap((locale) => {
      const effect = effectOf(step, locale) ?? first;
      const looks = new Map<string, string[]>();
      for (const [name, can] of all) {
        const look = adapt(effect, can, locale, '').map(seen).join('\n');
        looks.set(look, [...(looks.get(look) ?? []), name]);
      }
      return [...looks].flatMap(([look, names]) => [
        `[${locale}] ${names.length === all.length ? 'everywhere' : names.join(', ')}`,
        ...look.split('\n').map((line) => `  ${line}`),
      ]);
    });
    return [...head, ...byLook];
  });
}
