/** What 100,000 words take: everything the index holds, after a collection. Needs `--expose-gc`. */
import { createIndex, type WordIndex } from '../../core/text/index.ts';
import { mark, print } from './print.ts';
import { makeWords } from './texts.ts';

const mostMb = 10;
const n = 100_000;

function held(): number {
  for (let i = 0; i < 3; i++) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

export function memory(): void {
  const words = makeWords(n, 1);
  const warm = createIndex();
  warm.add(1, ['刷单', 'abc']);
  warm.look('刷单', 1);
  print(`Memory of ${n} words, heap and typed arrays`);
  const plain = taken(words, false);
  taken(words, true);
  mark(plain <= mostMb, `${n} words take ${plain.toFixed(1)} MB, not ${mostMb}`);
}

/** Functions of their own: in a frame that is still open, what it has done with is held as well. Megabytes. */
function taken(words: readonly string[], disguises: boolean): number {
  const before = held();
  const began = performance.now();
  const index = indexOf(words, disguises);
  const ms = performance.now() - began;
  const mb = held() - before;
  index.plain('', 1);
  print(`  ${disguises ? 'with every disguise' : 'folded only'}: ${mb.toFixed(1)} MB, added in ${ms.toFixed(0)} ms`);
  return mb;
}
function indexOf(words: readonly string[], disguises: boolean): WordIndex {
  const index = createIndex();
  index.add(
    1,
    words.map((word) => ({ word, disguises })),
  );
  return index;
}
