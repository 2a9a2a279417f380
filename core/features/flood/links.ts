/** Whether a message leads somewhere: a link, however it is written, or one that came with it. */
import { findLinks } from '../../text/links.ts';
import type { Attached } from '../../types.ts';

export const leadsAway = (text: string, attached: readonly Attached[] = []): boolean =>
  findLinks(text).length > 0 ||
  attached.some((a) => a.what === 'link' || (a.what === 'button' && findLinks(a.text).length > 0));
