/** Putting a phrase on the list of what is always fine, after a mistake. */
import type { House } from '../../../house.ts';
import { reply } from '../../../kit/reply.ts';
import type { Undo } from '../../../types.ts';
import type { AppealDeps } from '../fairness/appeal-ask.ts';
import type { Book } from './book.ts';
import { plainRule } from './rules.ts';
import type { RuleStore } from './store-rules.ts';
import type { Sync } from './sync.ts';
import { appealTexts } from '../fairness/texts-appeal.ts';

interface Deps {
  readonly house: House;
  readonly rules: RuleStore;
  readonly book: Book;
  readonly sync: Sync;
}

export const allowing =
  ({ house, rules, book, sync }: Deps): AppealDeps['allow'] =>
  async (c, tx, phrase) => {
    const community = c.community.id;
    const body = plainRule(phrase, { kind: 'allow', actions: [] });
    if (book.find(community, phrase, true)) return false;
    const id = await rules.add({ ...body, community, by: c.who.member, eventId: c.cause, at: c.now });
    if (id === undefined) return false;
    sync.changed(community, tx);
    await house.audit.write(c, { act: 'moderation.allow', subject: phrase, room: null, before: null, after: { id } });
    tx.after(() => book.put(community, [{ ...body, id }]));
    return true;
  };

export const allowingUndoes = ({ rules, book, sync }: Deps): Readonly<Record<string, Undo>> => ({
  'moderation.allow': async (row, c, tx) => {
    const { id } = row.after as { id: number };
    await rules.remove([id]);
    sync.changed(c.community.id, tx);
    tx.after(() => book.drop(c.community.id, [id]));
    return [reply(c, appealTexts[c.locale].allowedNoMore)];
  },
});
