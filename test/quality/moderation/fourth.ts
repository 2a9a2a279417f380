/**
 * Near misses of a fourth hand: words that no other set lists. In Chinese lines `|` stands where one word of the sentence
 * ends inside the listed one; each is read as it stands and with what people put between two words, by two seeds. All of
 * it has been looked at for the work on the engine.
 */
import { fourthOther } from './fourth-other.ts';
import { lines } from './lines.ts';
import { chance, hash } from './random.ts';

export const fourthWords: readonly string[] = (
  '卖淫 偷拍 裸照 走光 乱伦 强奸 出轨 私房 炸弹 匕首 毒贩 吸毒 罂粟 黑市 洗号 盗号 封号 租号 收号 涨粉 刷量 水军 代写 挂靠 学历 报销 三无 ' +
  '回扣 提成 佣金 招商 加盟 创业 暴富 牛股 打新 爆仓 空投 挖矿 原油 白银 外盘 信托 集资 拉新 砍价 秒杀 清仓 甩卖 特价 借条 白条 花呗 逾期 ' +
  '催收 征信 黑产 银行卡 四件套 通道 水房 车手 算命 占卜 邪教 尼玛 卧槽 狗日 贱人 婊子 滚蛋 智障 脑残 白痴 垃圾 变态 人渣 面交 陪聊 按摩 ' +
  '足疗 桑拿 模特 空姐 少妇 学妹 处女 破处 大保健 验资 过桥 年化 保底 红单 龙虎 开奖 走势 冰壶 飞单 出千 抽水 押金 手续费 会费 入会 点击 关注 ' +
  'milf orgy anus penis dildo nazi twat wank prick damn lsd pot ammo wager bingo stake debt btc usdt nft pump promo coupon ponzi mlm paypal stripper kink fetish horny bet666 ' +
  'swing bong stoner hoax idiot moron loser noob'
)
  .split(' ')
  .concat('cash app', 'work from home', 'earn cash', 'cheap meds', 'gift card');

/** One word ends inside the listed one. */
const across = lines(`
  叫卖|淫雨霏霏那几天最难
  小偷|拍了拍门就跑了
  赤裸|照样下水游泳
  他快走|光着脚也不怕
  战乱|伦敦大轰炸那段
  演出|轨道交通延长运营
  走私|房子也被查封
  油炸|弹力糕特别脆
  汤匙|首先放左边
  解毒|贩子不懂草药
  呼吸|毒气会要命
  傍黑|市场才热闹
  漂洗|号码牌会掉色
  防盗|号召大家装锁
  信封|号码写错了
  出租|号牌要拍照
  签收|号段已经用完
  上涨|粉丝都高兴
  印刷|量不够再加
  海水|军舰都生锈了
  取代|写作课的是什么
  悬挂|靠左边一点
  放学|历来是四点半
  海报|销路好不好
  第三|无论如何要来
  退回|扣除运费五元
  前提|成立才能推
  雇佣|金牌教练来带
  过招|商场里人山人海
  添加|盟友一起打
  独创|业界都服气
  风暴|富人区也停电
  黄牛|股份不多了
  拍打|新棉被
  防爆|仓库在西边
  太空|投放了三颗卫星
  深挖|矿泉水源头
  高原|油菜花开了
  雪白|银杏叶子铺满
  门外|盘子里还有鱼
  相信|托运不会坏
  收集|资料要签字
  沙拉|新鲜现做
  刀砍|价签都碎了
  分秒|杀菌只要三分钟
  很冷清|仓鼠都不动
  请别甩|卖家会生气
  独特|价值在手工
  外借|条件写清楚
  清白|条理也清楚
  安逸|期待下次再来
  别催|收到就回你
  远征|信鸽带回来的
  漆黑|产妇看不清路
  投行|卡里没余额
  银行|卡住了系统
  沟通|道理讲明白
  放水|房东也不在
  倒车|手刹忘了拉
  估算|命中率九成
  侵占|卜卦的摊位
  热狗|日本也有卖
  卑贱|人人都会老
  翻滚|蛋液要匀
  明智|障碍都绕开
  电脑|残影很严重
  空白|痴迷的人填满了
  多变|态度也要好
  工人|渣土车别乱停
  当面|交给他就行
  作陪|聊到半夜
  先按|摩擦系数算
  立足|疗效慢慢看
  扶桑|拿铁一杯
  规模|特别大
  夜空|姐姐拍了星星
  多少|妇产科医生在岗
  上学|妹妹我来送
  到处|女生都在拍照
  打破|处罚的惯例
  扩大|保健食品的范围
  检验|资质齐全
  经过|桥头左转
  去年|化肥涨价了
  确保|底板不松
  粉红|单衣薄裤
  召开|奖励大会
  滑冰|壶里装热水
  高飞|单脚落地
  派出|千人志愿队
  烟抽|水也要喝
  画押|金额看清楚
  亲手|续费别忘
  聚会|费用平摊
  加入|会有惊喜
  两点|击鼓传花开始
  海关|注明了产地
  商务楼|盘点完再走
  学生会|费了好大劲
  游学|历时半个月
  旁白|条件很简单
  不算|命运也公平
  他卖|淫羊藿泡酒
  长白|银装素裹
  真心空|投篮不准
  拆封|号数对一下
`);

