import type { Locale, Texts } from '../../types.ts';
import { festivalNamed } from '../../kit/festivals.ts';
import { rhythm as saidRhythm } from '../../kit/sentence/said.ts';
import { whenOfCron } from '../../kit/sentence/when.ts';
import { whenOf, type Campaign, type When } from './language.ts';

interface Catalogue {
  /** `theme`: only topics of this one. */
  readonly saved: (when: string, next: string | null, everywhere: boolean, theme: string | undefined) => string;
  readonly stopped: string;
  readonly nothingToStop: string;
  readonly none: string;
  readonly list: (lines: readonly string[], more: number) => string;
  readonly line: (when: string, next: string | null, fromFile: boolean, theme: string | undefined) => string;
  readonly daily: (time: string) => string;
  readonly workdays: (time: string) => string;
  readonly weekends: (time: string) => string;
  readonly weekly: (weekday: number, time: string) => string;
  readonly cron: (expression: string) => string;
  readonly once: (moment: string) => string;
  /** A day every year: its name, how long before or after, the time. */
  readonly kept: (day: string, before: string | undefined, after: string | undefined, time: string) => string;
  readonly lunar: (month: number, day: number) => string;
  readonly byHand: string;
  readonly checkin: string;
  /** Below what a member hears in private. */
  readonly noMore: string;
}

const han = ['日', '一', '二', '三', '四', '五', '六'];
const english = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

export const campaignTexts: Texts<Catalogue> = {
  'zh-CN': {
    saved: (when, next, everywhere, theme) =>
      `好，${when}${everywhere ? '在各群' : '在本群'}发一个${theme === undefined ? '' : `「${theme}」`}话题。${next === null ? '' : `第一次是 ${next}。`}\n不要了就发「定时话题 停」。`,
    stopped: '好，定时话题停了。',
    nothingToStop: '这里本来就没有定时话题。',
    none: '还没有定时话题。比如「定时话题 每天 9:00」。',
    list: (lines, more) => [...lines, ...(more > 0 ? [`还有 ${more} 个。`] : [])].join('\n'),
    line: (when, next, fromFile, theme) =>
      `${when}发${theme === undefined ? '' : `「${theme}」`}话题${next === null ? '' : `，下一次 ${next}`}${fromFile ? '（文件里定的）' : ''}`,
    daily: (time) => `每天 ${time} `,
    workdays: (time) => `工作日 ${time} `,
    weekends: (time) => `周末 ${time} `,
    weekly: (weekday, time) => `每周${han[weekday] ?? ''} ${time} `,
    cron: (expression) => `按「${expression}」`,
    once: (moment) => `${moment} `,
    kept: (day, before, after, time) =>
      `${day}${before === undefined ? '' : `前 ${before}`}${after === undefined ? '' : `后 ${after}`} ${time} `,
    lunar: (month, day) => `农历 ${month} 月 ${day} 日`,
    byHand: '手动',
    checkin: '今天还没签到的，发「签到」就好。',
    noMore: '（不想收这类私信，回「退订」）',
  },
  'zh-TW': {
    saved: (when, next, everywhere, theme) =>
      `好，${when}${everywhere ? '在各群' : '在本群'}發一個${theme === undefined ? '' : `「${theme}」`}話題。${next === null ? '' : `第一次是 ${next}。`}\n不要了就傳「定時話題 停」。`,
    stopped: '好，定時話題停了。',
    nothingToStop: '這裡本來就沒有定時話題。',
    none: '還沒有定時話題。例如「定時話題 每天 9:00」。',
    list: (lines, more) => [...lines, ...(more > 0 ? [`還有 ${more} 個。`] : [])].join('\n'),
    line: (when, next, fromFile, theme) =>
      `${when}${theme === undefined ? '發話題' : `聊「${theme}」話題`}${next === null ? '' : `，下一次 ${next}`}${fromFile ? '（檔案裡定的）' : ''}`,
    daily: (time) => `每天 ${time} `,
    workdays: (time) => `工作日 ${time} `,
    weekends: (time) => `週末 ${time} `,
    weekly: (weekday, time) => `每週${han[weekday] ?? ''} ${time} `,
    cron: (expression) => `依「${expression}」`,
    once: (moment) => `${moment} `,
    kept: (day, before, after, time) =>
      `${day}${before === undefined ? '' : `前 ${before}`}${after === undefined ? '' : `後 ${after}`} ${time} `,
    lunar: (month, day) => `農曆 ${month} 月 ${day} 日`,
    byHand: '手動',
    checkin: '今天還沒簽到的，傳「簽到」就好。',
    noMore: '（不想收這類私訊，回「退訂」）',
  },
  en: {
    saved: (when, next, everywhere, theme) =>
      `OK, a topic${theme === undefined ? '' : ` of "${theme}"`} ${when}${everywhere ? ' in every group' : ' in this group'}.${next === null ? '' : ` The first: ${next}.`}\nTo end it: /topics stop`,
    stopped: 'OK, no more scheduled topics.',
    nothingToStop: 'There are no scheduled topics here.',
    none: 'No topics are scheduled yet. Try /topics daily 9:00',
    list: (lines, more) => [...lines, ...(more > 0 ? [`And ${more} more.`] : [])].join('\n'),
    line: (when, next, fromFile, theme) =>
      `A topic${theme === undefined ? '' : ` of "${theme}"`} ${when}${next === null ? '' : `, next ${next}`}${fromFile ? ' (set in a file)' : ''}`,
    daily: (time) => `every day at ${time}`,
    workdays: (time) => `every weekday at ${time}`,
    weekends: (time) => `every weekend day at ${time}`,
    weekly: (weekday, time) => `every ${english[weekday] ?? ''} at ${time}`,
    cron: (expression) => `by "${expression}"`,
    once: (moment) => `on ${moment}`,
    kept: (day, before, after, time) =>
      `${before === undefined ? '' : `${before} before `}${after === undefined ? '' : `${after} after `}${day} at ${time}`,
    lunar: (month, day) => `day ${day} of lunar month ${month}`,
    byHand: 'by hand',
    checkin: 'Not checked in yet today? Send /checkin',
    noMore: '(To get no more of these: /unsubscribe)',
  },
};

