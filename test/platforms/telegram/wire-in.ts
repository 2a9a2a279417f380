/** Reading a call off the wire: JSON, a form, or multipart with files. */
import type { IncomingMessage } from 'node:http';

import { fromText, Upload } from './spec.ts';

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

function multipart(body: Buffer, boundary: string, method: string): Record<string, unknown> {
  const params: Record<string, unknown> = {};
  const mark = Buffer.from(`--${boundary}`);
  let at = body.indexOf(mark);
  for (;;) {
    const next = at < 0 ? -1 : body.indexOf(mark, at + mark.length);
    if (next < 0) return params;
    const part = body.subarray(at + mark.length + 2, next - 2);
    at = next;
    const split = part.indexOf('\r\n\r\n');
    const head = part.subarray(0, split).toString('utf8');
    const content = part.subarray(split + 4);
    const name = /name="([^"]*)"/i.exec(head)?.[1];
    const file = /filename="([^"]*)"/i.exec(head)?.[1];
    if (name === undefined) continue;
    params[name] = file === undefined ? fromText(method, name, content.toString('utf8')) : new Upload(content, file);
  }
}

/** @throws SyntaxError for a body that is not what its type says. */
export async function paramsOf(request: IncomingMessage, method: string): Promise<Record<string, unknown>> {
  const body = await bodyOf(request);
  const type = request.headers['content-type'] ?? '';
  const boundary = /multipart\/form-data;\s*boundary="?([^";]+)/i.exec(type)?.[1];
  const params =
    boundary === undefined
      ? body.length === 0
        ? {}
        : (JSON.parse(body.toString('utf8')) as Record<string, unknown>)
      : multipart(body, boundary, method);
  // Telegraf repeats the method's name in a form.
  if (params['method'] === method) delete params['method'];
  return params;
}
