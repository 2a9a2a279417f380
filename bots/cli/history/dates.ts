/** Reads a moment as people and programs write it in tables. Pure. */
import { zoneOffset } from '../../../core/kit/calendar.ts';

/** Epoch ms of a wall time in a zone. */
function fromWall(wall: number, zone: string): number {
  return wall - zoneOffset(wall - zoneOffset(wall, zone), zone);
}

const stamp =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s,]*(上午|下午|AM|PM)?\s*(\d{1,2})[:：时時](\d{1,2})(?:[:：分](\d{1,2})(?:[.,](\d{1,9}))?秒?)?分?\s*(AM|PM)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Epoch ms, or undefined when it is no moment: seconds or milliseconds since 1970; `2026-11-21 18:30:05`, with `T`,
 * fractions, an offset, AM/PM or 上午/下午; `2026/11/21 18:30`; `2026年11月21日 18:30`. The year stands first: of
 * 01/02/2026 nobody knows which is the month.
 * @param zone of what has no offset of its own
 */
export function parseMoment(text: string, zone: string): number | undefined {
  const trimmed = text.trim();
  if (/^\d{9,10}(\.\d+)?$/.test(trimmed)) return Math.round(Number(trimmed) * 1000);
  if (/^\d{12,13}$/.test(trimmed)) return Number(trimmed);
  const found = stamp.exec(trimmed);
  if (!found) return undefined;
  const [, year, month, day, before, hour = '0', minute = '0', second = '0', fraction = '', after, offset] = found;
  const half = (before ?? after ?? '').toUpperCase();
  const pm = half === 'PM' || half === '下午';
  const am = half === 'AM' || half === '上午';
  const h = Number(hour);
  if ((pm || am) && (h < 1 || h > 12)) return undefined;
  const hours = pm ? (h % 12) + 12 : am ? h % 12 : h;
  const parts = [Number(year), Number(month) - 1, Number(day), hours, Number(minute), Number(second)] as const;
  const wall = Date.UTC(...parts, Number(fraction.padEnd(3, '0').slice(0, 3)));
  const back = new Date(wall);
  // Date.UTC makes the 31st of February the 3rd of March.
  const same = back.getUTCMonth() === parts[1] && back.getUTCDate() === parts[2] && back.getUTCHours() === parts[3];
  if (!same || parts[4] > 59 || parts[5] > 59) return undefined;
  if (offset === undefined) return fromWall(wall, zone);
  if (offset.toUpperCase() === 'Z') return wall;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return wall - (offset.startsWith('-') ? -1 : 1) * minutes * 60_000;
}
