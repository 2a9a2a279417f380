/**
 * An independent opinion on wall time: it walks through the years by what Intl shows, minute by minute wherever the
 * clocks do anything but go on, and shares no code with the calendar it judges. `step`: how far apart it looks at the
 * clock to find out that nothing happened between; an hour for the full table, a day for the suite.
 */
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** 40 zones: half-hour and 45-minute offsets, a 30-minute shift, both hemispheres, Ramadan, gaps at midnight, none. */
export const zones = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'Africa/Johannesburg',
  'Africa/Lagos',
  'America/Anchorage',
  'America/Asuncion',
  'America/Chicago',
  'America/Denver',
  'America/Halifax',
  'America/Havana',
  'America/Los_Angeles',
  'America/Mexico_City',
  'America/New_York',
  'America/Phoenix',
  'America/Santiago',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Asia/Amman',
  'Asia/Beirut',
  'Asia/Dubai',
  'Asia/Hong_Kong',
  'Asia/Jerusalem',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Manila',
  'Asia/Shanghai',
  'Asia/Singapore',
  'Asia/Taipei',
  'Asia/Tehran',
  'Asia/Tokyo',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'Europe/Berlin',
  'Europe/Chisinau',
  'Europe/London',
  'Europe/Moscow',
  'Pacific/Apia',
  'Pacific/Auckland',
  'Pacific/Chatham',
] as const;

/** One stretch in which the wall goes on minute by minute: from an instant, showing that wall time, for so long. */
interface Stretch {
  readonly at: number;
  /** What the wall shows there, as if it were UTC. */
  readonly wall: number;
  readonly ms: number;
}

function clockOf(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => {
    const of: Record<string, string> = {};
    for (const part of format.formatToParts(at)) of[part.type] = part.value;
    return Date.UTC(
      Number(of['year']),
      Number(of['month']) - 1,
      Number(of['day']),
      Number(of['hour']),
      Number(of['minute']),
    );
  };
}

/** The stretches of [from, to), whole minutes. */
export function stretches(zone: string, from: number, to: number, step: number): Stretch[] {
  const wallAt = clockOf(zone);
  const found: Stretch[] = [];
  const add = (at: number, wall: number, ms: number): void => {
    const last = found.at(-1);
    if (last && last.wall + last.ms === wall && last.at + last.ms === at)
      found[found.length - 1] = { ...last, ms: last.ms + ms };
    else found.push({ at, wall, ms });
  };
  let wall = wallAt(from);
  for (let at = from; at < to; at += step) {
    const next = wallAt(at + step);
    if (next - wall === step) add(at, wall, step);
    else for (let m = at; m < at + step; m += minute) add(m, wallAt(m), minute);
    wall = next;
  }
  return found;
}
export const everyHour = hour;
export const everyDay = day;

/** What an expression of the table means: minutes of the day and a test of the civil day (as UTC midnight). */
export interface Plan {
  readonly minutes: readonly number[];
  readonly on: (midnight: number) => boolean;
}

/**
 * The instants of a plan with named hours: each wall time once a day, the first time the wall shows it; one that the
 * wall leaps over at the first instant after the leap, several of them as one.
 */
export function instantsOf(plan: Plan, all: readonly Stretch[]): number[] {
  const found: number[] = [];
  let shown = -Infinity;
  for (const s of all) {
    const wants = (from: number, to: number): number[] => {
      const walls: number[] = [];
      for (let midnight = Math.floor(from / day) * day; midnight < to; midnight += day)
        if (plan.on(midnight))
          for (const m of plan.minutes) {
            const wall = midnight + m * minute;
            if (wall >= from && wall < to) walls.push(wall);
          }
      return walls;
    };
    const fresh = Math.max(s.wall, shown);
    if (shown !== -Infinity && s.wall > shown && wants(shown, s.wall).length > 0) found.push(s.at);
    for (const wall of wants(fresh, s.wall + s.ms)) found.push(s.at + (wall - s.wall));
    shown = Math.max(shown, s.wall + s.ms);
  }
  return [...new Set(found)].sort((a, b) => a - b);
}
