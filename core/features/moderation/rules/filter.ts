/** `/filter`: everything about the list under one word, in English as admins of other bots type it. */
import type { Tx } from '../../../ports.ts';
import { refused, type Command, type Context, type Effects, type MessageEvent, type Refusal } from '../../../types.ts';
import { addRules, editRules, type AddParts } from './add.ts';
import type { Book } from './book.ts';
import { parsePreset, runPreset, type Switching } from './collections.ts';
import { list, move, pageIn, parseAdd, parseWords, remove } from './list-words.ts';
import { typedWords, type Typed } from './parse.ts';
import { proposeWords } from './quote.ts';
import { listTexts } from './texts-lists.ts';

type Filter =
  | { readonly do: 'preset'; readonly preset: Switching }
  | { readonly do: 'quote' }
  | { readonly do: 'add' | 'edit'; readonly typed: Typed }
  | { readonly do: 'remove' | 'start' | 'shadow'; readonly words: readonly string[] }
  | { readonly do: 'list'; readonly page: number };

const parseFilter =
  (book: Book) =>
  (rest: string, c: Context<MessageEvent>): Filter | Refusal => {
    const [verb = ''] = rest.split(/\s+/u);
    const words = rest.slice(verb.length).trim();
    const known = verb.toLowerCase();
    switch (known) {
      case 'list': {
        const page = pageIn(words);
        return page === undefined ? { refuse: listTexts[c.locale].filterHelp } : { do: 'list', page };
      }
      case 'add':
      case 'edit': {
        const typed = parseAdd(book)(words, c);
        return refused(typed) ? typed : { do: known, typed };
      }
      case 'start':
        return { do: known, words: typedWords(words) };
      case 'shadow': {
        const which = parseWords(words, c);
        return refused(which) ? which : { do: 'shadow', words: which };
      }
      case 'remove':
      case 'delete': {
        const which = parseWords(words, c);
        return refused(which) ? which : { do: 'remove', words: which };
      }
      case 'preset': {
        const preset = parsePreset(words, c, true);
        return refused(preset) ? preset : { do: 'preset', preset };
      }
      case '':
        if ((c.event.replyTo?.text ?? '') !== '') return { do: 'quote' };
        return { refuse: listTexts[c.locale].filterHelp };
      default:
        return { refuse: listTexts[c.locale].filterHelp };
    }
  };

function filter(d: AddParts, c: Context<MessageEvent>, f: Filter, tx: Tx): Promise<Effects> | Effects {
  switch (f.do) {
    case 'add':
      return addRules(d, c, f.typed, tx);
    case 'edit':
      return editRules(d, c, f.typed, tx);
    case 'remove':
      return remove(d, c, f.words, tx);
    case 'list':
      return list(d, c, f.page, tx);
    case 'preset':
      return runPreset(d, c, f.preset, tx);
    case 'quote':
      return proposeWords(d, c);
    default:
      return move(d, c, f.words, f.do, tx);
  }
}

export const filterCommand = (d: AddParts): Command<Filter> => ({
  level: 'called',
  allow: 'admin',
  name: 'moderation.filter',
  words: { 'zh-CN': ['filter'], 'zh-TW': ['filter'], en: ['filter'] },
  help: null,
  example: { 'zh-CN': '/filter list', 'zh-TW': '/filter list', en: '/filter list' },
  parse: parseFilter(d.book),
  run: (c, f, tx) => filter(d, c, f, tx),
});
