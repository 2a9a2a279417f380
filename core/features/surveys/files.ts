/**
 * Surveys of the operator's files become drafts of every community, at the start and whenever a file changes. One that
 * runs is never changed under those who answer it: its new version waits as a draft of its own until the old is closed.
 */
import { fingerprintOf } from '../../kit/hash.ts';
import type { Context, Effect, Effects } from '../../types.ts';
import { noteRoom } from './close.ts';
import type { Survey } from './language.ts';
import type { Desk } from './session.ts';
import type { SurveyRow } from './store.ts';
import { surveyStaffTexts } from './texts-staff.ts';

/** What the `surveys.files` timer is rung with. */
export interface SurveyFiles {
  readonly surveys: readonly Survey[];
  /** No file was faulty, so these are all there are: drafts of files that are gone go too. */
  readonly whole?: boolean;
}

/** Of all that one file ever was: the one that runs, else the newest draft. */
export const current = (versions: readonly SurveyRow[]): SurveyRow | undefined =>
  versions.find((s) => s.state === 'open') ?? versions.find((s) => s.state === 'draft');

const same = (row: SurveyRow | undefined, definition: Survey): boolean =>
  row !== undefined && fingerprintOf(row.definition) === fingerprintOf(definition);

/** Idempotent: given the same files again nothing happens. */
export async function readFiles(c: Context, desk: Desk, { surveys, whole }: SurveyFiles): Promise<Effects> {
  const { store } = desk;
  const effects: Effect[] = [];
  for (const definition of surveys) {
    const versions = await store.ofFile(c.community.id, definition.id);
    const running = versions.find((s) => s.state === 'open');
    const draft = versions.find((s) => s.state === 'draft');
    if (same(running, definition)) {
      // Changed back to what runs: the version that waited is not wanted any more.
      if (draft) await store.drop(draft.id);
      continue;
    }
    if (same(draft, definition) || (!draft && same(versions[0], definition))) continue;
    if (draft) await store.redefine(draft.id, definition, c.cause);
    const id = draft?.id ?? (await store.make(fresh(c, definition)));
    if (running) effects.push(...(await waits(c, desk, running, id)));
  }
  if (whole === true) {
    const named = new Set(surveys.map((s) => s.id));
    for (const draft of await store.filedDrafts(c.community.id))
      if (draft.file !== null && !named.has(draft.file)) await store.drop(draft.id);
  }
  return effects;
}

const fresh = (c: Context, definition: Survey) => ({
  community: c.community.id,
  file: definition.id,
  definition,
  state: 'draft' as const,
  by: null,
  at: c.now,
  eventId: c.cause,
});

/** Whoever opened the one that runs hears that it stays as it is, and which number the new version has. */
async function waits(c: Context, desk: Desk, running: SurveyRow, draft: number): Promise<Effect[]> {
  const { house, store } = desk;
  const [first] = await store.posts(running.id);
  const group = first && (await house.people.room(first.room, house.database.db));
  const room = running.by === null || !group ? undefined : await noteRoom(c, desk, running.by, group);
  if (!room) return [];
  const t = surveyStaffTexts[room.locale ?? c.community.locale];
  return [{ do: 'send', to: { room: room.id }, say: t.newVersion(running.id, running.definition.title, draft) }];
}
