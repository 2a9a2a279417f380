/** An eighth hand's list of 121 words, as owners of Chinese and English groups would write it, and its sentences. */
import type { Chance } from './random.ts';

const chinese = [
  ...'刷单 兼职 代购 博彩 色情 大麻 毒品 口交 枪支 约炮 贷款 赌博 裸聊 微信 冰毒 黄片 援交'.split(' '),
  ...'卖淫 嫖娼 外挂 代练 私服 传销 套现 洗钱 跑分 返利 荐股 代孕 假钞 迷药 傻逼 脑残 兼差'.split(' '),
  ...'加微信 时时彩 六合彩 百家乐 老虎机 高利贷 他妈的 操你妈 草泥马 一夜情 成人片 办假证'.split(' '),
  ...'迷魂药 约妹子 领红包 打飞机 买粉丝 刷信誉 日赚千元 代开发票 信用卡套现 上门服务'.split(' '),
  ...'稳赚不赔 免费领取 网络兼职 在线赌场 真人荷官 无抵押贷款 内部消息 日结工资'.split(' '),
  ...'一对一私聊 扫码进群 躺赚项目 裸贷平台 小广告'.split(' '),
];
const mixed = ['QQ群', '加QQ', 'A片', 'AV资源', '卖VPN', 'USDT承兑', '加vx'];
const latin = [
  ...'porn sex ass weed whatsapp telegram viagra casino escort nude onlyfans airdrop bitcoin bitch slut'.split(' '),
  ...'fuck shit cunt dick pussy whore hell rape tit cam cum cocaine heroin bet365 1xbet 888casino butt'.split(' '),
  ...'anal pot nazi retard moron scam vx'.split(' '),
  'free money',
  'click here',
  'sugar daddy',
  'kill yourself',
  'gift card',
  'work from home',
];
export const eighthWords: readonly string[] = [...chinese, ...mixed, ...latin];
/** Phrases that are always fine; each holds a word of the list. */
export const eighthAllowed: readonly string[] = [
  '微信支付',
  '反洗钱',
  '无毒品检测',
  'shiitake',
  'pot roast',
  '大麻籽油',
];

export const isChinese = (word: string): boolean => /\p{Script=Han}/u.test(word);

const forChinese = [
  '有人要{}吗',
  '{}，想了解的来',
  '诚信{}，量大从优',
  '群里谁懂{}',
  '今天继续{}，稳定',
  '老板们，{}，私我',
  '昨天有人在群里发{}',
  '需要{}请联系',
  '【{}】',
  '{}',
  '这里提供{}，安全靠谱',
  '专业{}十年老店',
  '你好，{}，要的滴滴',
  '@所有人 {} 速来',
  '不要再说{}了',
  '早上好！{}！随时在线',
  '找{}的看过来',
  '关于{}，懂的都懂',
];
const forMixed = ['要的{}', '{}，速来', '看{}吧', '进{}聊', '想要{}的找我', '{}', '（{}）每天更新', '最新{}，限时'];
const forLatin = [
  'you want {} right now?',
  '{}',
  'best {} in town, dm me',
  'guys check this {}',
  'looking for {} tonight',
  'I said {} and I mean it',
  'stop posting {} in here',
  '{}! message me',
  'all about {}, join us',
  'no more {} please',
  '这里有{}，来看',
  '我要{}吗',
  'get {} - today only',
  'so much {} these days',
  '"{}" they said',
];
export function eighthCarrier(word: string, c: Chance): string {
  if (!isChinese(word)) return c.pick(forLatin);
  return c.pick(/[a-z]/i.test(word) ? forMixed : forChinese);
}
