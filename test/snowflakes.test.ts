import { expect, it } from 'vitest';

import { idTime } from '../adapters/discord/wire.ts';
import { snowflakes } from './platforms/discord/world.ts';

it('an id carries the time of its own Discord, whatever another one’s clock said before', () => {
  const now = Date.parse('2026-11-21T10:00:00+08:00');
  const later = snowflakes(() => now + 86_400_000);
  expect(idTime(later())).toBe(now + 86_400_000);
  const own = snowflakes(() => now);
  const ids = [own(), own(), own()];
  expect(ids.map(idTime)).toEqual([now, now, now]);
  expect(new Set(ids).size).toBe(3);
});
