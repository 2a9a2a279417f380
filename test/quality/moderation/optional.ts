/** Disguises that are looked for only where a list asks for them, on words whose forms are written down here by hand. */
import type { Technique } from './techniques.ts';

interface Forms {
  readonly pinyin: string;
  readonly homophone?: readonly string[];
  readonly lookalike?: readonly string[];
  readonly split?: readonly string[];
  readonly alias?: readonly string[];
}
const forms: Readonly<Record<string, Forms>> = {
  刷单: {
    pinyin: 'shua dan',
    homophone: ['刷丹', '唰单', '刷担'],
    lookalike: ['涮单', '刷革'],
    alias: ['s单', '刷d', '抢单'],
  },
  兼职: {
    pinyin: 'jian zhi',
    homophone: ['兼直', '尖职', '兼植', '奸职'],
    lookalike: ['廉职', '兼织', '兼识'],
    split: ['兼耳只'],
    alias: ['jz', '副业'],
  },
  贷款: {
    pinyin: 'dai kuan',
    homophone: ['袋款', '岱款', '贷宽'],
    lookalike: ['货款', '贸款', '贷歀'],
    split: ['代贝款'],
    alias: ['口子', 'dk'],
  },
  发票: {
    pinyin: 'fa piao',
    homophone: ['发漂', '法票', '发嫖'],
    lookalike: ['友票', '发栗'],
    split: ['发西示', '发覀示'],
    alias: ['fp', '开piao'],
  },
  代开: { pinyin: 'dai kai', homophone: ['岱开', '代揩'], lookalike: ['伐开', '代井'], split: ['亻弋开'] },
  套现: {
    pinyin: 'tao xian',
    homophone: ['套线', '桃现', '陶现'],
    lookalike: ['套规', '奎现'],
    split: ['套王见', '大镸现'],
    alias: ['tx', '变现'],
  },
  洗钱: {
    pinyin: 'xi qian',
    homophone: ['洗浅', '喜钱', '西钱'],
    lookalike: ['冼钱', '洗浅'],
    split: ['氵先钱', '洗钅戋'],
    alias: ['洗米', '走账'],
  },
  跑分: {
    pinyin: 'pao fen',
    homophone: ['炮分', '跑芬', '跑纷'],
    lookalike: ['跪分', '跑纷'],
    split: ['足包分'],
    alias: ['pf', '走账'],
  },
  返利: {
    pinyin: 'fan li',
    homophone: ['反利', '返力', '饭利'],
    lookalike: ['返刹', '迈利'],
    split: ['返禾刂'],
    alias: ['返点', 'fl'],
  },
  赚钱: {
    pinyin: 'zhuan qian',
    homophone: ['转钱', '赚浅', '撰钱'],
    lookalike: ['嫌钱', '赚浅'],
    split: ['贝兼钱', '赚钅戋'],
    alias: ['搞钱', '赚米'],
  },
  假币: { pinyin: 'jia bi', homophone: ['甲币', '假必', '贾币'], lookalike: ['暇币', '假市'], split: ['亻叚币'] },
  高仿: {
    pinyin: 'gao fang',
    homophone: ['高访', '糕仿', '高坊'],
    lookalike: ['膏仿', '高坊', '高纺'],
    split: ['高亻方'],
    alias: ['a货', '1比1'],
  },
  办证: {
    pinyin: 'ban zheng',
    homophone: ['办郑', '伴证', '办怔'],
    lookalike: ['办征', '力证', '办症'],
    split: ['办讠正', '办言正'],
    alias: ['bz'],
  },
  网赌: { pinyin: 'wang du', homophone: ['网堵', '网读', '枉赌'], lookalike: ['网堵', '网睹'], split: ['网贝者'] },
  加微信: {
    pinyin: 'jia wei xin',
    homophone: ['佳微信', '加微心', '加伟信'],
    lookalike: ['咖微信', '加徽信', '加微倍'],
    split: ['力口微信', '加微亻言', '加微人言'],
    alias: ['加v', '加绿泡泡', '+薇'],
  },
  微信群: {
    pinyin: 'wei xin qun',
    homophone: ['微信裙', '唯信群', '微心群'],
    lookalike: ['徽信群', '微信郡'],
    split: ['微亻言群', '微信君羊'],
    alias: ['v群', '薇群'],
  },
  QQ群: { pinyin: 'qq qun', alias: ['扣群', '企鹅群', 'q群'] },
  支付宝: {
    pinyin: 'zhi fu bao',
    homophone: ['知付宝', '支付包', '之付宝'],
    lookalike: ['技付宝', '支附宝'],
    split: ['支付宀玉'],
    alias: ['zfb', '支fu宝'],
  },
  博彩: {
    pinyin: 'bo cai',
    homophone: ['博采', '伯彩', '搏彩'],
    lookalike: ['搏彩', '缚彩', '博采'],
    split: ['十尃彩', '博采彡'],
    alias: ['菠菜', 'bc'],
  },
  赌博: {
    pinyin: 'du bo',
    homophone: ['堵博', '赌伯', '睹博'],
    lookalike: ['睹博', '赌搏', '堵博'],
    split: ['贝者博'],
    alias: ['菠菜', 'du博'],
  },
  棋牌: {
    pinyin: 'qi pai',
    homophone: ['旗牌', '奇牌', '棋排'],
    lookalike: ['祺牌', '棋碑', '琪牌'],
    split: ['木其牌', '棋片卑'],
    alias: ['qp'],
  },
  彩票: {
    pinyin: 'cai piao',
    homophone: ['采票', '菜票', '彩漂'],
    lookalike: ['采票', '彩栗', '彩漂'],
    split: ['采彡票'],
    alias: ['cp', '菜票'],
  },
  时时彩: {
    pinyin: 'shi shi cai',
    homophone: ['时时采', '石时彩', '时时菜'],
    lookalike: ['时时采', '对时彩'],
    split: ['日寸日寸彩'],
    alias: ['ssc', '分分彩'],
  },
  六合彩: {
    pinyin: 'liu he cai',
    homophone: ['六和彩', '六合采', '流合彩'],
    lookalike: ['六合采', '六舍彩'],
    split: ['六人一口彩'],
    alias: ['lhc', '6合'],
  },
  百家乐: {
    pinyin: 'bai jia le',
    homophone: ['白家乐', '百佳乐', '佰家乐'],
    lookalike: ['白家乐', '百冢乐'],
    alias: ['bjl', 'bai家乐'],
  },
  色情: {
    pinyin: 'se qing',
    homophone: ['涩情', '色晴', '瑟情'],
    lookalike: ['免情', '色清', '色晴'],
    split: ['色忄青', '色心青'],
    alias: ['sq', '黄片'],
  },
  裸聊: {
    pinyin: 'luo liao',
    homophone: ['罗聊', '裸料', '螺聊'],
    lookalike: ['棵聊', '裸聆', '课聊'],
    split: ['衤果聊', '裸耳卯'],
    alias: ['果聊', 'luo聊'],
  },
  约炮: {
    pinyin: 'yue pao',
    homophone: ['月炮', '约泡', '曰炮'],
    lookalike: ['钓炮', '约泡', '约袍'],
    split: ['约火包', '纟勺炮'],
    alias: ['yp', '约p'],
  },
  包养: {
    pinyin: 'bao yang',
    homophone: ['包痒', '苞养', '包氧'],
    lookalike: ['句养', '包羌'],
    alias: ['金主', 'sugar'],
  },
  大麻: {
    pinyin: 'da ma',
    homophone: ['大蔴', '打麻', '大嘛'],
    lookalike: ['太麻', '犬麻', '大床'],
    split: ['大广木木', '大广林'],
    alias: ['叶子', 'da麻'],
  },
  毒品: {
    pinyin: 'du pin',
    homophone: ['独品', '毒拼', '渎品'],
    lookalike: ['毒晶', '每品'],
    split: ['毒口口口', '龶母品'],
    alias: ['dp', 'd品'],
  },
  枪支: {
    pinyin: 'qiang zhi',
    homophone: ['枪枝', '抢支', '羌支'],
    lookalike: ['抢支', '枪技', '伧支'],
    split: ['木仓支'],
    alias: ['qz', '抢支'],
  },
  迷药: {
    pinyin: 'mi yao',
    homophone: ['谜药', '迷要', '米药'],
    lookalike: ['谜药', '迷约'],
    split: ['迷艹约', '米辶药'],
    alias: ['听话水', '乖乖水'],
  },
  傻逼: {
    pinyin: 'sha bi',
    homophone: ['煞逼', '傻笔', '沙逼'],
    lookalike: ['傻福', '俊逼'],
    alias: ['sb', '煞笔', '傻b'],
  },
  外挂: {
    pinyin: 'wai gua',
    homophone: ['歪挂', '外瓜', '外卦'],
    lookalike: ['处挂', '外桂', '外娃'],
    split: ['夕卜挂', '外扌圭'],
    alias: ['wg', '开挂'],
  },
  私服: {
    pinyin: 'si fu',
    homophone: ['思服', '私福', '丝服'],
    lookalike: ['和服', '私报'],
    split: ['禾厶服'],
    alias: ['sf', 'si服'],
  },
  翻墙: {
    pinyin: 'fan qiang',
    homophone: ['番墙', '翻强', '反墙'],
    lookalike: ['番墙', '翻樯', '翻啬'],
    split: ['番羽墙', '翻土啬'],
    alias: ['梯子', '科学上网'],
  },
  代孕: {
    pinyin: 'dai yun',
    homophone: ['带孕', '代运', '岱孕'],
    lookalike: ['伐孕', '代孚'],
    split: ['代乃子'],
    alias: ['dy', '助孕'],
  },
  代考: {
    pinyin: 'dai kao',
    homophone: ['带考', '代烤', '岱考'],
    lookalike: ['代老', '伐考'],
    split: ['亻弋考'],
    alias: ['枪手', '替考'],
  },
  日赚千元: {
    pinyin: 'ri zhuan qian yuan',
    homophone: ['日转千元', '日赚千圆'],
    lookalike: ['曰赚千元', '日赚干元'],
    split: ['日贝兼千元'],
    alias: ['日入1k', '日入千元'],
  },
  稳赚不赔: {
    pinyin: 'wen zhuan bu pei',
    homophone: ['稳撰不赔', '稳赚不陪'],
    lookalike: ['稳嫌不赔', '稳赚不陪'],
    split: ['禾急赚不赔'],
    alias: ['包赚', '稳赢'],
  },
};

