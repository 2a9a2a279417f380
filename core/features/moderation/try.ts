/** `试一试 <text>`: what would happen to a member who says this now. */
import type { House } from '../../house.ts';
import { reply } from '../../kit/reply.ts';
import type { Command, Context, Effects, MessageEvent } from '../../types.ts';
import { wouldGet } from './act.ts';
import type { Book } from './book.ts';
import { gravest, hint } from './rules.ts';
import { listTexts } from './texts-lists.ts';

const longestTry = 2000;

interface Deps {
  readonly house: House;
  readonly book: Book;
}

function tryOut(d: Deps, c: Context<MessageEvent>, text: string): Effects {
  const t = listTexts[c.locale];
  const { broken, dropped } = d.book.read(c.community.id, text);
  const main = gravest(broken);
  if (!main) return [reply(c, dropped.length > 0 ? t.insideOnly : t.clean)];
  const would = wouldGet(
    d.house,
    c,
    broken.map((b) => b.rule),
    c.locale,
  );
  return [reply(c, t.tried(would, c.room.kind === 'group' ? hint(main.found) : main.found, main.hit.views))];
}

export const tryCommand = (d: Deps): Command<string> => ({
  name: 'moderation.try',
  words: { 'zh-CN': ['试一试', '试试'], 'zh-TW': ['試一試', '試試'], en: ['try'] },
  level: 'called',
  allow: 'moderator',
  help: {
    'zh-CN': '试一句话会不会碰到违禁词',
    'zh-TW': '試一句話會不會碰到違禁詞',
    en: 'see what a sentence would get',
  },
  example: { 'zh-CN': '/试一试 加薇信领红包', 'zh-TW': '/試一試 加薇信領紅包', en: '/try free money for all' },
  parse: (rest, c) => (rest === '' ? { refuse: listTexts[c.locale].needText } : rest.slice(0, longestTry)),
  run: (c, text) => tryOut(d, c, text),
});
