import { civilDay } from './calendar.ts';

let lastDay = '';
let lastBucket = 0;

/** The civil day as a number, `20261121`: the bucket of daily counters. On the path of every message. */
export function dayBucket(at: number, zone: string): number {
  const day = civilDay(at, zone);
  if (day !== lastDay) {
    lastDay = day;
    lastBucket = Number(day.replaceAll('-', ''));
  }
  return lastBucket;
}
