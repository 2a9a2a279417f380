/** `每天 6`, `hour 3`, `私信 每天 1`, `免打扰 22-8`: which limit is to become what. Pure. */
import { groupDay, groupHour, memberDay, memberHour, quietHours, welcomeHour } from '../../budget.ts';
import type { Setting } from '../../types.ts';

export interface Change {
  readonly setting: Setting;
  /** Not yet checked against the setting's bounds. */
  readonly value: unknown;
}

/** The longest first, so that 私信每小时 is not read as 每小时. */
const words: readonly (readonly [RegExp, Setting])[] = [
  [/^(?:私信|私訊|private|dm)\s*(?:每?(?:个|個)?小时|每?(?:个|個)?小時|hour|an hour|per hour)/iu, memberHour],
  [/^(?:私信|私訊|private|dm)\s*(?:每天|每日|一天|day|a day|per day)?/iu, memberDay],
  [/^(?:欢迎|歡迎|welcomes?)(?:\s*(?:每小时|每小時|an hour|per hour))?/iu, welcomeHour],
  [/^(?:免打扰|免打擾|勿扰|勿擾|夜里|夜裡|安静|安靜|quiet(?:[ -]hours)?|night)/iu, quietHours],
  [/^(?:每(?:个|個)?小时|每(?:个|個)?小時|hour|hourly|an hour|per hour)/iu, groupHour],
  [/^(?:每天|每日|一天|day|daily|a day|per day)/iu, groupDay],
] as readonly (readonly [RegExp, Setting])[];

/** Undefined: it names no limit, or no value for it. */
export function readChange(text: string): Change | undefined {
  for (const [pattern, setting] of words) {
    const found = pattern.exec(text);
    if (!found) continue;
    const rest = text
      .slice(found[0].length)
      .replace(/^[\s=:：]+|\s*(?:条|條|则|則|次|lines?)$/giu, '')
      .trim();
    return rest === '' ? undefined : { setting, value: setting.parse(rest) };
  }
  return undefined;
}
