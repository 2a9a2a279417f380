import type { Texts } from '../../types.ts';

interface Catalogue {
  readonly alike: (group: string, name: string, like: string) => string;
  readonly ours: string;
  readonly remove: string;
  readonly wait: string;
  readonly allowed: (name: string) => string;
  readonly removed: (name: string) => string;
  readonly watching: string;
  /** In the group, one line; never who it is: it may be a coincidence. */
  readonly warnName: (like: string) => string;
  readonly pay: (group: string, name: string, words: string) => string;
  readonly prize: (group: string, name: string, words: string) => string;
  readonly warnPay: string;
  readonly warnPrize: string;
  readonly take: string;
  readonly fine: string;
  readonly taken: string;
  readonly wasFine: string;
  readonly title: string;
  readonly lead: string;
}

export const namesTexts: Texts<Catalogue> = {
  'zh-CN': {
    alike: (group, name, like) => `「${group}」有人叫「${name}」，跟「${like}」很像，是自己人吗？`,
    ours: '是自己人',
    remove: '移出',
    wait: '再看看',
    allowed: (name) => `好，「${name}」是自己人，不再提醒。`,
    removed: (name) => `好，请「${name}」离开了。`,
    watching: '好，再看看。',
    warnName: (like) => `提醒一下：群里有人的名字跟「${like}」很像，付钱、给验证码前先在群里问一声。`,
    pay: (group, name, words) => `「${group}」刚来的 ${name} 在让人私下付款：「${words}」`,
    prize: (group, name, words) => `「${group}」刚来的 ${name} 在说中奖领奖：「${words}」`,
    warnPay: '提醒一下：店里不会让大家私下付款，拿不准先在群里问。',
    warnPrize: '提醒一下：中奖只看群里的公布，别加陌生人领奖。',
    take: '收起来',
    fine: '没事',
    taken: '好，收起来了。',
    wasFine: '好，知道了。',
    title: '冒充',
    lead: '付款和中奖的事请让店里来说',
  },
  'zh-TW': {
    alike: (group, name, like) => `「${group}」有人叫「${name}」，跟「${like}」很像，是自己人嗎？`,
    ours: '是自己人',
    remove: '移出',
    wait: '再看看',
    allowed: (name) => `好，「${name}」是自己人，不再提醒。`,
    removed: (name) => `好，請「${name}」離開了。`,
    watching: '好，再看看。',
    warnName: (like) => `提醒一下：群裡有人的名字跟「${like}」很像，付錢、給驗證碼前先在群裡問一聲。`,
    pay: (group, name, words) => `「${group}」剛來的 ${name} 在叫人私下付款：「${words}」`,
    prize: (group, name, words) => `「${group}」剛來的 ${name} 在說中獎領獎：「${words}」`,
    warnPay: '提醒一下：店裡不會叫大家私下付款，拿不準先在群裡問。',
    warnPrize: '提醒一下：中獎只看群裡的公布，別加陌生人領獎。',
    take: '收起來',
    fine: '沒事',
    taken: '好，收起來了。',
    wasFine: '好，知道了。',
    title: '冒充',
    lead: '付款和中獎的事請讓店裡來說',
  },
  en: {
    alike: (group, name, like) => `Somebody in "${group}" goes by "${name}", much like "${like}". One of yours?`,
    ours: 'One of us',
    remove: 'Remove',
    wait: 'Wait and see',
    allowed: (name) => `OK, "${name}" is one of yours. I won't ask again.`,
    removed: (name) => `OK, "${name}" is out.`,
    watching: 'OK, wait and see.',
    warnName: (like) => `Careful: somebody here has a name much like "${like}". Ask in the group before you pay.`,
    pay: (group, name, words) => `${name}, new in "${group}", asks people to pay elsewhere: "${words}"`,
    prize: (group, name, words) => `${name}, new in "${group}", hands out a prize: "${words}"`,
    warnPay: 'Careful: nobody from the team asks you to pay in private. When in doubt, ask here.',
    warnPrize: 'Careful: winners are named in the group. Never write to a stranger for a prize.',
    take: 'Take it down',
    fine: "It's fine",
    taken: 'OK, it is down.',
    wasFine: 'OK, good to know.',
    title: 'impostor',
    lead: 'please leave payments and prizes to the team',
  },
};
