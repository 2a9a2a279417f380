/** Which names read alike, and what an impostor says. Pure. */
import { fold, foldedText } from '../../text/index.ts';
import { readings } from '../../text/glyphs.ts';

/** Titles that anybody may put around a stolen name. */
const decoration =
  /官方|客服|本人|小号|大号|新号|备用|唯一|认证|售后|官号|official|support|service|admin|helpdesk|real/gu;
const longestName = 64;
/** Names of people are often one letter apart; long ones seldom. */
const shortestNear = 6;
const shortest = 2;
const mayBeLetter = /[\p{L}\p{N}$@]/u;

/**
 * How a name looks at a glance, after the skeleton of Unicode Technical Standard 39: width, case, script, look-alike
 * letters, separators and emoji levelled, and what typing tells apart but the eye does not. For comparing, never shown.
 */
export function skeleton(name: string): string {
  const folded = foldedText(fold(name.slice(0, longestName)));
  let out = '';
  for (const sign of folded) {
    // A bracket or a picture is decoration, whatever letter it may also stand for.
    const first = mayBeLetter.test(sign) ? readings(sign.codePointAt(0) ?? 0) & 0x7f : 0;
    out += first > 0 ? String.fromCharCode(first) : sign;
  }
  return out
    .toLowerCase()
    .replace(/[^\p{L}\p{N}|]/gu, '')
    .replace(/[1i|]/gu, 'l')
    .replace(/0/gu, 'o')
    .replace(/5/gu, 's')
    .replace(/rn/gu, 'm')
    .replace(/vv/gu, 'w');
}
/** The same words as a skeleton shows them. */
const decorationSkeletal = new RegExp(
  decoration.source
    .split('|')
    .map((w) => skeleton(w))
    .join('|'),
  'gu',
);

const bare = (skeletal: string): string => skeletal.replace(decorationSkeletal, '');
const oneApart = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
};

/** Both as skeletons. */
export function alike(a: string, b: string): boolean {
  const [x, y] = [bare(a), bare(b)];
  if (x.length < shortest || y.length < shortest) return a === b && a !== '';
  return x === y || (Math.min(x.length, y.length) >= shortestNear && oneApart(x, y));
}

export type Claim = 'pay' | 'prize';
const pay = [
  /(?:私下|私聊|加我|加微|扫码|个人|这个号|本号|直接).{0,8}(?:转账|付款|打款|收款|汇款|交易|代付|定金)/u,
  /(?:转账|付款|打款|汇款|定金).{0,10}(?:给我|到我|私下|私聊我|加我|个人账|这个账|这个码)/u,
  /(?:不走平台|绕过平台|换了?收款码|新的?收款码)/u,
  /(?:pay|transfer|send)[^.!?\n]{0,30}(?:outside|to me directly|directly to me|my account|my wallet|gift ?cards?|crypto|usdt)/u,
];
const prize = [
  /(?:恭喜|抽中|中奖|中了|免单|返现|幸运).{0,16}(?:加我|私聊|私信|联系我|扫码|点链接|点击领)/u,
  /(?:领奖|领取|兑奖).{0,10}(?:加我|私聊我|私信我|联系我|扫码|点链接)/u,
  /(?:you(?:'ve| have)? won|winners?|prize|giveaway|airdrop)[^\n]{0,50}(?:dm me|message me|contact me|write me|click|claim (?:it )?(?:here|now)|whatsapp)/u,
];
const longestRead = 500;

/** Does it ask to pay elsewhere, or hand out a prize? Said by somebody new, in a house that does neither. */
export function claimIn(text: string): Claim | undefined {
  const read = foldedText(fold(text.slice(0, longestRead)));
  if (pay.some((p) => p.test(read))) return 'pay';
  return prize.some((p) => p.test(read)) ? 'prize' : undefined;
}
