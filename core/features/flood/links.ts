/** Whether a message leads somewhere: a link, however it came. */
import type { Attached } from '../../types.ts';

const written =
  /(?:https?|tg|weixin|mqq|wxp):\/\/|(?:^|[^\p{L}\p{N}])(?:www\.|(?:t|wa|discord)\.(?:me|gg)\/)|(?:^|[^a-z0-9@.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}\.(?:com|cn|net|org|top|xyz|vip|cc|io|shop|store|site|club|app|link|ly|tk|ru|info|online|live|work|fun|icu|pro|tv|win|bid|tw|hk|me)(?![a-z0-9-]|\.[a-z0-9])/iu;
const longestRead = 4000;

export const leadsAway = (text: string, attached: readonly Attached[] = []): boolean =>
  attached.some((a) => a.what === 'link' || (a.what === 'button' && written.test(a.text))) ||
  written.test(text.slice(0, longestRead).normalize('NFKC'));
