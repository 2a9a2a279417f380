/**
 * Reading CQ codes: the text form of a message, which older implementations send instead of segments.
 * They are only ever read. What the bot says goes out as segments, so that nothing a member wrote becomes a code.
 */
import type { Segment } from './wire.ts';

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&#91;': '[', '&#93;': ']', '&#44;': ',' };
const plain = (written: string): string => written.replaceAll(/&(?:amp|#91|#93|#44);/g, (e) => entities[e] ?? e);

/** `你好[CQ:at,qq=123]` as segments. */
export function readCq(written: string): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  const words = (to: number): void => {
    if (to > at) segments.push({ type: 'text', data: { text: plain(written.slice(at, to)) } });
  };
  for (const m of written.matchAll(/\[CQ:([\w.-]{1,32})((?:,[^[\],]*)*)\]/g)) {
    words(m.index);
    at = m.index + m[0].length;
    const fields = (m[2] ?? '').split(',').slice(1);
    const data = Object.fromEntries(
      fields.map((field) => {
        const [key = '', ...value] = field.split('=');
        return [key, plain(value.join('='))];
      }),
    );
    segments.push({ type: m[1] ?? '', data });
  }
  words(written.length);
  return segments;
}
