/** Whether a message speaks of a trade: what an ordinary word that is also slang (菠菜, 叶子) is judged by. */
import { fold, foldedText } from './fold.ts';

/** One of these is enough: nobody tells a story so. */
const plain = new RegExp(
  '联系(?:我|方式|客服|qq|微|电话|作者)?|找我|[私密][聊信戳]|私我|滴滴我|dd我|踢我|懂的?(?:来|进|加|滴|私|找|自来|入)|懂行|的[来进]$' +
    '|接单|接[龙活]单|出(?:售|货|款|租号)|现货|招(?:商|聘|代理|嫖|人|下级|兼职)|直招|首存|首充|返[现水]|送彩|包赢|稳赢|收款|代充|上分|渠道' +
    '|(?:有|求|找|发|换|一手|最新|福利)[^，。]{0,6}资源|资源(?:群|多|加|私|$)|货源|加(?:我|微|薇|威|v|q|扣|企|卫|好友|一下我)|[+➕](?:v|q|微|薇|威|扣)' +
    '|[进加入拉建](?:[一1]?个)?群|[本此]群|群(?:发|号|二维码|资源)|我在[^，。]{0,8}群里?|老客户|宝妈|名额|先到先得|怎么(?:收费|卖|算|买)|多少钱|正规|诚[信征]' +
    '|免押|了解一下|意者|欢迎(?:咨询|询问|来撩)|夥伴|伙伴|有路子|路子|长期有效|当天(?:回复|到账|下款)|十年老店|秒[到结批回]|日[结入赚]|佣金|(?:^|[^\\u4e00-\\u9fff ])回收(?=[^所一])|(?:高价|长期|专业|大量|现金|诚信|上门)回收|回收(?:各|账|号|q|币|二手|旧|老|微)|专业(?!课|人|的|学)' +
    '|诚聘|有意|有需要|(?<!有)需要的(?=[\\s，。,!！、来加联找私滴进]*$|[，。,!！来加联找私滴进])|要的(?:来|加|找|私|滴)|想(?:要|做|玩|搞|学)?的(?:来|找|加|私|滴|进|请)|上门|同城(?!市)|不打烊|全国(?:接|可|包|发)|新渠道|网投|注册(?:送|领|就|即)|开户|能挣|可挣',
  'i',
);
/** Two of these. */
const loose =
  /推荐|网站|平台|代理|注册|价格|行情|老板(?!娘)|群(?![山岛众体殴]|起)|长期|客户|安全|稳(?![定步固健重当住妥])|优惠|包(?:过|邮|教|会)|套路|vip|链接|微信|qq|客服|招|玩的人|姐妹们|兄弟们|各位|首选|限时|有人(?:做|要|玩|搞)|谁有|求|便宜|质量|保真|支持|验货|今晚/gi;
const english =
  /(?<![a-z])(?:dm|pm|plugs?|(?:for )?sale|sell(?:ing)?|buy(?:ing)?|deals?|promo|vip|telegram|snap|cheap|hmu|in stock|available|best prices?|looking for|anyone into|hot|24\/7|offer(?:s|ing)?)(?![a-z])/i;

/** A number to write to: an account, a telephone. */
const number = /(?<![0-9.])[0-9]{5,}(?![0-9.])|[a-z][a-z0-9_-]{2,}[0-9]{2,}/i;

/** @param text what stands right before and behind the word, as written; @param surely several hints are not enough */
export function ofTrade(text: string, surely = false): boolean {
  const said = foldedText(fold(text));
  if (plain.test(said) || (!surely && english.test(said))) return true;
  if (surely) return false;
  const hints = new Set((said.match(loose) ?? []).map((x) => x.toLowerCase()));
  return hints.size + (number.test(said) ? 1 : 0) > 1;
}

/** What traders say right before and behind what they sell; of four characters at most. Written for this project. */
export const tradeTalk: ReadonlySet<string> = new Set(
  (
    '高价收 专业收 长期收 大量收 常年收 诚信收 现金收 上门收 同城收 专收 只收 主收 回收 收购 出售 求购 代收 代发 代做 代办 专做 只做 主做 专卖 专营 主营 ' +
    '免费送 注册送 首充送 首存送 就送 送你 包过 包会 包教 包赚 包赔 包赢 包送 包邮 包夜 保真 保过 拉你 拉群 拉人 带你 带飞 教你 招人 招代理 招收 诚招 诚聘 急招 直招 ' +
    '点我 点这里 点击 点头像 加我 加微 加微信 加群 加好友 进群 本群 私聊 私信 滴滴 滴我 找我 来找我 速来 快来 联系 详聊 咨询 想做的 想要的 想玩的 想赚 需要的 要的来 ' +
    '秒到 秒到账 秒结 秒批 当天放 当天结 现结 赚大钱 赚钱 挣钱 日入 月入 日赚 月赚 日结 送彩金 彩金 首充 首存 上分 下分 跑分 刷赞 刷粉 刷单 刷量 涨粉 吸粉 代刷 代练 代充 代付 接单 ' +
    '货到 货到付款 到付 先付 量大 量大从优 价格 价格高 便宜 优惠 公司 主播 直播 心得 入口 在家 在家做 在主页 一对一 看片 看头像 看主页 看简介 ' +
    '群里 群号 群免费 群每天 群分享 群福利 群资源 群公告 群链接 群进 ' +
    '楼凤 外围 空降 上门 裸聊 约炮 同城 真人 高清 资源 福利 客服 网站 平台 一手 渠道 手机 学生党 宝妈 在线 官网 正规 全网 全国 专业 无码 一条龙'
  ).split(' '),
);
