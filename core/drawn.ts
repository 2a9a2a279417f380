/** Pictures on their way out: SVG becomes PNG, or the words go alone. */
import type { Platform } from './ports.ts';
import type { Leaving, Outward } from './types.ts';

/**
 * Draws an SVG of core/kit/svg.ts; resolves to a PNG in base64. It always settles: it keeps a time limit of its own,
 * because a picture is never worth the words that wait behind it.
 */
export type Draw = (svg: string) => Promise<string>;

export interface DrawnDeps {
  readonly draw?: Draw | undefined;
  readonly onError: (error: unknown) => void;
}

/**
 * What the platform is handed instead of a drawing. Where the account must be spared (WeChat) no picture goes out
 * unasked, whoever asks for it: the same file to many rooms is what such platforms look for.
 */
export const createDrawn =
  ({ draw, onError }: DrawnDeps) =>
  async (effect: Leaving, platform: Pick<Platform, 'can' | 'careful'>): Promise<Outward> => {
    if (effect.do !== 'picture') return effect;
    const { png, svg, ...rest } = effect;
    const words: Outward = { ...rest, do: 'send' };
    if (platform.careful && effect.class === 'campaign') return words;
    if (svg === undefined) return { ...rest, png };
    if (!draw || !platform.can.has('picture')) return words;
    try {
      return { ...rest, png: await draw(svg) };
    } catch (error) {
      onError(error);
      return words;
    }
  };
