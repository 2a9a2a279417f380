/** Ordinary messages as telephones get them: parcels, codes, orders, shops, appointments, slang. None holds a listed word. */
import { chance, hash, type Chance } from './random.ts';
import { lines } from './lines.ts';

type Slot = (c: Chance) => string;
const digits = (c: Chance, n: number): string => Array.from({ length: n }, () => String(c.below(10))).join('');
const letters = (c: Chance, n: number, from = 'ABCDEFGHJKLMNPQRSTUVWXYZ'): string =>
  Array.from({ length: n }, () => from.charAt(c.below(from.length))).join('');
const hex = (c: Chance, n: number): string => letters(c, n, '0123456789abcdef');
const one =
  (text: string): Slot =>
  (c) =>
    c.pick(text.split('|'));

const slots: Readonly<Record<string, Slot>> = {
  n: (c) => String(1 + c.below(30)),
  yuan: (c) => `${1 + c.below(900)}.${digits(c, c.yes(0.5) ? 1 : 2)}`,
  code: (c) => digits(c, c.pick([4, 6])),
  phone: (c) => `1${c.pick(['38', '59', '86', '77'])}${digits(c, 8)}`,
  tail: (c) => digits(c, 4),
  order: (c) => c.pick([`${letters(c, 2)}${digits(c, 12)}`, digits(c, 18), `${letters(c, 1)}-${digits(c, 6)}`]),
  parcel: (c) => `${c.pick(['SF', 'YT', 'JD', 'ZTO', 'EMS', 'LP'])}${digits(c, 12)}`,
  pick: (c) => `${1 + c.below(20)}-${1 + c.below(9)}-${digits(c, 4)}`,
  url: (c) =>
    c.pick([
      `https://s.example.cn/${letters(c, 6, 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789')}`,
      `http://t.example/${hex(c, 8)}`,
      `https://shop.example.com/item?id=${digits(c, 11)}&spm=a${digits(c, 3)}.${digits(c, 4)}`,
      `m.example.org/a/${hex(c, 12)}`,
    ]),
  model: (c) =>
    c.pick([
      `${letters(c, 1)}${1 + c.below(90)}`,
      `${letters(c, 2)}-${digits(c, 3)}`,
      `${letters(c, 2)}${digits(c, 3)}${letters(c, 1)}`,
    ]),
  letters: (c) => letters(c, 5),
  hex: (c) => hex(c, 7),
  mac: (c) => Array.from({ length: 6 }, () => hex(c, 2)).join(':'),
  time: (c) => `${8 + c.below(14)}:${c.pick(['00', '15', '30', '45'])}`,
  day: (c) => `${1 + c.below(12)}月${1 + c.below(28)}日`,
  date: (c) => `2026-0${1 + c.below(9)}-${10 + c.below(18)}`,
  thing: one(
    '儿童水杯|纯棉四件套床品|蓝牙耳机|保温饭盒|婴儿湿巾|洗衣液|运动鞋|电动牙刷|猫粮|台灯|雨衣|帆布包|不粘锅|羽绒服|面膜|充电线|鱼缸过滤棉|米面粮油',
  ),
  thingtw: one('保溫瓶|嬰兒濕巾|行動電源|藍牙耳機|洗衣精|雨衣|貓砂|檯燈|電動牙刷|帆布袋|咖啡豆|羽絨外套'),
  who: one('妈|爸|老婆|王姐|小李|张老师|陈哥|队长|阿姨|房东|组长|同桌'),
  place: one('东门菜鸟驿站|3号楼架空层|小区快递柜|公司前台|门卫室|地铁B口|二食堂门口|南站进站口|实验楼302'),
  hospital: one('市妇幼|人民医院|中医院|口腔门诊|社区卫生站'),
  thingen: one('charger|umbrella|lecture notes|tickets|jacket|lunch box|library card|keys|bike|present'),
  bye: one('ok|k|lor|lah|haha|lol|:)|xx|ttyl|cya|tc|gd nite|thks|thx a lot'),
  placeen: one('bugis|the gym|yr hall|canteen 2|city ctr|mrt stn|lib|my plc|tesco|the bus stop|biz canteen'),
};

