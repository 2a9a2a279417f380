/**
 * `状态 不确定`: what left and nobody knows whether it arrived (`maybe`), one at a time, the oldest first. Staff look
 * there and say: it did, or it goes again.
 */
import type { House } from '../../house.ts';
import { formatMoment } from '../../kit/calendar.ts';
import { cut } from '../../kit/cut.ts';
import { plain, reply } from '../../kit/reply.ts';
import type { Answer, AuditRow, Context, Effects } from '../../types.ts';
import type { StatusStore } from './store.ts';
import { statusTexts } from './texts.ts';

/** What is older is history: to say it again would puzzle people. */
const lookBackMs = 3 * 86_400_000;
const answerMs = 10 * 60_000;
const shownWords = 24;
export const unsureAct = 'status.unsure';

interface Asked {
  readonly id: number;
  /** When it was asked: "all" says nothing of what is unsure only since then. */
  readonly at: number;
}

/** Asks about the oldest; `before`: what is said first. */
export async function askUnsure(c: Context, store: StatusStore, before = ''): Promise<Effects> {
  const t = statusTexts[c.locale];
  const rows = await store.unsure(c.community.id, c.now - lookBackMs);
  const [row] = rows;
  if (!row) return [reply(c, `${before}${t.allSure}`)];
  const words = cut(plain(row.payload.say ?? '').replace(/\s+/gu, ' '), shownWords);
  // What was said to one person is theirs: staff hear whom, not what.
  const what = row.kind === 'private' ? t.private(cut(row.name, 12)) : t.inGroup(cut(row.name, 12), words);
  const when = formatMoment(row.settledAt ?? row.at, c.community.timeZone, c.locale);
  const data: Asked = { id: row.id, at: c.now };
  return [
    {
      do: 'ask',
      step: 'unsure',
      data,
      for: { member: c.who.member },
      to: { room: c.room.id },
      say: `${before}${t.unsure(rows.length, when, what)}`,
      choices: [
        { label: t.arrived, value: 'arrived' },
        { label: t.again, value: 'again' },
        ...(rows.length > 1 ? [{ label: t.allArrived(rows.length), value: 'all' }] : []),
      ],
      until: c.now + answerMs,
    },
  ];
}

export const unsureAnswer = (house: House, store: StatusStore): Answer<Asked> => ({
  allow: 'admin',
  run: async (c, value, { id, at }) => {
    const t = statusTexts[c.locale];
    const again = value === 'again';
    const all = await store.unsure(c.community.id, c.now - lookBackMs);
    const meant = all.filter((row) => (value === 'all' ? (row.settledAt ?? row.at) <= at : row.id === id));
    const ids = meant.map((row) => row.id);
    const done = again ? await store.again(ids, c.now) : await store.arrived(ids);
    if (done.length > 0)
      await house.audit.write(c, {
        act: again ? 'status.again' : unsureAct,
        subject: done.join(),
        room: meant[0]?.room ?? null,
        before: { ids: done, state: 'maybe' },
        after: { state: again ? 'pending' : 'sent' },
      });
    const said = done.length === 0 ? t.known : again ? t.goesAgain : t.noted(done.length);
    return askUnsure(c, store, `${said}\n`);
  },
});

/** `撤销`: what was called arrived is unsure again. */
export const undoArrived =
  (store: StatusStore) =>
  async (row: Pick<AuditRow, 'before'>): Promise<Effects> => {
    await store.unsureAgain((row.before as { readonly ids: readonly number[] }).ids);
    return [];
  };
