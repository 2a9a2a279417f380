/** Internationalised domain labels: `xn--fiqs8s` is `中国` (RFC 3492). */

const base = 36;
const tMin = 1;
const tMax = 26;
const longest = 63;

function adapt(delta: number, points: number, first: boolean): number {
  let d = first ? Math.floor(delta / 700) : Math.floor(delta / 2);
  d += Math.floor(d / points);
  let k = 0;
  for (; d > ((base - tMin) * tMax) / 2; k += base) d = Math.floor(d / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * d) / (d + 38));
}

const digit = (unit: number): number =>
  unit >= 0x30 && unit <= 0x39 ? unit - 22 : unit >= 0x61 && unit <= 0x7a ? unit - 0x61 : base;

/** The label as written in its own script; as it is when it is no (right) punycode. */
function decodeLabel(label: string): string {
  if (!label.startsWith('xn--') || label.length > longest) return label;
  const coded = label.slice(4);
  const at = coded.lastIndexOf('-');
  const out = at > 0 ? Array.from(coded.slice(0, at), (c) => c.codePointAt(0) ?? 0) : [];
  let [n, i, bias] = [128, 0, 72];
  for (let p = at > 0 ? at + 1 : 0; p < coded.length;) {
    const before = i;
    for (let w = 1, k = base; ; k += base) {
      if (p >= coded.length) return label;
      const d = digit(coded.charCodeAt(p++));
      if (d >= base) return label;
      i += d * w;
      const t = k <= bias ? tMin : k >= bias + tMax ? tMax : k - bias;
      if (d < t) break;
      w *= base - t;
    }
    bias = adapt(i - before, out.length + 1, before === 0);
    n += Math.floor(i / (out.length + 1));
    i %= out.length + 1;
    if (n > 0x10ffff) return label;
    out.splice(i++, 0, n);
  }
  return String.fromCodePoint(...out);
}

/** A host with every label in its own script. */
export const unicodeHost = (host: string): string =>
  host.includes('xn--') ? host.split('.').map(decodeLabel).join('.') : host;
