/** What can be read of a message besides its text. Pure. */
import type { Attached } from '../../core/types.ts';
import type { Message } from './wire.ts';

const most = 50;

export function attachedOf(m: Message): Attached[] {
  const all: Attached[] = [];
  const add = (what: Attached['what'], text: string | undefined): void => {
    if (text && all.length < most) all.push({ what, text });
  };
  for (const { type, url } of m.entities ?? m.caption_entities ?? []) if (type === 'text_link') add('link', url);
  for (const button of m.reply_markup?.inline_keyboard?.flat() ?? []) {
    add('button', button.text);
    add('link', button.url);
  }
  add('file', m.document?.file_name);
  add('poll', m.poll?.question);
  for (const option of m.poll?.options ?? []) add('poll', option.text);
  add('contact', m.contact && [m.contact.first_name, m.contact.phone_number].filter(Boolean).join(' '));
  return all;
}
