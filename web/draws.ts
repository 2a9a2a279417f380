/**
 * `/draws/12` and `/draws/12.json`: what anybody may know of a draw. Numbers, times and hashes, no names, nothing to
 * press: the number of a draw is no secret and need not be one.
 */
import { prizeLine } from '../core/features/draws/prizes.ts';
import type { PublicDraw } from '../core/features/draws/store-public.ts';
import { locales, type Locale, type Texts } from '../core/types.ts';
import { escape } from './survey-html.ts';

export type FindDraw = (id: number) => Promise<PublicDraw | undefined>;

interface Words {
  readonly title: (id: number) => string;
  readonly state: Readonly<Record<PublicDraw['state'], string>>;
  readonly prize: string;
  readonly entries: string;
  readonly closes: string;
  readonly commitment: string;
  readonly hash: string;
  readonly seed: string;
  readonly places: string;
  readonly list: string;
  readonly secret: string;
  readonly passed: Readonly<Record<string, string>>;
  readonly check: string;
  readonly download: string;
}
export const drawPageTexts: Texts<Words> = {
  'zh-CN': {
    title: (id) => `抽奖 ${id}`,
    state: { open: '还没开奖', drawn: '已经开奖', cancelled: '取消了' },
    prize: '奖品',
    entries: '参加人数',
    closes: '截止',
    commitment: '凭证（开奖前公布）',
    hash: '名单的指纹（截止时公布）',
    seed: '种子（开奖后公布）',
    places: '中奖号码，按抽出的先后',
    list: '名单：号码、参加时间、份数',
    secret: '开奖后公布',
    passed: { left: '退群了，顺延', late: '没来领，顺延', staff: '联系不上，顺延' },
    check: '想自己算一遍：下载下面的文件，用 docs/draws.md 里的脚本。',
    download: '下载凭证、名单和种子',
  },
  'zh-TW': {
    title: (id) => `抽獎 ${id}`,
    state: { open: '還沒開獎', drawn: '已經開獎', cancelled: '取消了' },
    prize: '獎品',
    entries: '參加人數',
    closes: '截止',
    commitment: '憑證（開獎前公布）',
    hash: '名單的指紋（截止時公布）',
    seed: '種子（開獎後公布）',
    places: '中獎號碼，按抽出的先後',
    list: '名單：號碼、參加時間、份數',
    secret: '開獎後公布',
    passed: { left: '退群了，順延', late: '沒來領，順延', staff: '聯絡不上，順延' },
    check: '想自己算一遍：下載下面的檔案，用 docs/draws.md 裡的程式。',
    download: '下載憑證、名單和種子',
  },
  en: {
    title: (id) => `Draw ${id}`,
    state: { open: 'not drawn yet', drawn: 'drawn', cancelled: 'called off' },
    prize: 'Prize',
    entries: 'Taking part',
    closes: 'Closes',
    commitment: 'Commitment (published before)',
    hash: 'Hash of the list (published at closing)',
    seed: 'Seed (published after)',
    places: 'Winning numbers, in the order drawn',
    list: 'The list: number, time of joining, weight',
    secret: 'published once it is drawn',
    passed: { left: 'left, next in line', late: 'did not claim, next in line', staff: 'not reached, next in line' },
    check: 'To work it out yourself: download the file below and use the script in docs/draws.md.',
    download: 'Download commitment, list and seed',
  },
};

/** The language the browser asks for first that we speak. */
export function pageLocale(accept: string | undefined): Locale {
  for (const part of (accept ?? '').slice(0, 200).split(',')) {
    const tag = part.split(';')[0]?.trim().toLowerCase() ?? '';
    if (/^zh-(?:tw|hk|mo|hant)/u.test(tag)) return 'zh-TW';
    const found = locales.find((l) => tag.split('-')[0] === l.split('-')[0]);
    if (found) return found;
  }
  return 'zh-CN';
}

/** A whole page without a script. */
export function drawPage(d: PublicDraw, locale: Locale): string {
  const t = drawPageTexts[locale];
  const row = (name: string, value: string, code = false): string =>
    `<dt>${name}</dt><dd>${code ? `<code>${escape(value)}</code>` : escape(value)}</dd>`;
  const places = d.places
    .map(
      (p) =>
        `<li>${p.number}${d.prizes.length > 1 ? ` · ${escape(d.prizes[p.prize]?.name ?? '')}` : ''}${p.why === null ? '' : ` (${escape(t.passed[p.why] ?? p.why)})`}</li>`,
    )
    .join('');
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${t.title(d.id)}</title><link rel="stylesheet" href="/css/tokens.css"><link rel="stylesheet" href="/css/draws.css"></head>
<body><main><h1>${t.title(d.id)} · ${t.state[d.state]}</h1>
<dl>${row(t.prize, prizeLine(d.prizes, ', '))}${row(t.entries, `${d.entries}`)}${row(t.closes, d.drawnAt ?? d.closesAt)}
${row(t.commitment, d.commitment, true)}${row(t.hash, d.listHash ?? t.secret, d.listHash !== null)}${row(t.seed, d.seed ?? t.secret, d.seed !== null)}</dl>
<h2>${t.places}</h2><ol>${places || `<li>${t.secret}</li>`}</ol>
<p>${t.check}</p><p><a href="/draws/${d.id}.json" download>${t.download}</a></p>
<h2>${t.list}</h2><pre>${escape(d.list ?? t.secret)}</pre>
</main></body></html>
`;
}
