/** What a test puts between the bot and its platform or its database. */
import type { Playground } from '../adapters/playground/index.ts';

export type Accept = Parameters<Playground['start']>[0];
/** The same platform with something between it and the bot. */
export const between = (platform: Playground, wrap: (accept: Accept) => Accept): Playground => ({
  ...platform,
  start: (accept) => platform.start(wrap(accept)),
});
export const doubled =
  (accept: Accept): Accept =>
  async (e) =>
    void (await Promise.all([accept(e), accept(e)]));

export const slowed = async <T>(work: Promise<T>, late: () => Promise<void> | undefined): Promise<T> => {
  try {
    return await work;
  } finally {
    await late();
  }
};
