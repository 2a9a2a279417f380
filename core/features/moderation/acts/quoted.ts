/** The number in a reminder that is quoted: `为什么 3F2`, `/why 3F2`, in whatever language it was said. */
import { idOf } from './ids.ts';

const inReminder = /(?:为什么|為什麼|\/why)\s+([0-9A-F]{3,10})/u;

/** The row's id; undefined when the text holds no number of ours. */
export function quotedRef(text: string): number | undefined {
  const ref = inReminder.exec(text)?.[1];
  return ref === undefined ? undefined : idOf(ref);
}
