/** What is known of a room by its number alone, as timers and the outbox know it after a start. */
import { afterEach, beforeEach, expect, it } from 'vitest';

import { definePeople } from '../../core/schema.ts';
import { harness, type Harness } from '../harness.ts';

let h: Harness;
let held: Promise<void> | undefined;
let id: number;
beforeEach(async () => {
  held = undefined;
  h = await harness({ late: async (what) => void (what === 'read' && (await held)) });
  await h.say('lin', '大家好');
  await h.restart();
  const { rooms } = h.database.t(definePeople);
  id = (await h.database.read.select({ id: rooms.id }).from(rooms))[0]?.id ?? 0;
});
afterEach(async () => {
  const { errors } = h;
  await h.close();
  expect(errors).toEqual([]);
});
const english = () => h.database.write((tx) => h.banyan.house.people.setLocale(tx, { room: id }, 'en'));
const locale = async () => (await h.banyan.house.people.room(id))?.locale;

it('changes with it, though nobody has spoken there since the start', async () => {
  expect(await locale()).toBeNull();
  await english();
  expect(await locale()).toBe('en');
});

it('is not what it was before, when it changed while it was read', async () => {
  let go = (): void => undefined;
  held = new Promise((resolve) => (go = resolve));
  const before = locale();
  await english();
  go();
  await before;
  expect(await locale()).toBe('en');
});
