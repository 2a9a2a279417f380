/** When an answer has a picture. What pictures are made of: core/kit/svg.ts, charts.ts, cards.ts. */
import type { House } from './house.ts';
import { reply } from './kit/reply.ts';
import { switchSetting } from './settings.ts';
import type { Context, Effect, Say } from './types.ts';

/** A room that is off has words alone. */
export const picturesSetting = switchSetting({
  key: 'pictures.send',
  name: { 'zh-CN': '图片', 'zh-TW': '圖片', en: 'pictures' },
  default: true,
});

/**
 * An answer with a picture, for what was asked to be one: at most one an answer. The words are the whole answer by
 * themselves: they go alone where pictures are switched off or not to be had, and when drawing fails.
 * @param svg made only when it is wanted
 */
export function pictured(house: Pick<House, 'settings' | 'can'>, c: Context, words: Say, svg: () => string): Effect {
  const on = house.settings.get(picturesSetting, { community: c.community.id, room: c.room.id });
  if (!on || !house.can(c.room.account).has('picture')) return reply(c, words);
  return { do: 'picture', to: { room: c.room.id }, svg: svg(), say: words };
}
