/** Reading a list of words and what to do about them, as owners type it. */
import { parseDuration } from '../../kit/parse.ts';
import type { Action } from './actions.ts';
import { actionWords } from './ladder.ts';

export interface Typed {
  readonly words: readonly string[];
  /** Empty: the usual ones. */
  readonly actions: readonly Action[];
  readonly muteMs: number | null;
}

/** Words are put apart by spaces or list commas; a phrase in quotes stays together and is never an action. */
const token = /"([^"]+)"|“([^”]+)”|「([^」]+)」|([^\s、，,；;]+)/gu;

interface Token {
  readonly text: string;
  readonly quoted: boolean;
}
const tokens = (text: string): Token[] =>
  [...text.matchAll(token)].map((m) => ({
    text: (m[1] ?? m[2] ?? m[3] ?? m[4] ?? '').trim(),
    quoted: m[4] === undefined,
  }));

/** Words alone, each once: `刷单 "free money"`. */
export const typedWords = (text: string): string[] => [...new Set(tokens(text).map((t) => t.text))];

/**
 * `刷单 加微信`, `"free money" delete mute 10m`, `刷单、兼职 禁言 30分钟`: words first, then actions, if any.
 * A mute may be followed by its length. The first is always a word.
 */
export function parseWords(text: string): Typed {
  const all = tokens(text);
  const actionAt = (i: number): Action | undefined => {
    const t = all[i];
    return t && !t.quoted && i > 0 ? actionWords[t.text.toLowerCase()] : undefined;
  };
  const found: Action[] = [];
  let muteMs: number | null = null;
  let end = all.length;
  while (end > 1) {
    const action = actionAt(end - 1);
    const last = all[end - 1];
    const length = action || !last || last.quoted ? undefined : parseDuration(last.text);
    if (action) found.unshift(action);
    else if (length !== undefined && actionAt(end - 2) === 'mute') muteMs = length;
    else break;
    end--;
  }
  const words = [...new Set(all.slice(0, end).map((t) => t.text))];
  return { words, actions: [...new Set(found)], muteMs };
}
