/**
 * Messages that break a rule, written by hand in the manner of real ones. 「」 mark the disguised word (taken out
 * before matching); the listed word follows behind the bar.
 */
import { words } from './words.ts';

const written = `
招人「刷单」日结两百|刷单
「刷单」日结不拖欠|刷单
诚招「刷单」员男女不限|刷单
手机「刷单」一单一结|刷单
淘宝「刷单」兼职在家就能做|刷单
学生「兼职」日入三百|兼职
找「兼职」加我|兼职
宝妈「兼职」月入五千|兼职
「兼职」刷单返佣金|兼职
急用钱「贷款」当天到账|贷款
无抵押信用「贷款」找我|贷款
黑户也能「贷款」下款快|贷款
车主「贷款」利息低|贷款
代开「发票」各行业都有|发票
开「发票」加我微信|发票
本公司「代开」发票真票可验|代开
代理「代开」增值税发票|代开
花呗信用卡「套现」秒到|套现
白条「套现」找我|套现
帮人「洗钱」抽成高|洗钱
银行卡「跑分」一天八百|跑分
「跑分」平台招代理|跑分
下单「返利」百分之三十|返利
进群领「返利」红包|返利
打字「日结」工资高|日结
在家「赚钱」不用出门|赚钱
带你「赚钱」带你飞|赚钱
躺着就能「赚钱」|赚钱
出售高仿「假币」一比一|假币
「高仿」手表包包一手货源|高仿
本地「办证」刻章|办证
专业「办证」快速下证|办证
股票「配资」十倍杠杆|配资
「网贷」逾期怎么办找我协商|网贷
各种「网贷」口子秒下|网贷
跟着老师「日赚千元」不是梦|日赚千元
小白也能「月入过万」|月入过万
跟单「稳赚不赔」包回本|稳赚不赔
「无抵押」放款快|无抵押
资料「免费 送」先到先得|免费 送
「加微信」领资料|加微信
看片「加微信」不收费|加微信
扫码进「微信群」领福利|微信群
进「QQ群」下载|QQ群
有意「私聊我」|私聊我
新用户「领红包」最高888|领红包
「支付宝」口令红包|支付宝
澳门「博彩」首存送百分百|博彩
网上「赌博」平台推荐|赌博
正规「网赌」平台出款快|网赌
开元「棋牌」注册送18|棋牌
「彩票」内部计划准得很|彩票
「时时彩」计划群|时时彩
「六合彩」特码资料|六合彩
真人「百家乐」在线发牌|百家乐
「老虎机」爆率高|老虎机
今晚「下注」必中|下注
「色情」直播免费看|色情
美女「裸聊」一对一|裸聊
同城「约炮」秒约|约炮
学生妹「援交」价格美丽|援交
求「包养」本人大学生|包养
「一夜情」交友群|一夜情
「成人视频」免费下载|成人视频
酒店「上门服务」安全可靠|上门服务
出售「大麻」叶子|大麻
「冰毒」货到付款|冰毒
「迷药」听话水乖乖水|迷药
「春药」进口货|春药
你「他妈」有病吧|他妈
真「他妈」烦|他妈
「傻逼」玩意儿|傻逼
你个「废物」|废物
吃鸡「外挂」透视自瞄|外挂
传奇「私服」今日新开|私服
「翻墙」软件九块九一个月|翻墙
包成功「代孕」包性别|代孕
英语四级「代考」保过|代考
「黑客接单」盗号定位|黑客接单
「刷 单」一天两百，来的滴滴|刷单
想做「刷-单」的扣1|刷单
「刷💰单」日结，进群|刷单
「刷.单」赚零花|刷单
「兼_职」日结三百|兼职
「兼zhi」? 不，是「兼 职」|兼职
「貸款」低息，歡迎洽詢|贷款
「贷　款」秒批|贷款
「貸.款」不看征信|贷款
「代開」各類發票|代开
「發票」真票可驗|发票
「发*票」低点位|发票
「套🧥现」秒到账|套现
「洗🧼钱」接单|洗钱
「赚💰钱」机会就一次|赚钱
「加薇信」领取|加微信
「加V信」看片|加微信
「加微❤」看片|加微信
「➕薇」咨询|加微信
「+VX」：abc123|加微信
「加vx」拉你|加微信
「加 微 信」送资料|加微信
「加，微，信」有惊喜|加微信
「加.微.信」|加微信
「加【微】信」领课|加微信
「加wei信」 私发|加微信
「嘉薇」看资料|加微信
「Q Q群」号在简介|QQ群
「ＱＱ群」下载地址|QQ群
「qq裙」|QQ群
「扣扣群」进来拿|QQ群
「時時彩」計畫群|时时彩
「时.时.彩」计划|时时彩
「六-合-彩」特码|六合彩
「6合彩」资料|六合彩
「博🎲彩」首存送|博彩
「赌\u200b博」平台|赌博
「賭博」網站|赌博
「棋*牌」送金币|棋牌
「彩|票」计划|彩票
「色⭐情」资源|色情
「裸\u2060聊」小妹|裸聊
「约/炮」同城|约炮
「約炮」同城秒約|约炮
「三 级 片」在线|三级片
「③级片」资源|三级片
「1夜情」群|一夜情
「壹夜情」同城|一夜情
「大🌿麻」叶子|大麻
「冰❄毒」|冰毒
「槍支」出售|枪支
「傻~逼」|傻逼
「傻逼」「傻逼」|傻逼
「煞笔」? 「傻 逼」!|傻逼
「外 挂」自瞄|外挂
「代·孕」包成功|代孕
「s e x」 cam tonight|sex
free 「s3x」 here|sex
「ѕех」 chat now|sex
「𝓼𝓮𝔁」 video|sex
「SEX」 dating|sex
「s.e.x」 pics|sex
「ｓｅｘ」 shop|sex
「p0rn」 hub free|porn
「рorn」 site|porn
「p*o*r*n」 link|porn
「pooorn」 videos|porn
「n u d e」 pics in bio|nude
「nud3」 leaks|nude
you are an 「a$$」|ass
what an 「@ss」|ass
kiss my 「asssss」|ass
「fuuuuck」 you|fuck
「f.u.c.k」 off|fuck
「fυck」 this|fuck
「fück」 all of you|fuck
「𝕗𝕦𝕔𝕜」 that|fuck
「sh!t」 happens again|shit
holy 「sh1t」|shit
「ｓｈｉｔ」 talk|shit
「b1tch」 please|bitch
「bi​tch」 please|bitch
「wh0re」|whore
「v1agra」 cheap|viagra
buy 「vi@gra」 now|viagra
「v-i-a-g-r-a」 discount|viagra
「ⓥⓘⓐⓖⓡⓐ」 online|viagra
「c4sino」 bonus|casino
best 「cаsino」 in town|casino
「🅲🅰🆂🅸🅽🅾」 vip|casino
「j4ckp0t」 winner|jackpot
「b i t c o i n」 doubling|bitcoin
「bitc0in」 investment|bitcoin
join my 「te1egram」|telegram
「ｔｅｌｅｇｒａｍ」 channel|telegram
text me on 「whats@pp」|whatsapp
「wh4tsapp」 me|whatsapp
「bet365」 link|bet365
「B E T 3 6 5」 promo|bet365
「bet３６５」注册送钱|bet365
「1x bet」? 「1XBET」 promo|1xbet
「free  money」 glitch|free money
「fr33 m0ney」 glitch|free money
「FREE-MONEY」 now|free money
「cl1ck here」 to win|click here
「0nlyfans」 leak|onlyfans
「onlyfаns」 free|onlyfans
「we​ed」 plug|weed
「w33d」 for sale|weed
「κill yourself」 loser|kill yourself
「kill  yourself」 now|kill yourself
「k1ll y0urself」|kill yourself
「t.me/win」 join|t.me/win
「e.s.c.o.r.t」 service|escort
「esc0rt」 in your city|escort
「g!veaway」 today|giveaway
「a i r d r o p」 claim|airdrop
`;

export interface Violation {
  readonly text: string;
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** The last marked stretch is the one that counts. */
export const violations: readonly Violation[] = written
  .trim()
  .split('\n')
  .map((line) => {
    const bar = line.lastIndexOf('|');
    const word = line.slice(bar + 1);
    if (!words.includes(word)) throw new Error(`${word} is not listed: ${line}`);
    const marked = line
      .slice(0, bar)
      .replace(/\\u([0-9a-f]{4})/g, (_, h: string) => String.fromCharCode(parseInt(h, 16)));
    const open = marked.lastIndexOf('「');
    const close = marked.lastIndexOf('」');
    const before = marked.slice(0, open).replace(/[「」]/g, '');
    const disguised = marked.slice(open + 1, close);
    return {
      text: before + disguised + marked.slice(close + 1),
      word,
      start: before.length,
      end: before.length + disguised.length,
    };
  });
