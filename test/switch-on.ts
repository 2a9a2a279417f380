/** Switching a feature on without going through the settings feature. */
import { switchKey } from '../core/settings.ts';
import type { Harness } from './harness.ts';

/** In the community of the last message. @throws Error when nobody said anything yet. */
export async function switchOn(h: Harness, feature: string, on = true): Promise<void> {
  const event = h.traces.findLast((t) => t.event.kind === 'message')?.event;
  if (event?.kind !== 'message') throw new Error('nobody said anything yet');
  const found = h.banyan.house.people.find(event);
  if (!found) throw new Error('nobody is known yet');
  const { settings } = h.banyan.house;
  await h.database.write((tx) =>
    settings.restore({ cause: 'test' } as never, tx, switchKey(feature), found.community.id, 0, on),
  );
}
