import { describe, expect, it } from 'vitest';

import { match, type Listing, type Seat } from './match.ts';

const seats = (names: readonly string[], login: string): Seat[] =>
  names.map((name, i) => ({ user: `${login}${i}:${name}`, name }));
const group = (id: string, names: readonly string[], login: string): Listing => ({
  id,
  name: '群',
  seats: seats(names, login),
});
const thirty = Array.from({ length: 30 }, (_, i) => `人${(i * 7) % 30}`);

describe('who is who after a login with other ids', () => {
  it('by place and name, a shared name among them', () => {
    const names = thirty.map((n, i) => (i === 4 || i === 9 ? '小雨' : n));
    const { rooms, people, likely } = match([group('a', names, 'x')], [group('b', names, 'y')]);
    expect(rooms).toEqual([{ was: 'a', is: 'b' }]);
    expect(people).toContainEqual({ was: 'x4:小雨', is: 'y4:小雨' });
    expect(people).toContainEqual({ was: 'x9:小雨', is: 'y9:小雨' });
    expect(people.every((p) => p.was.slice(1) === p.is.slice(1))).toBe(true);
    // The last ones may have been replaced by newcomers of the same name: nobody stands behind them.
    expect(people.some((p) => p.was.startsWith('x29'))).toBe(false);
    expect(likely.length).toBeGreaterThan(0);
  });

  it('is not whoever came with the name of somebody who left', () => {
    const after = [...thirty.filter((n) => n !== thirty[10]), thirty[10] ?? ''];
    const { people, likely } = match([group('a', thirty, 'x')], [group('b', after, 'y')]);
    expect(people.length).toBeGreaterThan(15);
    expect([...people, ...likely].some((p) => p.was === `x10:${thirty[10]}`)).toBe(false);
  });

  it('is not a neighbour who took the name of somebody who left', () => {
    const [lost, left] = [thirty[10] ?? '', thirty[11] ?? ''];
    const after = thirty.flatMap((n) => (n === lost ? [] : n === left ? [lost] : [n]));
    const { people } = match([group('a', thirty, 'x')], [group('b', after, 'y')]);
    expect(people.some((p) => p.was === `x10:${lost}`)).toBe(false);
  });

  it('proves nothing by the place in a list that is in no order, or sorted by name', () => {
    const mixed = thirty.toSorted(
      (a, b) => ((a.length * 31 + a.charCodeAt(1) * 17) % 13) - ((b.charCodeAt(1) * 17) % 11),
    );
    expect(match([group('a', thirty, 'x')], [group('b', mixed.toReversed(), 'y')]).people).toEqual([]);
    const sorted = thirty.toSorted();
    expect(match([group('a', sorted, 'x')], [group('b', sorted, 'y')]).people).toEqual([]);
  });

  it('by a remark of the bot’s account, and by the same groups', () => {
    const few: Seat[] = [
      { user: 'x1', name: '阿豪' },
      { user: 'x2', name: '一个改了名的', alias: '财务小王' },
    ];
    const now: Seat[] = [
      { user: 'y2', name: '新名字', alias: '财务小王' },
      { user: 'y1', name: '阿豪' },
    ];
    const two = (side: string, s: Seat[]): Listing[] =>
      ['甲', '乙'].map((name) => ({ id: side + name, name, seats: s }));
    const { rooms, askRooms } = match(two('a', few), two('b', now));
    // The same people in both groups: which is which is asked.
    expect([rooms, askRooms.length]).toEqual([[], 0]);
    const named = two('a', few).map((l, i) => ({ ...l, id: `g${i}` }));
    const again = two('b', now).map((l, i) => ({ ...l, id: `g${i}` }));
    expect(match(named, again).people).toEqual(
      expect.arrayContaining([
        { was: 'x1', is: 'y1' },
        { was: 'x2', is: 'y2' },
      ]),
    );
  });
});
