/** Makes a definition stand alone: days of one's own become dates, pictures become their bytes. Rows know no files. */
import type { Campaign, OwnDay, Step, When } from '../../core/features/campaigns/language.ts';

/** @param pictures base64 of the PNG, by the name the file gives */
export function resolved(campaign: Campaign, days: readonly OwnDay[], pictures: ReadonlyMap<string, string>): Campaign {
  const { when, what } = campaign;
  const withPicture = (step: Step): Step =>
    step.picture === undefined ? step : { ...step, picture: pictures.get(step.picture) ?? step.picture };
  return {
    ...campaign,
    ...(when !== undefined && when !== 'hand' ? { when: dated(when, days) } : {}),
    ...(what !== undefined ? { what: Array.isArray(what) ? what.map(withPicture) : withPicture(what) } : {}),
  };
}

function dated(when: When, days: readonly OwnDay[]): When {
  const own = when.festival === undefined ? undefined : days.find((d) => d.id === when.festival);
  if (!own) return when;
  const { festival: _, time, ...rest } = when;
  if (own.lunar !== undefined) return { ...rest, time, lunar: own.lunar };
  if (own.yearly !== undefined) return { ...rest, time, yearly: own.yearly };
  return { ...rest, at: [own.on ?? []].flat().map((day) => `${day} ${time ?? '00:00'}`) };
}
