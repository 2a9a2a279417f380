/** Ordinary chat in three languages: sentences with places that are filled by chance. Nothing in it is listed. */
import { chance } from './random.ts';

const parts = (text: string): readonly string[] => text.split('/');
const zh = {
  lines: parts(
    '{谁}今天{时}去{地}吗/{时}{地}集合，{谁}别迟到/{物}多少钱一{量}？/{谁}的{物}忘在{地}了/{物}还有{数}{量}，要的接龙/谢谢{谁}，{物}收到了/{谁}生日快乐🎂🎂/{时}下大雨，出门带伞/有没有人拼{物}，满{数}减{数}/{地}的{物}好吃吗/{谁}你{态}的{物}哪里买的/明天{时}开家长会，记得带{物}/快递放{地}了，取件码 {数}-{数}-{数}/作业是第{数}页到第{数}页/今天跑步{数}公里，累死我了/{物}降价了，{态}便宜/{地}堵车，晚到{数}分钟/哈哈哈哈{谁}太搞笑了/收到/收到，辛苦{谁}了/+1/接龙\n1. {谁}\n2. {谁}\n3. {谁}/请问{物}怎么退货/{谁}帮我带一{量}{物}呗/[微笑][微笑] 早上好各位/{地}停水到{时}/孩子{态}不想写作业怎么办/周末去{地}爬山的报名：{数}人/电影票买好了，{时}那场/发个定位/视频打不开，{谁}能再发一遍吗/会议改到{时}，地点{地}/{物}质量{态}好，推荐/谁家的猫在{地}叫/今天{地}打折，{物}才{数}块/停车费一小时{数}元/体检报告出来了，{态}正常/{谁}说{时}来{地}/工资什么时候发呀/我妈让我去{地}买{物}/老师好，孩子{时}请假/这{量}{物}{态}重/核酸不用做了吧/{物}坏了找谁修/麻烦{谁}把群名片改一下/大家{时}有空吗，一起去{地}/那个{物}的颜色情况我再问问/外套现在{数}折/下午注意收快递/房租一个月{数}，押一付三/{谁}发的图看不清/转发给需要的人/今天的菜单：{物}、{物}、{物}/地铁{数}号线换乘{地}/充电器借我用一下/想学游泳，{地}有教练吗/{时}的直播别忘了看/表格填好发我邮箱 {码}@example.com/WiFi 密码是 {码}/房间号 A{数}，前台说 T{数} 登机口/订单 {码} 已发货/https://example.com/s/{码}',
  ),
  谁: parts('小王/李老师/阿明/张姐/群主/老刘/琳琳/大家/王叔/你们/班长/小陈/表哥/我妈/隔壁阿姨/教练'),
  时: parts('八点半/下午/明天一早/周六/晚上七点/中午/后天/刚才/下周三/五一/国庆/十二点'),
  地: parts('超市/学校门口/三楼/公园/地铁站/食堂/东门/图书馆/体育馆/医院/车库/菜市场/咖啡店/健身房/小区北门'),
  物: parts(
    '苹果/牛奶/雨伞/打印机/牙刷/面包/西瓜/羽毛球拍/课本/口罩/外套/充电宝/火锅底料/鸡蛋/瑜伽垫/门票/月饼/微波炉/台灯/大麻袋/消毒湿巾/手套/彩纸/象棋/窗帘/快递盒',
  ),
  量: parts('斤/个/箱/份/把/盒/袋/张'),
  态: parts('真的/特别/好像/确实/有点/实在/挺/非常'),
} as const;
const tw = {
  lines: parts(
    '{誰}{時}要去{地}嗎/颱風要來了，大家注意安全/{物}還有{數}個，要的請登記/早安～今天{地}很涼/謝謝{誰}的{物}/請問{物}可以退嗎/捷運誤點，晚{數}分鐘到/{時}聚餐在{地}，記得帶{物}/生日快樂🎉/{誰}的貓跑到{地}了/作業第{數}頁/報名的請+1/統編對完了，是{物}的集點/停車一小時{數}元/影片看不到，{誰}可以再傳一次嗎/{物}特價，只要{數}元/遇到個大麻煩，{誰}幫幫忙/週末爬山，{數}人報名/收到，感恩/哈哈哈笑死/孩子{時}請假一天/下班要不要一起去{地}/{物}壞掉了要找誰修/會議改到{時}',
  ),
  誰: parts('阿宏/小芳/老師/班代/店長/姊姊/房東/隔壁鄰居/大家'),
  時: parts('明天/下午三點/週六/晚上/等一下/下禮拜/中午'),
  地: parts('公司/捷運站/夜市/學校/超商/河堤/圖書館/健身房/車站'),
  物: parts('便當/雨傘/鳳梨酥/牙刷/外套/月餅/單車/門票/悠遊卡/手套/象棋'),
} as const;
const en = {
  lines: parts(
    "are you coming to {place} {when}?/see you at {place} {when}/{who} said the {thing} is {adj}/can someone bring a {thing}?/the {thing} costs {n} dollars/happy birthday {who}! 🎉/running {n} minutes late, sorry/thanks {who}, got the {thing}/does anyone know a good {place}?/class starts at nine, assignment is due {when}/it's so {adj} today/I'll be there, isn't it {when}?/lost my {thing} near the {place}/meeting moved to {when}/lol that was {adj}/we need {n} more people/that {thing} is {adj} as always/parking is {n} an hour/let's grab lunch {when}/who has the notes from {when}?/my {thing} broke again/on my way/is the {place} open {when}?/order {code} has shipped/the wifi password is {code}/check https://example.org/a/{code}?ref={code}/flight T{n} leaves {when} from gate A{n}/she passed the exam!/he's at the {place}, he'll call {when}/good morning everyone :)/pls send the doc to {code}@example.com/what's the app you use for the {thing}?/grapes, cocktail napkins and a cassette player/massage {when}? no, message/the title of the book is {adj}/{who} and {who} are at the {place}/I can't, I'm at the {place}/price is {n}.{n} per kg/v{n}.{n} is out/brb/ok/thx!!!/sooooo {adj}/noooo way/yesss/it costs ${n}, or €{n}/meet @ {place} @ {when}",
  ),
  who: parts('Anna/Ben/Chris/the coach/my sister/Dr Lee/Sam/our neighbour/Passang/Essa'),
  when: parts('tomorrow/at 5pm/on Friday/next week/tonight/in an hour/at noon/on the 3rd'),
  place: parts('library/gym/station/office/cafe/park/embassy/market/school/cinema/bass shop'),
  thing: parts(
    'laptop/umbrella/cake/ticket/charger/jacket/bike/camera/keyboard/sextant/button/cockpit model/glass/compass',
  ),
  adj: parts('great/late/cold/classic/massive/weird/lovely/embarrassing/expensive/cheap/assembled/titanic'),
} as const;

const languages = { zh, tw, en } as const;
export type Language = keyof typeof languages;

/** `count` messages of this language. */
export function chat(language: Language, count: number, seed: number): string[] {
  const c = chance(seed);
  const source: Readonly<Record<string, readonly string[]>> = languages[language];
  const code = (): string =>
    Array.from({ length: 6 + c.below(8) }, () => c.pick(Array.from('abcdefghjkmnpqrstuvwxyz0123456789ABCDEFGH'))).join(
      '',
    );
  return Array.from({ length: count }, () => {
    let line = c.pick(source['lines'] ?? ['']);
    if (c.yes(0.15)) line += c.pick(['😂', '👍', '！！', '～', '...', '🙏🙏', '[捂脸]', ' :)']);
    if (c.yes(0.1)) line = `${line}${c.pick(['，', '\n', ' '])}${c.pick(source['lines'] ?? [''])}`;
    return line.replace(/\{(.+?)\}/g, (whole, name: string) => {
      if (/^(?:数|數|n)$/.test(name)) return String(1 + c.below(c.pick([9, 99, 999])));
      if (/^(?:码|code)$/.test(name)) return code();
      return source[name] ? c.pick(source[name]) : whole;
    });
  });
}
