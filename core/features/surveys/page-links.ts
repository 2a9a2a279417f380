/** Pages of one's own: the links the bot gives out, where it can be reached from outside. */
import { newCode } from '../../kit/code.ts';
import { reply } from '../../kit/reply.ts';
import type { Context, Effect } from '../../types.ts';
import { mostQuick } from './engine.ts';
import type { Open } from './open.ts';
import type { Desk } from './session.ts';
import type { SurveyRow } from './store.ts';
import { tokenKey, type PageRow, type PageStore } from './store-pages.ts';
import { surveyTexts } from './texts.ts';
import { surveyStaffTexts } from './texts-staff.ts';

/** How long a page can be opened. */
const pageMs = 86_400_000;
const resultsMs = 3_600_000;

/** A page of their own for whoever would rather fill in a form, where the bot can be reached from outside. */
export async function pageFor(c: Context, { house, pages }: Desk, o: Open, room: number): Promise<Effect[]> {
  const { publicUrl } = house.links;
  if (publicUrl === undefined || o.definition.questions.length <= mostQuick) return [];
  const until = Math.min(o.closesAt, c.now + pageMs);
  const token = await given(c, pages, { shows: 'questions', survey: o.id, room, until });
  return [{ do: 'send', to: { room }, say: surveyTexts[c.locale].page(`${publicUrl}/s/${token}`) }];
}

/** The results on a page, for staff who ask in private; it is theirs alone. */
export async function resultsPage(c: Context, { house, pages }: Desk, { id: survey }: SurveyRow): Promise<Effect[]> {
  const { publicUrl } = house.links;
  const { id: room, kind } = c.room;
  if (publicUrl === undefined || kind !== 'private') return [];
  const token = await given(c, pages, { shows: 'results', survey, room, until: c.now + resultsMs });
  return [reply(c, surveyStaffTexts[c.locale].page(`${publicUrl}/s/${token}`))];
}

type Page = Pick<PageRow, 'shows' | 'survey' | 'room' | 'until'>;
/** A page of this person's own: its token, of which only the hash is kept. */
async function given(c: Context, pages: PageStore, page: Page): Promise<string> {
  const token = Array.from({ length: 4 }, () => newCode(c.dice)).join('');
  await pages.give({ ...page, token: tokenKey(token), member: c.who.member, eventId: c.cause });
  return token;
}