/** Ends of one clause or line and the beginning of the next. */
const clauses = lines(`
  东西不卖|淫雨天也没人买
  镜头是偷|拍得还清楚
  别忘了走|光线快没了
  全线崩乱|伦敦股市也跌
  门票还没出|轨道先封了
  这是私|房东不让进
  炸一炸|弹牙又爽口
  这药有毒|贩卖要判刑
  多呼吸|毒素排得快
  那边太黑|市区亮一点
  碗洗|号码我来记
  这锁防盗|号称全国第一
  先别封|号外还没印
  车可以租|号牌另算
  件已经收|号码发我
  价格别涨|粉条也一样
  牙要刷|量一量体温
  多喝水|军训很热
  这事他代|写完发群里
  衣服先挂|靠墙一点
  去上学|历史书带了没
  按时报|销假也要签字
  一二三|无人应答
  钱要退回|扣子也补上
  鞋自己提|成功在望
  他出拙招|商量一下
  水往里加|盟主请客
  文章原创|业余时间写的
  今天风暴|富裕路积水
  那头大牛|股骨受伤
  电话别打|新来的会接
  气球要爆|仓鼠吓一跳
  位子有空|投票的坐
  坑慢慢挖|矿灯戴好
  回高原|油价便宜
  墙刷白|银色更亮
  站门外|盘子递我
  你要相信|托人带就行
  有空来集|资料别丢
  门用力拉|新装的有点紧
  树别砍|价钱好说
  每分每秒|杀气腾腾
  手续办清|仓库归你
  水别甩|卖相不好
  味道独特|价格也行
  书别外借|条子留下
  头发白|条纹衬衫配一下
  生活安逸|期末也不慌
  别再催|收拾完就走
  去远征|信件会转
  天已经黑|产房还亮着
  线路不通|道具换一套
  天冷加水|房间开暖气
  先停车|手机带上
  这事不算|命题作文重写
  位子别占|卜先生要坐
  快点滚|蛋炒饭凉了
  机器很智|障眼法罢了
  先用脑|残局好下
  地要擦白|痴情的人在擦
  情况会变|态势不明
  跟他见面|交个朋友
  晚上有人陪|聊聊家常
  门铃别按|摩天轮见
  货源很足|疗程内吃完
  家门口种桑|拿去喂蚕
  看看规模|特来取经
  房间有空|姐夫先住
  剩的不少|妇女节再卖
  好好学|妹子别哭
  乱到处|女儿来收
  锅打破|处理掉吧
  东西要检验|资料交齐
  慢点过|桥很滑
  又是一年|化冻了
  质量要保|底下垫好
  灯笼红|单据白
  空调别开|奖状要贴
  慢慢走|势头不错
  壶里是冰|壶嘴坏了
  慢些飞|单程票少
  快点出|千万别迟到
  烟少抽|水多喝
  签字画押|金子归他
  洗洗手|续杯免费
  下午开会|费心准备
  把糖放入|会更甜
  到九点|击掌庆祝
  门要关|注意安全
`);

const doubled = lines(`
  偷偷拍下了日出
  爸爸卖卖鱼丸
  白白条纹的裤子
  轻轻按按摩托车喇叭
  大大小小三三无数
  常常关关注水阀
  回扣扣子都扣错
  好好面面交代清楚
  家家租租号牌
  年年化化妆
  妈妈催催收衣服
  奶奶信信托福班
  说说算算命题人
  多多少少妇产科的事
  去试试打打新球拍
  看看走走势头好
`);

const between: Readonly<Record<string, readonly string[]>> = {
  space: [' ', '  ', '\u3000'],
  sign: ['/', '、', '·', '-', '~', '—', ' - ', '|', '…', '：', '+'],
  quote: ['「', '“', '《', '（', '【', '**', '`'],
  line: ['\n', '\n\n', '\n- ', '\n1. ', '\r\n'],
  picture: ['😅', '👇', '🔥', '🌹', '😭😭', '[偷笑]', '[OK]'],
};
const closing: Readonly<Record<string, string>> = {
  '「': '」',
  '“': '”',
  '《': '》',
  '（': '）',
  '【': '】',
  '**': '**',
  '`': '`',
};
const words = new Intl.Segmenter('zh', { granularity: 'word' });
function put(line: string, what: string): string {
  const [before = '', behind = ''] = line.split('|');
  const end = closing[what];
  if (end === undefined) return before + what + behind;
  const known = [...words.segment(behind)][0]?.segment ?? '';
  const first = known.length > 1 ? known : behind.slice(0, 2);
  return before + what + first + end + behind.slice(first.length);
}

const clauseMarks = ['，', '，', '，', '。', '！', '？', '；', '\n', ',', ' ', '～', '...'];

/** All near misses, by kind, as one seed makes them. */
export function fourth(seed: number): Readonly<Record<string, readonly string[]>> {
  const spread = (kind: string): readonly string[] =>
    across.map((line) => put(line, chance(hash(`${seed} ${kind} ${line}`)).pick(between[kind] ?? [])));
  return {
    'fourth across words': across.map((x) => x.replace('|', '')),
    'fourth clause': clauses.map((x) => put(x, chance(hash(`${seed} clause ${x}`)).pick(clauseMarks))),
    'fourth space': spread('space'),
    'fourth sign': spread('sign'),
    'fourth quote': spread('quote'),
    'fourth line': spread('line'),
    'fourth picture': spread('picture'),
    'fourth doubled': doubled,
    ...fourthOther,
  };
}
