/**
 * Near misses of a third hand, with words that no other set lists: `|` stands where one word of the sentence ends inside
 * the listed one. Each line is read as it stands and with what people put between two words; half of the lines, chosen by
 * their hash, are never looked at while the engine is worked on.
 */
import { lines } from './lines.ts';
import { chance, hash } from './random.ts';
import { wideOther } from './wide-other.ts';

export const wideWords: readonly string[] =
  '代付 代充 代练 卖号 黑客 假证 刻章 替考 真题 保过 提现 充值 开户 下单 会员 外围 情趣 壮阳 毛片 自拍 同城 期货 外汇 荐股 带单 操盘 中奖 免单 返现 拼团 原单 尾货 走私 水货 假货 山寨 上分 下分 斗牛 庄家 彩金 足彩 一码 自杀 去死 牛逼 装逼 引流 代理 赌球 提额 保本 上门 会所 技师 全套 嫩模 包夜 特服 种子 网盘 番号 开票 文凭 论文 驾照 下款 放款 黑户 口令 投注 群发 点赞 约会 小三 大奶 口交 做爱 性交 内射 口爆 人兽 色诱 性感 自慰 黄图 白粉 大烟 手枪 子弹 军火 台独 港独 疆独 反动 暴动 游行 上访 高利贷 激活码 优惠券 海洛因 摇头丸 cum gay anal dick boob loan crypto viagra hitler nitro robux vbucks heroin poker pussy retard incest cunt jihad xanax'
    .split(' ')
    .concat('sugar daddy', 'hot girls', 'easy cash');

const across = lines(`
  这一代|付出了太多
  新一代|充电桩更快
  年轻一代|练字的少了
  楼下那家外卖|号码牌丢了
  天黑|客人都走了
  漆黑|客厅里没有人
  请假|证明交给班主任
  休假|证件放在家里
  此刻|章鱼小丸子刚出锅
  立刻|章程发给你
  代替|考虑周全的那个方案
  认真|题字送给老师
  写真|题材由你定
  社保|过户要带什么
  环保|过滤器换过了
  医保|过几天到账
  前提|现在不成立
  别提|现场多热闹了
  补充|值班表里的人
  扩充|值不值得再看
  打开|户外模式拍照
  离开|户口所在地三年
  楼下|单元门坏了
  地下|单行道不能掉头
  乡下|单车比汽车多
  开会|员工都要到
  协会|员额今年不变
  门外|围满了看热闹的
  另外|围巾在柜子里
  院外|围栏刷了新漆
  事情|趣味性不够
  友情|趣事讲一件
  强壮|阳光的大男孩
  鹅毛|片片飘下来
  亲自|拍板定下来
  独自|拍照没人帮忙
  各自|拍摄一段视频
  不同|城市的学校
  合同|城管那边要盖章
  如同|城堡一样漂亮
  过期|货物统一下架
  长期|货源稳定吗
  海外|汇款昨天到了
  对外|汇报由她负责
  国外|汇率今天涨了
  推荐|股东代表发言
  随身携带|单反上山
  安全带|单边松了
  课间操|盘腿坐着做
  高中|奖学金名单出来了
  初中|奖状还留着
  其中|奖品有三种
  避免|单独外出
  以免|单据丢失
  往返|现在要两小时
  重返|现场的心情
  一起打拼|团队才能赢
  高原|单车队出发了
  平原|单季稻收了
  车尾|货箱没关好
  结尾|货比三家那段好笑
  带走|私人物品
  逃走|私自离岗都要记
  墨水|货架在左边
  排水|货车堵在路上
  放假|货车限行
  暑假|货运不打烊
  登山|寨门口集合
  晚上|分组讨论
  网上|分享的做法
  班上|分成四队
  线下|分享会改期
  私下|分析给你听
  剩下|分给大家
  搏斗|牛群散开了
  村庄|家家户户贴春联
  出彩|金句请收藏
  五彩|金鱼养在缸里
  满足|彩虹下的愿望
  十足|彩排了三遍
  第一|码头人最多
  统一|码放整齐
  亲自|杀鸡给你看
  各自|杀青了几部戏
  过去|死板的规定
  回去|死气沉沉的
  蜗牛|逼近终点
  武装|逼近边境
  吸引|流浪猫的办法
  指引|流程贴在墙上
  现代|理念很不一样
  古代|理学家是谁
  近代|理论课改周五
  打赌|球赛谁能赢
  前提|额外加一条
  确保|本周完成
  环保|本子两块一本
  网上|门店都搜得到
  早上|门卫换班
  桌上|门禁卡是谁的
  协会|所在地搬了
  社会|所需的人才
  机会|所剩无几
  科技|师范学院招生
  安全|套餐贵一点
  完全|套用老模板
  稚嫩|模样真可爱
  书包|夜里要收好
  承包|夜宵的同学辛苦了
  独特|服饰展在二楼
  各种|子女教育的书
  上网|盘点一下清单
  一番|号召大家都来了
  公开|票选最美教师
  离开|票可以退吗
  作文|凭感觉写的
  语文|凭什么这么难
  讨论|文件第三条
  无论|文科还是理科
  找代驾|照片发一张
  以下|款项请核对
  剩下|款待客人的点心
  存放|款式要分开
  天黑|户外活动取消
  门口|令人眼前一亮
  空投|注意接收
  人群|发生了骚动
  羊群|发现了新草地
  一点|赞美都没有
  整点|赞助商上台
  预约|会议室要提前
  节约|会更好
  大小|三种规格
  从小|三点一线
  加大|奶茶杯
  门口|交接钥匙
  窗口|交费就行
  进口|交易额上涨
  叫做|爱心早餐
  当做|爱好坚持下来
  一次性|交清学费
  女性|交通安全讲座
  国内|射击队集训
  室内|射箭馆几点关
  人口|爆炸式增长
  出口|爆满进不去
  机器人|兽医都来参展
  特色|诱人的小吃
  可能性|感觉不大
  重要性|感受很深
  独自|慰问老人
  米黄|图案的窗帘
  黑白|粉笔各一盒
  雪白|粉嫩的小脸
  巨大|烟囱拆掉了
  放大|烟花照片
  对手|枪法更准
  电子|弹窗关不掉
  孩子|弹琴进步很大
  桌子|弹簧坏了
  冠军|火锅店又排队
  电台|独家采访
  阳台|独享一片海景
  平台|独有的功能
  香港|独特的街景
  新疆|独库公路开通了
  相反|动作放慢一点
  违反|动物保护法
  粗暴|动作要扣分
  旅游|行程发群里
  郊游|行李别带太多
  网上|访问很慢
  晚上|访谈节目几点
  `);

