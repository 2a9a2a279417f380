/**
 * `/s/TOKEN`: one person's page of a survey, for a phone: plain HTML, no script, nothing from elsewhere. The token is the
 * key: drawn by lot, a day old at most, worth nothing once the survey is answered. Earlier answers are not shown.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { faultWords, yesNo } from '../core/features/surveys/ask.ts';
import { course, piped, scaleOf, settled } from '../core/features/surveys/engine.ts';
import type { Question } from '../core/features/surveys/language.ts';
import type { SurveyPage, SurveyPages } from '../core/features/surveys/store-pages.ts';
import type { Typed } from '../core/features/surveys/pages.ts';
import type { Locale, Texts } from '../core/types.ts';
import { pageLocale } from './draws.ts';
import type { Hook } from './hooks.ts';
import { css, escape, whole } from './survey-html.ts';
import { crossCsv, resultsPage } from './survey-results.ts';

interface Words {
  readonly go: string;
  readonly anonymous: string;
  readonly named: string;
  readonly optional: string;
  readonly ranking: (n: number) => string;
  readonly progress: (done: number, total: number) => string;
  readonly faulty: string;
  readonly done: string;
  readonly gone: string;
}
export const surveyPageTexts: Texts<Words> = {
  'zh-CN': {
    go: '下一步',
    anonymous: '匿名：答完后答案就和你断开，只记你答过，积分照给。',
    named: '不匿名：管理员看得到是你答的。',
    optional: '选填',
    ranking: (n) => `按先后写 ${n} 个编号，像这样：2 1 3`,
    progress: (done, total) => `答了 ${done} 题，最多 ${total} 题`,
    faulty: '有几题要再看一下。',
    done: '收好了，谢谢你。这一页可以关了。',
    gone: '这一页已经用过或过期了。在私聊里发「问卷」可以再拿一个。',
  },
  'zh-TW': {
    go: '下一步',
    anonymous: '匿名：答完後答案就和你斷開，只記你答過，點數照給。',
    named: '不匿名：管理員看得到是你答的。',
    optional: '選填',
    ranking: (n) => `按先後寫 ${n} 個編號，像這樣：2 1 3`,
    progress: (done, total) => `答了 ${done} 題，最多 ${total} 題`,
    faulty: '有幾題要再看一下。',
    done: '收好了，謝謝你。這一頁可以關了。',
    gone: '這一頁已經用過或過期了。私訊我「問卷」可以再拿一個。',
  },
  en: {
    go: 'Next',
    anonymous: 'Anonymous: at the end your answers are cut loose from you. I note only that you took part.',
    named: 'Not anonymous: staff can see that these are your answers.',
    optional: 'optional',
    ranking: (n) => `${n} numbers, the best first, like this: 2 1 3`,
    progress: (done, total) => `${done} answered, at most ${total} in all`,
    faulty: 'Some answers need another look.',
    done: 'Got it, thank you. You can close this page.',
    gone: 'This page was used or is too old. Send /survey in private for another.',
  },
};

const cssHash = createHash('sha256').update(css).digest('base64');
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${cssHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};
const largestBody = 32 * 1024;

/** The whole page; the browser posts it back to where it came from. */
export function surveyPage(page: SurveyPage, locale: Locale, query = new URLSearchParams()): string {
  const t = surveyPageTexts[locale];
  if (page.state === 'results') return resultsPage(page, locale, query);
  if (page.state !== 'asks') return whole(locale, t[page.state], `<h1>${escape(t[page.state])}</h1>`);
  const { survey, answers, questions, typed, faults } = page;
  const way = course(survey, answers);
  const heading = questions[0]?.page;
  const fields = questions.map((q) => {
    const words = piped(survey, q.ask, settled(survey, answers), yesNo(locale));
    const fault = faults[q.id];
    return `<fieldset><legend>${escape(words)}${q.optional ? ` <span class="soft">${t.optional}</span>` : ''}</legend>
${fault ? `<p class="fault" id="f-${q.id}">${escape(faultWords(q, fault, locale))}</p>` : ''}${field(q, typed[q.id] ?? '', locale)}</fieldset>`;
  });
  const intro =
    way.asked.length > 0
      ? ''
      : `<p>${escape([survey.intro ?? '', survey.anonymous ? t.anonymous : t.named].join(' ').trim())}</p>`;
  return whole(
    locale,
    survey.title,
    `<h1>${escape(survey.title)}</h1>${intro}<p class="soft">${t.progress(way.asked.length, way.total)}</p>
${heading === undefined ? '' : `<h2>${escape(heading)}</h2>`}${Object.keys(faults).length > 0 ? `<p class="fault">${t.faulty}</p>` : ''}
<form method="post">${fields.join('')}<button>${t.go}</button></form>`,
  );
}

