/** The few ways in which words are listed, by number. */
import type { ListedWord } from './options.ts';

type Way = Omit<ListedWord, 'word' | 'tag'>;

export interface Listings {
  idOf(o: ListedWord): number;
  get(id: number): Way;
}

export function createListings(): Listings {
  const all: Way[] = [];
  const ids = new Map<string, number>();
  return {
    idOf: ({ word: _word, tag: _tag, ...rest }) => {
      const key = JSON.stringify(rest);
      let id = ids.get(key);
      if (id === undefined) {
        id = all.push(rest) - 1;
        ids.set(key, id);
      }
      return id;
    },
    get: (id) => all[id] ?? {},
  };
}
