/**
 * SHA-256 (NIST FIPS 180-4, section 6.2) and HMAC-SHA-256 (FIPS 198-1), for what anybody must be able to compute again
 * outside: the core has no Node built-in. Texts are ASCII here, one byte a character.
 */
export type Bytes = readonly number[] | Uint8Array;

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const k = new Uint32Array(64);
/** The same of the square roots of the first 8 primes (5.3.3). */
const initial = new Uint32Array(8);
for (let n = 2, found = 0; found < 64; n++) {
  let prime = true;
  for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
  if (!prime) continue;
  // 53 bits of a double hold the 32 asked for: the roots are below 2^5.
  if (found < 8) initial[found] = Math.floor((Math.sqrt(n) % 1) * 2 ** 32);
  k[found++] = Math.floor((Math.cbrt(n) % 1) * 2 ** 32);
}

const turn = (x: number, n: number): number => (x >>> n) | (x << (32 - n));
const word = (w: Uint32Array, i: number): number => w[i] ?? 0;

/** One block of 64 bytes into the state. */
function compress(state: Uint32Array, w: Uint32Array): void {
  for (let t = 16; t < 64; t++) {
    const [x, y] = [word(w, t - 15), word(w, t - 2)];
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    w[t] = (s1 + word(w, t - 7) + s0 + word(w, t - 16)) | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t++) {
    const t1 = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (k[t] ?? 0) + word(w, t)) | 0;
    const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((v, i) => (state[i] = word(state, i) + v));
}

/** 32 bytes. */
export function sha256(message: Bytes): Uint8Array {
  const length = message.length;
  const padded = new Uint8Array(Math.ceil((length + 9) / 64) * 64);
  padded.set(message);
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(length / 2 ** 29));
  view.setUint32(padded.length - 4, (length << 3) >>> 0);
  const state = initial.slice();
  const w = new Uint32Array(64);
  for (let at = 0; at < padded.length; at += 64) {
    for (let t = 0; t < 16; t++) w[t] = view.getUint32(at + 4 * t);
    compress(state, w);
  }
  const out = new Uint8Array(32);
  const written = new DataView(out.buffer);
  state.forEach((v, i) => written.setUint32(4 * i, v));
  return out;
}

/** 32 bytes. Keys longer than a block are hashed first. */
export function hmacSha256(key: Bytes, message: Bytes): Uint8Array {
  const block = new Uint8Array(64);
  block.set(key.length > 64 ? sha256(key) : key);
  const pad = (by: number): number[] => Array.from(block, (b) => b ^ by);
  return sha256([...pad(0x5c), ...sha256([...pad(0x36), ...message])]);
}

/** @throws RangeError for anything that is not ASCII. */
export function ascii(text: string): Uint8Array {
  const out = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 127) throw new RangeError('not ASCII');
    out[i] = unit;
  }
  return out;
}
export const hex = (bytes: Bytes): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
/** @throws RangeError for anything that is not pairs of hex digits. */
export function fromHex(text: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2})*$/u.test(text)) throw new RangeError('not hex');
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}