/** Where nothing in the sentence but its own punctuation parts the two: these are never joined. */
const clauses = lines(`
  这件事要等下一代|付出才行
  他要把表格补充|值班的事再说
  那就先打开|户口本在抽屉里
  我在楼下|单子等会给你
  先去开会|员工食堂见
  他站在门外|围裙还没摘
  这两个不同|城里那家更好
  牛奶过期|货架要清
  她在国外|汇报改线上
  东西随身带|单反别忘
  孩子上初中|奖状不少
  能免则免|单数的归你
  当天往返|现在订票便宜
  我先走|私下再说
  明天放假|货别发了
  周末爬山|寨子里住一晚
  先上|分数出来再说
  放下|分你一半
  别斗|牛脾气上来了
  去村庄|家里没人
  要出彩|金色更好
  最终统一|码数报给我
  我自己来|各自|杀价去吧
  你过去|死活劝不动
  他骑着牛|逼着它过河
  穿西装|逼得他浑身难受
  指引|流程都有
  这是现代|理由说得通
  他爱打赌|球踢得一般
  请确保|本子带齐
  放网上|门票也能买
  有机会|所以别急
  保证安全|套上防滑链
  菜很嫩|模样也好
  带书包|夜里冷
  这很独特|服了
  只有这种|子女都不爱吃
  周末上网|盘子你洗
  请公开|票已经投完
  交作文|凭条去领
  别再争论|文件都在
  请代驾|照相的先走
  东西放下|款式再挑
  天都黑|户口本还没找到
  到路口|令旗一挥就走
  都来投|注意截止时间
  转到群|发给我也行
  快八点|赞助商来了
  改天再约|会员卡带上
  别嫌小|三个够了
  房子大|奶奶住得惯
  等在门口|交警来了
  这个叫做|爱吃不吃
  讲个性|交给他办
  放屋内|射灯开着
  到出口|爆米花在左边
  来了很多人|兽医也在
  选颜色|诱饵也换
  要有耐性|感冒了休息
  我独自|慰问信他写
  底色白|粉色也行
  雨这么大|烟都点不着
  洗了手|枪放下
  搬桌子|弹琴的让一让
  上阳台|独立卫浴
  正相反|动静很小
  去郊游|行不行
  挂网上|访客都能看
  `);

const doubled = lines(`
  天天向上|分分合合
  看看下单量
  大大小小三个包
  妈妈的味道
  爷爷妈妈的老照片
  慢慢上上分店看看
  星星点点赞不绝口
  口口声声交给我
  走走私房菜馆
  开开户外灯
  代代相传付诸行动
  上上下下分了三层
  说说性感受
  牛牛逼近了
  人人兽医院
  台台独立包装
  会会所里的老朋友
  陪陪小小三岁的弟弟
  刚刚开会员工都在
  种种子女问题
  常常约约会议时间
  处处口口令人感动
  事事情情趣味
  `);

const between: Readonly<Record<string, readonly string[]>> = {
  space: [' ', '  ', '\u3000'],
  sign: ['/', '、', '·', '-', '~', ' / ', ' | ', ' - ', '—', '…', '+', '&'],
  quote: ['“', '（', '【', '《', '**', '「'],
  line: ['\n', '\n- ', '\n2. ', '\r\n'],
  picture: ['😂', '👉', '✅', '🌸', '🎉🎉', '[微笑]'],
};
const closing: Readonly<Record<string, string>> = {
  '“': '”',
  '（': '）',
  '【': '】',
  '《': '》',
  '**': '**',
  '「': '」',
};

/** A word, and what closes behind it, from the dictionary of the engine. */
const words = new Intl.Segmenter('zh', { granularity: 'word' });
function put(line: string, what: string): string {
  const [before = '', behind = ''] = line.split('|');
  const end = closing[what];
  if (end === undefined) return before + what + behind;
  const known = [...words.segment(behind)][0]?.segment ?? '';
  const first = known.length > 1 ? known : behind.slice(0, 2);
  return before + what + first + end + behind.slice(first.length);
}

const spread = (kind: string): readonly string[] =>
  across.map((line) => put(line, chance(hash(`${kind} ${line}`)).pick(between[kind] ?? [])));

const clauseMarks = ['，', '，', '，', '。', '！', '？', '；', '\n', ',', ' '];

export const wide: Readonly<Record<string, readonly string[]>> = {
  'wide across words': across.map((x) => x.replace('|', '')),
  'wide clause': clauses.map((line) => line.replaceAll('|', () => chance(hash(`clause ${line}`)).pick(clauseMarks))),
  'wide space': spread('space'),
  'wide sign': spread('sign'),
  'wide quote': spread('quote'),
  'wide line': spread('line'),
  'wide picture': spread('picture'),
  'wide doubled': doubled.map((x) => x.replace('|', '')),
  ...wideOther,
};
