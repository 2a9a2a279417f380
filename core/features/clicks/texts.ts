import type { Texts } from '../../types.ts';

interface Catalogue {
  readonly usage: string;
  readonly usageClicks: string;
  readonly usageMine: string;
  readonly unknown: (id: number) => string;
  readonly kept: (id: number) => string;
  readonly known: (id: number) => string;
  readonly short: (address: string) => string;
  readonly noAddress: string;
  readonly wechatPlain: string;
  readonly turned: Readonly<Record<'on' | 'off' | 'share' | 'unshare', (id: number) => string>>;
  readonly none: string;
  readonly line: (id: number, what: string, visitors: number, on: boolean) => string;
  readonly more: (n: number) => string;
  readonly total: (id: number, what: string, clicks: number, visitors: number) => string;
  readonly platforms: (all: readonly string[]) => string;
  readonly campaigns: (all: readonly string[]) => string;
  readonly rooms: (all: readonly string[]) => string;
  readonly week: (all: readonly number[]) => string;
  readonly part: (what: string, n: number) => string;
  readonly noClicks: (id: number, what: string) => string;
  readonly noFigure: string;
  readonly elsewhere: string;
  readonly file: string;
  readonly headings: readonly string[];
  readonly mine: (address: string, visitors: number) => string;
  readonly notShared: string;
  readonly noMine: string;
  readonly disowned: string;
}
export const clickTexts: Texts<Catalogue> = {
  'zh-CN': {
    usage: '这样写：链接 https://… 名字，或者 链接 停 3。',
    usageClicks: '这样写：点击 3，或者 点击 3 文件。',
    usageMine: '这样写：我的链接 3。不要了就发「我的链接 关」。',
    unknown: (id) => `没有 ${id} 号链接。发「链接」看都有哪些。`,
    kept: (id) => `记下了，${id} 号。以后我定时发的话里有它，就换成能数点击的短链接。`,
    known: (id) => `这个链接记过了，是 ${id} 号。`,
    short: (address) => `您自己发就用这个：${address}`,
    noAddress: '现在没有公网地址，发出去的还是原链接，没有点击数。',
    wechatPlain: '微信群里默认发原链接，不数点击。',
    turned: {
      on: (id) => `好，${id} 号又开始数了。`,
      off: (id) => `好，${id} 号以后照原样发。发出去的短链接还能打开。`,
      share: (id) => `好，成员发「我的链接 ${id}」就能领一个自己的。`,
      unshare: (id) => `好，${id} 号不再给成员领。领过的还能打开。`,
    },
    none: '还没有要数点击的链接。比如「链接 https://… 双十一」。',
    line: (id, what, visitors, on) => `${id}. ${what}：30 天 ${visitors} 人${on ? '' : '（停了）'}`,
    more: (n) => `还有 ${n} 个。看一个：点击 3`,
    total: (id, what, clicks, visitors) => `${id}. ${what}：30 天 ${clicks} 次，${visitors} 人`,
    platforms: (all) => `平台：${all.join('、')}`,
    campaigns: (all) => `活动：${all.join('、')}`,
    rooms: (all) => `群：${all.join('、')}`,
    week: (all) => `近 7 天：${all.join('、')}`,
    part: (what, n) => `${what} ${n} 人`,
    noClicks: (id, what) => `${id}. ${what}：30 天里没有人点。`,
    noFigure: '没有公网地址，没有点击数。',
    elsewhere: '别处',
    file: '每天、每个群的点击都在这里。人数按天去重。',
    headings: ['编号', '链接', '日期', '群', '平台', '活动', '版本', '谁分享的', '次数', '人数'],
    mine: (address, visitors) => `你的链接：${address}\n来过 ${visitors} 人，只记人数。不要了发「我的链接 关」。`,
    notShared: '这个链接不能领。',
    noMine: '现在没有公网地址，领不了链接。',
    disowned: '好，不再记到你名下。发出去的还能打开。',
  },
  'zh-TW': {
    usage: '這樣寫：連結 https://… 名字，或者 連結 停 3。',
    usageClicks: '這樣寫：點擊 3，或者 點擊 3 檔案。',
    usageMine: '這樣寫：我的連結 3。不要了就傳「我的連結 關」。',
    unknown: (id) => `沒有 ${id} 號連結。傳「連結」看有哪些。`,
    kept: (id) => `記下了，${id} 號。以後我定時說的話裡有它，就換成能數點擊的短連結。`,
    known: (id) => `這個連結記過了，是 ${id} 號。`,
    short: (address) => `您自己傳就用這個：${address}`,
    noAddress: '現在沒有公開網址，傳出去的還是原連結，沒有點擊數。',
    wechatPlain: '微信群裡預設傳原連結，不數點擊。',
    turned: {
      on: (id) => `好，${id} 號又開始數了。`,
      off: (id) => `好，${id} 號以後照原樣傳。傳出去的短連結還能打開。`,
      share: (id) => `好，成員傳「我的連結 ${id}」就能領一個自己的。`,
      unshare: (id) => `好，${id} 號不再給成員領。領過的還能打開。`,
    },
    none: '還沒有要數點擊的連結。例如「連結 https://… 雙十一」。',
    line: (id, what, visitors, on) => `${id}. ${what}：30 天 ${visitors} 人${on ? '' : '（停了）'}`,
    more: (n) => `還有 ${n} 個。看一個：點擊 3`,
    total: (id, what, clicks, visitors) => `${id}. ${what}：30 天 ${clicks} 次，${visitors} 人`,
    platforms: (all) => `平台：${all.join('、')}`,
    campaigns: (all) => `活動：${all.join('、')}`,
    rooms: (all) => `群：${all.join('、')}`,
    week: (all) => `近 7 天：${all.join('、')}`,
    part: (what, n) => `${what} ${n} 人`,
    noClicks: (id, what) => `${id}. ${what}：30 天裡沒有人點。`,
    noFigure: '沒有公開網址，沒有點擊數。',
    elsewhere: '別處',
    file: '每天、每個群的點擊都在這裡。人數按天去重。',
    headings: ['編號', '連結', '日期', '群', '平台', '活動', '版本', '誰分享的', '次數', '人數'],
    mine: (address, visitors) => `你的連結：${address}\n來過 ${visitors} 人，只記人數。不要了傳「我的連結 關」。`,
    notShared: '這個連結不能領。',
    noMine: '現在沒有公開網址，領不了連結。',
    disowned: '好，不再記到你名下。傳出去的還能打開。',
  },
  en: {
    usage: 'Write: /track https://... name, or /track stop 3',
    usageClicks: 'Write: /clicks 3, or /clicks 3 file',
    usageMine: 'Write: /mylink 3. To give it up: /mylink off',
    unknown: (id) => `There is no link ${id}. /track lists them.`,
    kept: (id) => `Noted as link ${id}. Where I post it on schedule it becomes a short one that counts clicks.`,
    known: (id) => `That link is noted already, as ${id}.`,
    short: (address) => `To post it yourself: ${address}`,
    noAddress: 'I have no public address, so links go out as they are, with no click figure.',
    wechatPlain: 'WeChat groups get the plain link unless you say otherwise: no clicks are counted there.',
    turned: {
      on: (id) => `OK, link ${id} is counted again.`,
      off: (id) => `OK, link ${id} goes out as it is. Short ones already sent still work.`,
      share: (id) => `OK, members get one of their own with /mylink ${id}`,
      unshare: (id) => `OK, link ${id} is no longer given to members. Those they have still work.`,
    },
    none: 'No links are counted yet. Try /track https://... Sale',
    line: (id, what, visitors, on) => `${id}. ${what}: ${visitors} people in 30 days${on ? '' : ' (stopped)'}`,
    more: (n) => `And ${n} more. One of them: /clicks 3`,
    total: (id, what, clicks, visitors) => `${id}. ${what}: ${clicks} clicks by ${visitors} people in 30 days`,
    platforms: (all) => `By platform: ${all.join(', ')}`,
    campaigns: (all) => `By campaign: ${all.join(', ')}`,
    rooms: (all) => `By group: ${all.join(', ')}`,
    week: (all) => `Last 7 days: ${all.join(', ')}`,
    part: (what, n) => `${what} ${n}`,
    noClicks: (id, what) => `${id}. ${what}: nobody clicked in 30 days.`,
    noFigure: 'I have no public address, so there is no click figure.',
    elsewhere: 'elsewhere',
    file: 'Clicks by day and group. People are counted once a day.',
    headings: ['id', 'link', 'day', 'group', 'platform', 'campaign', 'variant', 'shared by', 'clicks', 'people'],
    mine: (address, visitors) =>
      `Your link: ${address}\n${visitors} people came by it; only the number is kept. To give it up: /mylink off`,
    notShared: 'That link is not one to share.',
    noMine: 'I have no public address, so I cannot make you a link.',
    disowned: 'OK, it no longer counts as yours. What you sent still works.',
  },
};
