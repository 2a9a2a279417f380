/** Reading `30秒`, `30s 10m`, `30 1小时`, `关`. Pure. */
import { parseDuration } from '../../kit/parse.ts';

export interface Slow {
  /** 0: off. */
  readonly seconds: number;
  /** For how long, ms; null: until somebody ends it. */
  readonly forMs: number | null;
}
const shortest = 5;
const longest = 3600;
const shortestMs = 60_000;
const longestMs = 7 * 86_400_000;
const off = /^(?:关|關|关闭|關閉|结束|結束|取消|off|stop|0)$/iu;

/** A bare first number is seconds, a bare second one minutes. Undefined: not understood or out of bounds. */
export function parseSlow(text: string): Slow | undefined {
  const [first = '', second, ...more] = text.trim().split(/[\s，,]+/u);
  if (off.test(first) && second === undefined) return { seconds: 0, forMs: null };
  const ms = parseDuration(/^[0-9]+$/.test(first) ? `${first}s` : first);
  const seconds = ms === undefined ? 0 : Math.round(ms / 1000);
  if (seconds < shortest || seconds > longest || more.length > 0) return undefined;
  if (second === undefined) return { seconds, forMs: null };
  const forMs = parseDuration(second);
  return forMs === undefined || forMs < shortestMs || forMs > longestMs ? undefined : { seconds, forMs };
}
