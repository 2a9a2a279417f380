/** What the bot may do in a group: says what is missing, with the one thing to tap, and when it is mended. */
import { defineFeature } from '../../house.ts';
import { groupLocale, reply } from '../../kit/reply.ts';
import type { Context, Effect, Right, RightsEvent } from '../../types.ts';
import { rightsTexts } from './texts.ts';

const sameRights = (a: readonly Right[], b: readonly Right[]): boolean =>
  a.length === b.length && a.every((r) => b.includes(r));

/** Worth a word: something is missing that was not known to be, or nothing is missing any more. */
const news = ({ lacks, lacked }: RightsEvent): boolean =>
  lacked === null ? lacks.length > 0 : !sameRights(lacks, lacked);

/** Spoken to the group in its language: whoever may tap reads it there, and no private chat is needed for it. */
function told(c: Context<RightsEvent>): Effect[] {
  const { lacks } = c.event;
  const t = rightsTexts[groupLocale(c)];
  if (lacks.length === 0) return [reply(c, t.mended)];
  if (lacks.includes('read')) return [reply(c, t.blind)];
  return [reply(c, t.lacks(lacks.filter((r) => r !== 'read')))];
}

export const rights = defineFeature({
  name: 'rights',
  title: null,
  on: true,
  create: () => ({
    listens: [
      {
        on: 'rights',
        wants: (c) => c.room.kind === 'group' && news(c.event as RightsEvent),
        run: (c) => told(c as Context<RightsEvent>),
      },
    ],
  }),
});
