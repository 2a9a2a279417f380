/** Which contact details a rule means. */
import { findContacts, type Contact } from './contacts.ts';
import { contactKinds, type ContactKind, type ContactTextRule } from './rules.ts';

export interface ContactReader {
  breaks(contact: Contact): boolean;
}

/** Letters and digits: `+86 138-0013-8000` and `138 0013 8000` end alike, `ABC_123` is `abc_123`. */
const level = (detail: string): string =>
  detail
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s().-]/g, '')
    .replace(/^@/, '')
    .replace(/^(?:\+?86|0086)(?=1[3-9]\d{9}$)/, '');

export function contactReader({ what, allow }: ContactTextRule): ContactReader {
  const kinds = new Set<ContactKind>(what ?? contactKinds);
  const fine = new Set((allow ?? []).map(level));
  return { breaks: ({ kind, value }) => kinds.has(kind) && !fine.has(level(value)) };
}

/** All kinds at once: what a number is can only be said when the others were looked for too. */
const all: ReadonlySet<ContactKind> = new Set(contactKinds);
export const contactsIn = (text: string): readonly Contact[] => findContacts(text, all);