const chinese = lines(`
  【快递柜】您的{parcel}已到{place}，取件码{pick}，请于{day}{time}前取件
  【某某银行】您尾号{tail}的账户{day}{time}支出{yuan}元，余额{yuan}元。
  【外卖】您的订单{order}骑手已接单，预计{time}送达，电话{phone}
  验证码：{code}，{n}分钟内有效，请勿告诉他人。
  您正在登录，验证码 {code}。如非本人操作请忽略。
  【{hospital}】{who}您好，您预约的{day}{time}号源已确认，序号{n}，请提前到分诊台报到
  您好，{thing}已经发出了，单号{parcel}，一般两三天到哦
  亲，{thing}拍下{n}件减{n}元，满{n}件包邮，今天{time}截止
  收到货了，{thing}少了一个盖子，麻烦补发一下，订单{order}
  退货地址：浙江省某市某区某某路{n}号{n}幢{n}室，收件人{who}，{phone}
  {thing}有{model}和{model}两种，{model}的贵{yuan}元
  发票抬头写公司还是个人？税号发我一下
  这款{thing}尺码偏小，平时穿L的建议拍XL
  好的，地址改成{place}，电话{phone}
  {who}你到哪了，我在{place}等你
  今晚{time}开会，会议号 {code} {code}，腾讯会议
  {who}，帮我带{n}个馒头一杯豆浆，到了给你钱
  明天{time}家长会，每家来一位，别迟到
  {n}栋{n}单元停水，{day}{time}恢复
  刚下高铁，车次G{tail}，{time}到家
  哈哈哈哈哈笑死我了{who}你太逗了
  在吗？{who}问你{thing}还要不要
  航班MU{tail} {time}起飞，登机口{n}，别忘了带身份证
  链接发你了 {url} 你看看哪个颜色好
  链接：{url} 提取码: {code}
  【公积金】您{day}缴存{yuan}元，账户余额{yuan}元
  【中国某动】您当前剩余流量{n}.{n}GB，通话{n}分钟，退订回T
  【电力】户号{order}，本月电费{yuan}元，请及时缴纳
  下周{n}号考试，考场{n}，座位{n}，带2B铅笔和准考证
  作业：语文第{n}课生字各{n}遍，数学练习册P{n}-P{n}
  今天打卡第{n}天，跑了{n}.{n}公里，配速{n}'{n}"
  路由器的MAC是{mac}，密码贴在背面
  版本{n}.{n}.{n}修了闪退，{model}机型先别升级
  周末爬山的报名：1.{who} 2.{who} 3.
  +1
  收到收到
  新年快乐！祝{who}身体健康，万事如意🎉🎉🎉
  孩子发烧{n}8.{n}，吃了药还是不退，要不要去{hospital}
  拼车：{day}{time}从{place}出发，还差{n}人，AA
  出门往左，看见{place}再右转，走{n}00米
  {thing}退款{yuan}元已原路退回，1-3个工作日到账
  客官，您的{thing}已签收，满意的话给个五星好评哦～
  亲亲，{thing}库存不多了呢，喜欢的话尽快下单哈
  优惠：满{n}9减{n}，叠加店铺优惠更划算，活动到{day}
  车牌浙A·{letters}的车主，您的车挡住了出口，请挪一下
  水电一共{yuan}，房租不变，转我就行
  {day}的会改到{time}，会议室换到{n}楼
  不好意思刚在开车，没看到消息
  你那边几点？我这边{time}
  身份证尾号{tail}的同学来{place}领材料
`);
const taiwan = lines(`
  【超商】您的包裹{parcel}已到店，請於{day}前取件，末三碼{tail}
  您的驗證碼是 {code}，請勿提供給他人
  {thingtw}還有現貨嗎？我要{n}個，寄全家{n}店
  明天{time}在{n}樓開會，記得帶{thingtw}
  高鐵{tail}車次{time}，{n}車{n}A，先幫你訂好了
  不好意思，剛剛在騎車沒看到訊息
  {thingtw}我退貨了，退款{n}99元，三到五個工作天
  等等經過超商要不要幫你買{thingtw}
  連結在這 {url}，顏色你選
  今天好熱喔，{n}8度，冷氣都不冷
  媽說晚上吃火鍋，{time}前要到家
  抽獎抽中了，{n}00元，請大家喝飲料
  掛號好了，{n}診{n}號，{time}左右到就好
  謝謝老闆，{thingtw}收到了，包得很仔細
  下週{n}考試，範圍第{n}到第{n}課
  統編{order}，抬頭一樣，麻煩開三聯
  群組改名了，大家把暱稱改成「{n}樓-姓名」
  早安，祝大家平安喜樂🌸
  訂單編號{order}，總計{n}80元，已付款
  社區公告：{day}{time}洗水塔，請先儲水
`);
const english = lines(`
  Hey u free 2nite? me n jess goin {placeen} at {n}
  k la, c u at {placeen} {time}. dun b late {bye}
  Haha ya i noe rite. so sian {bye}
  Can u pls bring my {thingen} 2moro? thks
  I'm on the way liao, {n} mins more {bye}
  Your parcel {parcel} is out for delivery today between {time} and {time}. Track: {url}
  Your verification code is {code}. Don't share it with anyone.
  Yar lor wait 4 me at {placeen} ok
  Wat time r u comin ovr? mum askin {bye}
  Sori i was in class jus now. call u ltr
  hi babe its me, am @ {placeen}. wanna grab a bite b4 the movie? {bye}
  Ur {thingen} is still wif me leh. I pass u on mon k
  Order {order} has shipped, ETA {date}. Questions? {url}
  Appt reminder: Dr. Hancock, {date} {time}, Essex clinic rm {n}. Reply Y to confirm
  gd morning! slept at {n}am, so tired zzz {bye}
  What's d plan? I'll b home by {n}pm
  Its ok i'll walk. Save me a seat {bye}
  omg did u c the match?? {n}-{n} lmao
  lol he's gna be sooooo late again
  Flight {model} gate B{n} boards {time}, seat {n}C
  PIN {code} for locker {n}, valid til {date}
  balance: £{yuan}. Thanks for topping up {n} pounds
  Don't 4get 2 buy eggs, milk n {n} tomatoes plz
  Happy bday!! hope ur day is gr8 xxx
  Mtg moved 2 {time}, rm {model}. cheers
  Where's my {thingen}? i left it @ {placeen} i tink
  build {n}.{n}.{n} fails on {hex}, see {url}
  Ok thanx. Nite nite, luv u {bye}
  U wan me 2 fetch u anot? rainin here
  Class cancelled 2day, prof is ill. Assignment due {date}
  Meet in the assembly hall, pass the glass doors
  he said it'll take {n} wks, i guess that's it
  Tel 07{phone}, ask 4 Mr Dickson
  FYI the passcode changed: {model}-{tail}
  im at work till {n} den gym. txt me wen u r done
  Dad's car is in the garage again, £{yuan} for a new part!
  Yup, can. u want d blue or black {thingen}?
  Reserved: table 4 {n}, {time}, name Cockburn
  hw was ur exam? mine sux big time
  wif mi frens at {placeen}, u join?
`);
const all = { zh: chinese, tw: taiwan, en: english };

/** So many messages of a language. */
export function everyday(language: keyof typeof all, count: number, seed: number): string[] {
  const c = chance(hash(`everyday ${language} ${seed}`));
  const filled = (line: string): string => line.replace(/\{(\w+)\}/g, (_, name: string) => slots[name]?.(c) ?? name);
  return Array.from({ length: count }, () => {
    const first = filled(c.pick(all[language]));
    return c.yes(0.15) ? `${first}${c.pick(['\n', ' ', '  '])}${filled(c.pick(all[language]))}` : first;
  });
}
