/** Reading what owners say about many groups at once. Pure. */
const most = 500;

/** `1-40`, `1,3,5-7`, `1、3`: numbers in the order said, each once. Undefined when it is no list, or reaches beyond `upTo`. */
export function numbersIn(text: string, upTo: number): number[] | undefined {
  const found = new Set<number>();
  const parts = text.split(/[\s,，、]+/u).filter((p) => p !== '');
  if (parts.length === 0 || parts.length > most) return undefined;
  for (const part of parts) {
    const m = /^([0-9]{1,4})(?:\s*[-–~～到至]\s*([0-9]{1,4}))?$/u.exec(part);
    const from = Number(m?.[1] ?? 0);
    const to = Number(m?.[2] ?? from);
    if (!m || from < 1 || to < from || to > upTo) return undefined;
    for (let n = from; n <= to; n++) found.add(n);
  }
  return [...found];
}

/** `1-40 都归 小鹿母婴` in its parts; the numbers are not read yet. */
export function assignment(text: string): { readonly numbers: string; readonly name: string } | undefined {
  const m = /^([0-9\s,，、\-–~～到至]{1,400}?)\s*(?:都归|都歸|归|歸|都是|都给|belong to|go to)\s*(\S.{0,59})$/iu.exec(
    text.trim(),
  );
  return m?.[1] !== undefined && m[2] !== undefined ? { numbers: m[1].trim(), name: m[2].trim() } : undefined;
}
/** `1-12 福利群` in its parts. */
export function tagging(text: string): { readonly numbers: string; readonly tag: string } | undefined {
  const m = /^([0-9\s,，、\-–~～到至]{1,400}?)\s+(\S{1,20})$/u.exec(text.trim());
  return m?.[1] !== undefined && m[2] !== undefined ? { numbers: m[1].trim(), tag: m[2] } : undefined;
}

const dayMs = 86_400_000;
/** Requests accepted in the last day leave room for one more. */
export const mayAccept = (accepted: readonly number[], now: number, cap: number): boolean =>
  accepted.filter((at) => at > now - dayMs).length < cap;
/** When the oldest of the last day's makes room. `accepted`: epoch ms. */
export const freeAt = (accepted: readonly number[], now: number): number =>
  Math.min(now, ...accepted.filter((at) => at > now - dayMs)) + dayMs;
