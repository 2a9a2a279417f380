/** Word rules in the shared index: the same word may stand in a list more than once, with options of its own each time. */
import type { Found } from './hits.ts';
import type { WordIndex } from './matcher.ts';
import type { ListedWord, WordOptions } from './options.ts';

/** The index keeps a word once in a list. What needs it again, otherwise read, has one of so many further places. */
const most = 64;

/** Whoever put a word is told by this number when it is found. */
export interface Words {
  /** Lists a word for someone; the same word with the same options is listed once, whoever wants it. */
  add(list: number, word: string, options: WordOptions, who: number): void;
  remove(list: number, word: string, options: WordOptions, who: number): void;
  allow(list: number, word: string, options: WordOptions, who: number): void;
  disallow(list: number, word: string, who: number): void;
  /** One pass, unless a word is listed in several ways. */
  look(list: number, text: string): readonly Found[];
  /** Who wants what was found under this tag. */
  wanted(list: number, tag: number): ReadonlySet<number>;
}

/** One entry of the index; any number of rules may want the same. */
interface Slot {
  readonly listed: ListedWord & { readonly tag: number };
  readonly key: string;
  /** Allow phrases stand in every channel. */
  readonly channel: number;
  readonly who: Set<number>;
}
interface Listed {
  readonly words: Map<string, Slot>;
  readonly allowed: Map<string, Slot>;
  readonly byTag: Map<number, Slot>;
  /** By channel: which slot has the word. */
  readonly channels: Map<string, Slot>[];
  tags: number;
}

const nobody: ReadonlySet<number> = new Set();

export function createWords(index: WordIndex): Words {
  const lists = new Map<number, Listed>();
  const listOf = (id: number): Listed => {
    let list = lists.get(id);
    if (!list) lists.set(id, (list = newList()));
    return list;
  };
  const put = (id: number, channel: number, slots: readonly Slot[]): void =>
    index.add(
      id * most + channel,
      slots.map((s) => s.listed),
    );

  const channelFor = (id: number, list: Listed, word: string): number => {
    let channel = 0;
    while (channel < most - 1 && list.channels[channel]?.has(word)) channel++;
    if (channel === list.channels.length) {
      list.channels.push(new Map());
      put(id, channel, [...list.allowed.values()]);
    }
    return channel;
  };
  const slotOf = (list: Listed, word: string, o: WordOptions, channel: number, allow: boolean): Slot => {
    const listed = { ...optionsOf(o), word, tag: list.tags++, ...(allow && { allow }) };
    const slot: Slot = { listed, key: keyOf(word, o), channel, who: new Set() };
    list.byTag.set(slot.listed.tag, slot);
    return slot;
  };
  const tidy = (id: number, list: Listed): void => {
    if (list.words.size + list.allowed.size === 0) lists.delete(id);
  };

  return {
    add: (id, word, options, who) => {
      const list = listOf(id);
      const key = keyOf(word, options);
      let slot = list.words.get(key);
      if (!slot) {
        const channel = channelFor(id, list, word);
        slot = slotOf(list, word, options, channel, false);
        list.words.set(key, slot);
        list.channels[channel]?.set(word, slot);
        put(id, channel, [slot]);
      }
      slot.who.add(who);
    },
    remove: (id, word, options, who) => {
      const list = lists.get(id);
      const slot = list?.words.get(keyOf(word, options));
      if (!list || !slot?.who.delete(who) || slot.who.size > 0) return;
      list.words.delete(slot.key);
      list.byTag.delete(slot.listed.tag);
      list.channels[slot.channel]?.delete(word);
      // Takes the allow phrase of that name with it.
      index.remove(id * most + slot.channel, [word]);
      const allowed = list.allowed.get(word);
      if (allowed) put(id, slot.channel, [allowed]);
      tidy(id, list);
    },
    allow: (id, word, options, who) => {
      const list = listOf(id);
      let slot = list.allowed.get(word);
      if (!slot) {
        slot = slotOf(list, word, options, 0, true);
        list.allowed.set(word, slot);
        for (const channel of list.channels.keys()) put(id, channel, [slot]);
      }
      slot.who.add(who);
    },
    disallow: (id, word, who) => {
      const list = lists.get(id);
      const slot = list?.allowed.get(word);
      if (!list || !slot?.who.delete(who) || slot.who.size > 0) return;
      list.allowed.delete(word);
      list.byTag.delete(slot.listed.tag);
      for (const [channel, words] of list.channels.entries()) {
        index.remove(id * most + channel, [word]);
        const listed = words.get(word);
        if (listed) put(id, channel, [listed]);
      }
      tidy(id, list);
    },
    look: (id, text) => (lists.get(id)?.channels ?? []).map((_, channel) => index.look(text, id * most + channel)),
    wanted: (id, tag) => lists.get(id)?.byTag.get(tag)?.who ?? nobody,
  };
}

const newList = (): Listed => ({
  words: new Map(),
  allowed: new Map(),
  byTag: new Map(),
  channels: [],
  tags: 0,
});

/** Only what the index is to know, and only what was said. */
const optionsOf = ({ variants, disguises, segment, whole }: WordOptions): WordOptions => ({
  ...(variants && { variants }),
  ...(disguises !== undefined && { disguises }),
  ...(segment !== undefined && { segment }),
  ...(whole !== undefined && { whole }),
});

const keyOf = (word: string, { variants, disguises, segment, whole }: WordOptions): string =>
  `${[...(variants ?? [])].sort().join()}|${disguises ?? true}|${segment ?? true}|${whole ?? ''}|${word}`;
