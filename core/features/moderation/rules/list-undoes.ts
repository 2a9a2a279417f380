/** Taking back what was done to the list. */
import { reply } from '../../../kit/reply.ts';
import type { AuditRow, Undo } from '../../../types.ts';
import type { AddParts } from './add.ts';
import { erase, insert, replace, type Kept } from './keep.ts';
import type { WordRule } from './rules.ts';
import { listTexts } from './texts-lists.ts';

/** Rules of an audit row that are still there. */
const listed = (d: AddParts, row: AuditRow, rules: readonly Kept[]): WordRule[] =>
  rules.flatMap((r) => d.book.find(row.community, r.word, r.kind === 'allow') ?? []);

export const listUndoes = (d: AddParts): Readonly<Record<string, Undo>> => ({
  'moderation.add': async (row, c, tx) => {
    const rules = listed(d, row, row.after as Kept[]);
    await erase(d, c, tx, rules);
    return [reply(c, listTexts[c.locale].back(rules.length, false))];
  },
  'moderation.remove': async (row, c, tx) => {
    const before = row.before as (Kept & { of?: number })[];
    await insert(
      d,
      c,
      tx,
      before.filter((r) => r.of === undefined),
    );
    for (const { of, words } of before) {
      if (of === undefined || !words || !d.book.get(row.community, of)) continue;
      await d.rules.addEntries(of, words, c.cause);
      tx.after(() => d.book.fill(row.community, of, words));
    }
    return [reply(c, listTexts[c.locale].back(before.length, true))];
  },
  'moderation.products': async (row, c, tx) => {
    const { list: id, words } = row.after as { list: number | null; words: readonly string[] };
    const rule = d.book.list(row.community).find((r) => (id === null ? r.spec.fine === true : r.id === id));
    if (rule && id === null) await erase(d, c, tx, [rule]);
    else if (rule) {
      await d.rules.removeEntries(rule.id, words);
      d.sync.changed(c.community.id, tx);
      tx.after(() => d.book.empty(row.community, rule.id, words));
    }
    return [reply(c, listTexts[c.locale].editBack)];
  },
  'moderation.edit': async (row, c, tx) => {
    const before = (row.before as WordRule[]).filter((r) => d.book.get(row.community, r.id));
    await replace(d, c, tx, before);
    return [reply(c, listTexts[c.locale].editBack)];
  },
});
