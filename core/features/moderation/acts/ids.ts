/**
 * Short names of acts, to be read out and typed: `3F2`. Row ids in hexadecimal, three digits first, shuffled
 * within each length so that one does not tell how many there were.
 */
const factor = 1597n;
const first = 754n;
const spanOf = (digits: number): number => 15 * 16 ** (digits - 1);

/** The id of a row (from 1) as three hexadecimal digits or more. */
export function refOf(id: number): string {
  let n = id - 1;
  let digits = 3;
  while (n >= spanOf(digits)) n -= spanOf(digits++);
  const span = BigInt(spanOf(digits));
  return (Number((BigInt(n) * factor + first) % span) + 16 ** (digits - 1)).toString(16).toUpperCase();
}

/** The row's id; undefined for anything that is no such name. */
export function idOf(ref: string): number | undefined {
  const text = ref.trim().normalize('NFKC').toUpperCase();
  if (!/^[1-9A-F][0-9A-F]{2,9}$/.test(text)) return undefined;
  const digits = text.length;
  const span = BigInt(spanOf(digits));
  const n = Number(
    ((BigInt(parseInt(text, 16)) - 16n ** BigInt(digits - 1) + span - (first % span)) * inverse(factor, span)) % span,
  );
  let before = 0;
  for (let d = 3; d < digits; d++) before += spanOf(d);
  return before + n + 1;
}

/** The number that undoes multiplication by `a` modulo `m`; they share no factor (1597 is prime, spans have 2, 3 and 5). */
function inverse(a: bigint, m: bigint): bigint {
  let [r, next, s, nextS] = [m, a % m, 0n, 1n];
  while (next !== 0n) {
    const q = r / next;
    [r, next] = [next, r - q * next];
    [s, nextS] = [nextS, s - q * nextS];
  }
  return ((s % m) + m) % m;
}