function field(q: Question, typed: string, locale: Locale): string {
  const chosen = new Set(typed.split(' '));
  const pick = (kind: 'radio' | 'checkbox', value: string, label: string, step = false): string =>
    `<label${step ? ' class="step"' : ''}><input type="${kind}" name="${q.id}" value="${value}"${chosen.has(value) ? ' checked' : ''}>${escape(label)}</label>`;
  const line = (mode: string): string =>
    `<input type="text" name="${q.id}" value="${escape(typed)}" inputmode="${mode}" maxlength="200" aria-label="${escape(q.ask)}">`;
  switch (q.type) {
    case 'single':
    case 'multi':
      return q.options.map((o, i) => pick(q.type === 'single' ? 'radio' : 'checkbox', `${i + 1}`, o.label)).join('');
    case 'yesno':
      return yesNo(locale)
        .map((label, i) => pick('radio', `${i + 1}`, label))
        .join('');
    case 'scale':
    case 'nps': {
      const [low, high] = scaleOf(q);
      const ends = q.low && q.high ? `<p class="soft">${low} ${escape(q.low)} · ${high} ${escape(q.high)}</p>` : '';
      return (
        ends +
        Array.from({ length: high - low + 1 }, (_, i) => pick('radio', `${low + i}`, `${low + i}`, true)).join('')
      );
    }
    case 'ranking':
      return `<p>${q.options.map((o, i) => `${i + 1} ${escape(o.label)}`).join('<br>')}</p><p class="soft">${surveyPageTexts[locale].ranking(q.most ?? q.options.length)}</p>${line('text')}`;
    case 'text':
      return `<textarea name="${q.id}" rows="3" maxlength="600" aria-label="${escape(q.ask)}">${escape(typed)}</textarea>`;
    default:
      return line(q.type === 'number' ? 'decimal' : 'text');
  }
}

/** The fields of a form; several of one name are joined by spaces. Undefined: too long, or no form. */
async function fieldsOf(request: IncomingMessage): Promise<Typed | undefined> {
  if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return undefined;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largestBody) return undefined;
    parts.push(part);
  }
  const form = new URLSearchParams(Buffer.concat(parts).toString('utf8'));
  return Object.fromEntries([...new Set(form.keys())].map((key) => [key, form.getAll(key).join(' ')]));
}

async function answer(pages: SurveyPages, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = '', asked = ''] = (request.url ?? '').split('?');
  const token = path.slice('/s/'.length);
  const query = new URLSearchParams(asked);
  const locale = pageLocale(request.headers['accept-language']);
  const { method } = request;
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') {
    response.writeHead(405, { ...headers, allow: 'GET, HEAD, POST' }).end();
    return;
  }
  const typed = method === 'POST' ? await fieldsOf(request) : undefined;
  if (method === 'POST' && !typed) {
    response.writeHead(413, { ...headers, connection: 'close' }).end();
    return;
  }
  const page = typed ? await pages.send(token, typed) : await pages.look(token);
  const faulty = page.state === 'asks' && Object.keys(page.faults).length > 0;
  // Sent and right: asked for anew, so that going back or reloading sends nothing twice. Seen from this very page: before
  // the path may stand one of the proxy's.
  if (typed && !faulty && page.state === 'asks') {
    response.writeHead(303, { ...headers, location: token }).end();
    return;
  }
  const csv = page.state === 'results' && query.has('csv') ? crossCsv(page, locale, query) : undefined;
  if (csv) {
    const disposition = `attachment; filename="${csv.name}"`;
    response
      .writeHead(200, { ...headers, 'content-type': 'text/csv; charset=utf-8', 'content-disposition': disposition })
      .end(method === 'HEAD' ? undefined : csv.text);
    return;
  }
  response.writeHead(page.state === 'gone' ? 404 : faulty ? 422 : 200, headers);
  response.end(method === 'HEAD' ? undefined : surveyPage(page, locale, query));
}

/** Serves the pages under any host name, since a proxy stands in front. */
export const surveyHook = (pages: SurveyPages, onError: (error: unknown) => void): Hook => ({
  path: '/s/',
  below: true,
  handle: (request, response) => {
    answer(pages, request, response).catch((error: unknown) => {
      onError(error);
      if (!response.headersSent) response.writeHead(500, headers);
      response.end();
    });
  },
});
