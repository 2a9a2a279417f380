/**
 * Listed words as people say them among themselves, with no advertising around and mostly in the middle of a sentence; the
 * word is between 「」. Disguised by chance, they tell what it costs to leave near misses alone.
 */
import { lines } from './lines.ts';
import { chance, hash } from './random.ts';
import { core, combined, type Technique } from './techniques.ts';

const said = lines(`
  昨天又有个骗子拉我去「刷单」骗了我三百块
  我表妹就是被「刷单」坑惨的
  他说只要「刷单」就能天天躺着数钱
  不会真有人去「刷单」吧
  晚上在家「刷单」比上班还舒服
  别说我没带你「刷单」啊
  群里这个「刷单」的怎么还没踢
  跟我一起「赌博」吧今晚手气好
  他天天晚上「赌博」输了好多
  别「赌博」了回家吧
  我赢了两万全靠「赌博」呢
  周末去澳门「赌博」玩两把
  你就只会「赌博」
  要不要一起「约炮」
  好想「约炮」啊今晚无聊
  今天想「约炮」的姐姐在吗
  我们去「约炮」不告诉别人
  寂寞了就来「裸聊」陪你到天亮
  跟我「裸聊」一会儿嘛
  妹妹在线「裸聊」很会玩
  哥哥想看「裸聊」吗
  你个大「傻逼」闭嘴
  这群主就是「傻逼」一个
  你才是「傻逼」你全家都是
  滚吧「傻逼」
  骂你「傻逼」怎么了
  真是「废物」一个连这都不会
  你们全是「废物」啊
  活该被骂「废物」还不服气
  我真「他妈」服了你
  你「他妈」会不会玩
  谁「他妈」让你说话了
  昨晚搞到点「冰毒」要不要来一口
  家里还剩一些「大麻」晚上一起飞
  抽「大麻」很爽的试试
  想试「大麻」吗我这有
  弄了点「春药」给她喝下去
  在酒里放「迷药」她就睡着了
  我卖「迷药」给过他
  开「外挂」的都去死
  我用「外挂」打上王者了
  有没有好用的「外挂」啊
  这把开「外挂」稳赢
  白天上班晚上做「兼职」轻松
  大学生做「兼职」每天两小时
  缺钱的都来做「兼职」吧真不骗人
  给我做「兼职」一天给三百
  没工作也能办「贷款」不看流水
  急需要「贷款」吗今天放
  我帮你办「贷款」十分钟
  他们家「贷款」不用房子
  开「发票」不用税点
  公司缺「发票」冲账就说话
  我这儿能「代开」各种的
  信用卡能「套现」出来花
  帮你把额度「套现」出来
  花呗「套现」我只要五个点
  拿你的卡帮我「洗钱」分你一半
  靠「洗钱」他买了三套房
  把卡给我「跑分」一天给一千
  我在「跑分」躺着就来钱
  在外面「包养」小三
  求大哥「包养」我很乖
  想被「包养」吗我养你
  老公不在家找「援交」解闷
  她做「援交」一次两千
  想看「色情」小电影吗
  昨晚看了一晚上「色情」直播
  买「彩票」跟我买必中
  我有「彩票」内幕号给你
  带你买「彩票」中大奖
  玩「棋牌」送你三十块
  来玩「棋牌」赢了就提
  现在「下注」还来得及
  快去「下注」红方
  跟着我「下注」从来没输过
  我帮人「代考」从没被抓
  四级找人「代考」行吗
  过不了就「代考」嘛
  我家能「代孕」男孩女孩随你选
  她在做「代孕」赚了五十万
  去外国「代孕」便宜
  出一把「枪支」真家伙
  我手里有「枪支」你敢吗
  要不要「毒品」试一下很嗨
  吸「毒品」的滋味你不懂
  卖「毒品」来钱快
  拿「假币」去夜市花
  印了一批「假币」跟真的一样
  搞「传销」发大财
  他拉我做「传销」住了半个月
  不用学直接「办证」一周到手
  我帮你「办证」学历学位都有
  弄个「网贷」先用着
  借了「网贷」还不上怎么办来问我
  欠「网贷」的看过来
  玩「网赌」一夜回本
  他「网赌」输光了
  我「网赌」上岸教你
  用我的「翻墙」什么都能看
  想「翻墙」看片吗
  教你「翻墙」五分钟学会
  去「嫖娼」记得叫我
  他「嫖娼」被抓过
  发链接给你「返利」每单五块
  买东西「返利」给你一半
  今天来「日结」明天走人
  搬货「日结」一百八
  想「赚钱」就听我的
  不「赚钱」你来找我骂
  带全家「赚钱」买房买车
  跟他「赚钱」的都开上宝马了
  炒股「配资」一万变十万
  给你「配资」亏了算我的
  这里「招嫖」一晚三百
  在酒店门口「招嫖」被拍了
  玩「私服」一刀九九九
  我开的「私服」人很多
  帮你「刷钻」刷到一百级
  给空间「刷钻」五块
`);

/** What leaves the letters as they are and puts something between them, or nothing. */
const kinds = [
  'plain',
  'repeats',
  'space between',
  'sign between',
  'line breaks',
  'emoji between',
  'brackets',
  'markdown',
];
const ways: Readonly<Record<string, Technique>> = {
  ...Object.fromEntries(kinds.map((k) => [k, core[k] as Technique])),
  'two at once': combined,
};

export interface Said {
  readonly technique: string;
  readonly word: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Every sentence with its word in every disguise. */
export const talk = (seed: number): Said[] =>
  said.flatMap((line) => {
    const [before = '', word = '', behind = ''] = line.split(/[「」]/);
    return Object.entries(ways).flatMap(([technique, disguise]): Said[] => {
      const written = disguise(word, chance(hash(`${seed} ${technique} ${line}`)));
      if (written === undefined) return [];
      const start = before.length;
      return [{ technique, word, text: before + written + behind, start, end: start + written.length }];
    });
  });
