/** `试一试 <text>`: what would happen to a member who says this now, in words and by which rule. */
import { reply } from '../../../kit/reply.ts';
import type { Command, Context, Effects, MessageEvent } from '../../../types.ts';
import { wouldGet } from '../acts/act.ts';
import type { Parts } from './keep.ts';
import { gravest, hint, isLive } from './rules.ts';
import { listTexts } from './texts-lists.ts';
import { sayScope } from './texts-scope.ts';

const longestTry = 2000;

function tryOut(d: Parts, c: Context<MessageEvent>, text: string): Effects {
  const t = listTexts[c.locale];
  const { broken, dropped } = d.book.read(c.community.id, text);
  const live = broken.filter((b) => isLive(b.rule.state));
  const main = gravest(live) ?? gravest(broken);
  if (!main) {
    const phrase = dropped.find((x) => x.why === 'allowed')?.by;
    return [reply(c, phrase !== undefined ? t.allowedOnly(phrase) : dropped.length > 0 ? t.insideOnly : t.clean)];
  }
  const { kind, state } = main.rule;
  const found = c.room.kind === 'group' ? hint(main.found) : main.found;
  const rules = (live.length > 0 ? live : broken).map((b) => b.rule);
  const would = wouldGet(
    d.house,
    c,
    live.length > 0 ? rules : rules.map((r) => ({ ...r, state: 'on' as const })),
    c.locale,
  );
  if (live.length === 0) return [reply(c, t.onlyCounts({ found, state, would }))];
  const tried = t.tried(would, { found, kind: kind === 'word' ? '' : t.kinds[kind], views: main.hit.views });
  return [reply(c, tried + sayScope(main.rule.scope, c.locale))];
}

export const tryCommand = (d: Parts): Command<string> => ({
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
