/**
 * Everyday group lines that begin with or contain command words and are no commands. Sentences of our own, after how
 * people talk in shop groups: each frame is completed with each word, so that every word stands at the beginning,
 * in the middle and at the end of ordinary talk.
 */
const zhWords = ['签到', '打卡', '积分', '我的积分', '排行榜', '帮助', '设置', '话题', '规则', '语言', '安静', '恢复', '欢迎词', '为什么', '撤销', '取消', '活动', '投票'];
const zhFrames = [
  (w: string) => `${w}怎么弄啊，有没有人教教我`,
  (w: string) => `今天又忘了${w}，哎`,
  (w: string) => `${w}和上次那个一样吗？`,
  (w: string) => `有人知道${w}在哪里看吗`,
  (w: string) => `老板说${w}下周改，大家等等`,
  (w: string) => `我老公问我${w}是什么意思，笑死`,
  (w: string) => `@May ${w}你看到了吗`,
  (w: string) => `${w}这个事别忘了跟客服说一声`,
  (w: string) => `刚才群里在说${w}`,
  (w: string) => `#${w}`,
];
const twWords = ['簽到', '點數', '排行榜', '說明', '設定', '規則', '語言', '安靜', '恢復', '為什麼', '撤銷', '話題'];
const twFrames = [
  (w: string) => `${w}要怎麼用，求教`,
  (w: string) => `昨天的${w}好像沒有算到我`,
  (w: string) => `${w}可以換什麼呀？`,
  (w: string) => `我媽也想看${w}，哈哈`,
  (w: string) => `剛剛說到${w}，我想到一件事`,
  (w: string) => `等等再來看${w}`,
  (w: string) => `${w}是不是改版了啊`,
  (w: string) => `請問一下${w}的事要問誰`,
];
const enWords = ['checkin', 'check-in', 'points', 'top', 'help', 'settings', 'rules', 'language', 'quiet', 'resume', 'why', 'undo', 'welcome', 'topic', 'on', 'off', 'give', 'level'];
const enFrames = [
  (w: string) => `${w} is what I was looking for yesterday`,
  (w: string) => `can somebody tell me about the ${w} thing`,
  (w: string) => `${w}, anyone?`,
  (w: string) => `my sister asked about ${w} again`,
  (w: string) => `I forgot the ${w} today`,
  (w: string) => `${w} please, my parcel is late`,
  (w: string) => `what does ${w} mean here`,
  (w: string) => `so much talk about ${w}`,
  (w: string) => w,
];
/** Single words and phrases that are small talk as a whole. */
const small = [
  '红包', '积分呢', '榜单在哪', '红包来了', '赞', '赞一个', '感谢', '谢谢群主', '收到', '1', '+1', '666', '好的', '黑', '踢', '解', '禁', '为什么', '为什么呀',
  '活动', '投票', '抽奖', '商店', '等级', '菜单', '设置', '规则', '语言', '接龙', '积分有什么用啊', '签到有什么好处', '签到了吗', '没签到',
  '紅包', '謝謝', '為什麼', '選單', '等級', '遊戲', '抽獎', '打卡成功好开心', '排行榜第一是谁', '帮助别人快乐自己', '取消', '算了',
  'ok', 'thanks', 'lol', 'help', 'points', 'rank', 'level', 'why', 'cancel', 'top', 'yes', 'no', '2', 'on', 'off', 'vote', 'menu', 'shop',
];

export const everydayLines: readonly string[] = [
  ...zhWords.flatMap((w) => zhFrames.map((f) => f(w))),
  ...twWords.flatMap((w) => twFrames.map((f) => f(w))),
  ...enWords.flatMap((w) => enFrames.map((f) => f(w))),
  ...small,
];
