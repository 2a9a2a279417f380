/**
 * Stands in for any argument of a text: interpolated it is a name, compared or counted it is a number, walked it is a
 * list of one, and it is a person to mention. Where that is not enough, test/texts/samples.ts has arguments by hand.
 */
import { plain } from '../../core/kit/reply.ts';
import type { Say } from '../../core/types.ts';

const name = 'May';
const standIns = new WeakSet<object>();

/** One stand-in whose number is `number`. */
export function standIn(number: number): unknown {
  const one: object = {};
  const list = (): unknown[] => [proxy];
  const handler: ProxyHandler<object> = {
    get: (_target, key) => {
      if (key === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? number : name);
      if (key === Symbol.iterator) return () => list()[Symbol.iterator]();
      if (key === 'toString') return () => name;
      if (key === 'valueOf') return () => number;
      if (key === 'name') return name;
      if (key === 'length') return 1;
      if (key === '0') return proxy;
      if (typeof key === 'symbol') return undefined;
      // `at` is a method of a list and the id in a mention; a function serves as both, for nobody reads the id here.
      const own: unknown = Reflect.get(list(), key);
      if (typeof own === 'function') return own.bind(list());
      const text: unknown = Reflect.get(Object(name), key);
      if (typeof text === 'function') return text.bind(name);
      const digits: unknown = Reflect.get(Object(number), key);
      if (typeof digits === 'function') return digits.bind(number);
      return proxy;
    },
    has: () => true,
  };
  const proxy: object = new Proxy(one, handler);
  standIns.add(proxy);
  return proxy;
}

/** Words as a member reads them. @throws TypeError when it is no `Say`. */
export function read(said: unknown): string {
  if (typeof said === 'string') return said;
  if (typeof said === 'object' && said !== null && standIns.has(said)) return name;
  if (!Array.isArray(said)) throw new TypeError(`not something to say: ${String(said)}`);
  return plain(said as unknown as Say);
}

/** What shows that a stand-in did not do. */
export const unread = /undefined|null|NaN|\[object|function|=>/;