const tones: Readonly<Record<string, readonly string[]>> = {
  a: ['ā', 'á', 'ǎ', 'à'],
  e: ['ē', 'é', 'ě', 'è'],
  i: ['ī', 'í', 'ǐ', 'ì'],
  o: ['ō', 'ó', 'ǒ', 'ò'],
  u: ['ū', 'ú', 'ǔ', 'ù'],
};
const picked =
  (what: 'homophone' | 'lookalike' | 'split' | 'alias'): Technique =>
  (word, c) => {
    const from = forms[word]?.[what];
    return from ? c.pick(from) : undefined;
  };

export const optional: Readonly<Record<string, Technique>> = {
  pinyin: (word, c) => {
    const spelled = forms[word]?.pinyin;
    if (spelled === undefined) return undefined;
    const style = c.below(5);
    if (style === 0) return spelled;
    if (style === 1) return spelled.replaceAll(' ', '').toUpperCase();
    if (style === 2)
      return spelled
        .split(' ')
        .map((s) => s.replace(/[aeo]|[iu](?=[^aeo]*$)/, (v) => c.pick(tones[v] ?? [v])))
        .join(c.pick(['', ' ']));
    if (style === 3)
      return spelled
        .split(' ')
        .map((s) => s.charAt(0).toUpperCase() + s.slice(1))
        .join('');
    return spelled.replaceAll(' ', '');
  },
  'mixed pinyin': (word, c) => {
    const syllables = forms[word]?.pinyin.split(' ');
    const chars = Array.from(word);
    if (!syllables || syllables.length !== chars.length || /[a-z]/i.test(word)) return undefined;
    const at = c.below(chars.length);
    return chars.map((x, i) => (i === at ? (syllables[i] ?? x) : x)).join('');
  },
  initials: (word) => {
    const syllables = forms[word]?.pinyin.split(' ');
    return syllables && syllables.length > 2 ? syllables.map((s) => s.charAt(0)).join('') : undefined;
  },
  homophone: picked('homophone'),
  lookalike: picked('lookalike'),
  split: picked('split'),
  alias: picked('alias'),
  reversed: (word) => {
    const back = Array.from(word).toReversed().join('');
    return word.includes(' ') || word.includes('.') || back === word ? undefined : back;
  },
};
