/** Whether characters that may stand for a listed word (by sound, by shape, backwards) are ordinary Chinese as they are. */
import type { Disguise } from './hits.ts';
import { strangeness } from './segment.ts';
import { ofTrade } from './trade.ts';

/**
 * What is written for a listed word is hardly said by itself; where the message is about a trade, less is asked.
 * @param left Han text right before, `right` right behind
 * @param about what is said around the word
 */
export function farFetched(left: string, written: string, right: string, about: string, form?: Disguise): boolean {
  if (transliterated(left.slice(-3) + right.slice(0, 3)) > 1 && transliterated(written) > 0) return false;
  if (form === 'reversed' && written.length === 2 && goesOn.test(right) && !ofTrade(about)) return false;
  const strange = strangeness(left, written, right);
  const { anywhere, inTrade } = form === 'reversed' ? enoughBackwards : enoughOther;
  return strange > anywhere || (strange > inTrade && ofTrade(about));
}

/** What stands behind a verb: 钱花得, 钱花完了 are no 花钱 backwards. */
const goesOn = /^(?:[得完光掉]|[了到出]\p{Script=Han})/u;

/** Names from abroad are made of these: 玛达姆|波尔|姆达姆. */
const sounds = new Set(
  '尔爾姆斯特克拉德罗羅尼娜卡达達巴波布鲁魯伦倫勒維维沃瓦赫霍杰森顿頓穆纳納塔诺諾奥奧莱萊雷洛玛瑪迪蒂萨薩伊',
);
const transliterated = (text: string): number => Array.from(text).filter((c) => sounds.has(c)).length;

/** Of the natural logarithms of {@link strangeness}; what is meant as a disguise is above, ordinary words below. */
const enoughOther = { anywhere: 16.9, inTrade: 15.5 };
const enoughBackwards = { anywhere: 14, inTrade: 13 };