/** `每天 9:00`, `every Monday at 20:00`: the usual rhythms in words, others as the expression itself. */
export function rhythm(campaign: Campaign, locale: Locale): string {
  const t = campaignTexts[locale];
  const when = whenOf(campaign);
  if (when === 'hand') return t.byHand;
  if (when.every === undefined) return dated(when, locale);
  const [, minute, hour, days] = /^(\d{1,2}) (\d{1,2}) \* \* (\*|\d|1-5|6,0|0,6)$/.exec(when.every) ?? [];
  if (minute === undefined || hour === undefined || days === undefined) {
    const said = whenOfCron(when.every);
    return said ? `${saidRhythm(said, locale)}${locale === 'en' ? '' : ' '}` : t.cron(when.every);
  }
  const time = `${hour}:${minute.padStart(2, '0')}`;
  if (days === '*') return t.daily(time);
  if (days === '1-5') return t.workdays(time);
  return days.includes(',') ? t.weekends(time) : t.weekly(Number(days) % 7, time);
}

function dated(when: When, locale: Locale): string {
  const t = campaignTexts[locale];
  if (when.time === undefined) return t.once([when.at ?? ''].flat()[0] ?? '');
  const [month = 1, day = 1] = (when.lunar ?? when.yearly ?? '').split('-').map(Number);
  const name =
    when.lunar !== undefined
      ? t.lunar(month, day)
      : when.yearly !== undefined
        ? when.yearly
        : (festivalNamed(when.festival ?? '')?.names[locale] ?? when.festival ?? '');
  return t.kept(name, when.before, when.after, when.time);
}
