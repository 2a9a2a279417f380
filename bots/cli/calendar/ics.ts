/** The calendar as an iCalendar file (RFC 5545), for the operator's own calendar: times in UTC, one event an occurrence. */
import { fingerprint } from '../../../core/kit/hash.ts';

export interface CalendarEntry {
  /** Epoch ms. */
  readonly at: number;
  /** What makes it the same event in the next export: campaign and zone. */
  readonly key: string;
  readonly title: string;
  readonly details: string;
}

/** Section 3.3.11: backslash, semicolon, comma and line ends in a text. Other control characters have no place there. */
const text = (value: string): string =>
  value
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/gu, '\\n')
    // oxlint-disable-next-line no-control-regex -- control characters are exactly what is taken out
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, '');

/** Section 3.1: at most 75 octets a line, the rest after a line end and a blank; no character is cut in two. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    // What is folded begins with a blank, which counts.
    if (octets + size > (lines.length === 0 ? 75 : 74)) {
      lines.push(current);
      current = '';
      octets = 0;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n ');
}

/** `20261121T120000Z`. */
const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/gu, '')}Z`;

/** @param now epoch ms, when it was made */
export function calendarFile(entries: readonly CalendarEntry[], now: number): string {
  const events = entries.flatMap((e) => [
    'BEGIN:VEVENT',
    `UID:${fingerprint(e.key)}-${instant(e.at)}@banyan`,
    `DTSTAMP:${instant(now)}`,
    `DTSTART:${instant(e.at)}`,
    'DURATION:PT5M',
    `SUMMARY:${text(e.title)}`,
    `DESCRIPTION:${text(e.details)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]);
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Banyan//campaigns//EN', ...events, 'END:VCALENDAR'];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
