/**
 * `/l/CODE`: a short link. Leads to the address staff stored for it and nowhere else; nothing in the request decides
 * where. No cookie, no page, no script. What is no person (a preview, a crawler, a browser reading ahead) is led there as
 * well and not counted.
 */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

import { isbot } from 'isbot';

import type { Hits } from '../core/links/hits.ts';
import type { Hook } from './hooks.ts';

/**
 * Discord looks at a link as Discordbot, then loads its pictures under the names of two old browsers (its developers,
 * discord-api-docs issues 1600 and 3872: on purpose).
 */
const discordPictures =
  /^Mozilla\/5\.0 \(Macintosh; Intel Mac OS X (?:10\.10; rv:38\.0|11\.6; rv:92\.0)\) Gecko\/20100101 Firefox\/(?:38|92)\.0$/u;
/** Tencent's own look at an address before WeChat or QQ opens it, where it says so. */
const tencentChecks = /QQ-URL-Manager|Tencent(?:Security|Spider)|WeChat(?:Bot|-Spider)/iu;
const ahead = /prefetch|prerender|preview/iu;
const aheadHeaders = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'] as const;

/** Is this a person following the link? */
export function isVisit(method: string, headers: IncomingHttpHeaders): boolean {
  if (method !== 'GET') return false;
  const agent = headers['user-agent'] ?? '';
  if (agent === '' || isbot(agent) || discordPictures.test(agent) || tencentChecks.test(agent)) return false;
  if (aheadHeaders.some((name) => ahead.test(String(headers[name] ?? '')))) return false;
  // Every current browser says what it wants the answer for: a picture or a script is nobody's click.
  const dest = headers['sec-fetch-dest'];
  return dest === undefined || dest === 'document';
}

/**
 * Whose address it is. The server listens on this machine only, so a proxy of the operator's stands in front and adds
 * the visitor's address at the end of X-Forwarded-For; what stands before it was sent by the visitor and proves nothing.
 */
const addressOf = (request: IncomingMessage): string => {
  const forwarded = request.headers['x-forwarded-for'];
  const last = (Array.isArray(forwarded) ? forwarded.join(',') : forwarded)?.split(',').at(-1)?.trim();
  return last || (request.socket.remoteAddress ?? '');
};

const headers = {
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'content-length': '0',
};

/** http or https, in the form a header may hold; undefined for anything else, whatever the rows say. */
function destination(stored: string): string | undefined {
  if (!URL.canParse(stored)) return undefined;
  const url = new URL(stored);
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' ? url.href : undefined;
}

async function follow(hits: Hits, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const method = request.method ?? '';
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { ...headers, allow: 'GET, HEAD' }).end();
    return;
  }
  const code = (request.url ?? '').split('?')[0]?.slice('/l/'.length) ?? '';
  const stored = await hits.target(code);
  const location = stored === undefined ? undefined : destination(stored);
  if (location === undefined) {
    response.writeHead(404, headers).end();
    return;
  }
  // First on the way, then counted: nobody waits for a figure.
  response.writeHead(302, { ...headers, location }).end();
  if (isVisit(method, request.headers))
    await hits.count(code, { address: addressOf(request), agent: request.headers['user-agent'] ?? '' });
}

/** Serves short links under any host name, since a proxy stands in front. */
export const linkHook = (hits: Hits, onError: (error: unknown) => void): Hook => ({
  path: '/l/',
  below: true,
  handle: (request, response) => {
    follow(hits, request, response).catch((error: unknown) => {
      onError(error);
      if (!response.headersSent) response.writeHead(500, headers);
      response.end();
    });
  },
});
