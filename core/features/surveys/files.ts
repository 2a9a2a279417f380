/** Surveys of the operator's files become drafts of every community; one that runs or is over stays as it is. */
import { fingerprintOf } from '../../kit/hash.ts';
import type { Context, Effects } from '../../types.ts';
import type { Survey } from './language.ts';
import type { Desk } from './session.ts';

export async function readFiles(
  c: Context,
  { store }: Desk,
  { surveys }: { readonly surveys: readonly Survey[] },
): Promise<Effects> {
  for (const definition of surveys) {
    const known = await store.ofFile(c.community.id, definition.id);
    const same = known && fingerprintOf(known.definition) === fingerprintOf(definition);
    if (same || known?.state === 'open') continue;
    if (known?.state === 'draft') await store.redefine(known.id, definition, c.cause);
    else
      await store.make({
        community: c.community.id,
        file: definition.id,
        definition,
        state: 'draft',
        by: null,
        at: c.now,
        eventId: c.cause,
      });
  }
  return [];
}
