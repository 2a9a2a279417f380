import type { Texts } from '../../types.ts';

interface Catalogue {
  readonly which: string;
  readonly whichOf: (section: string) => string;
  readonly more: string;
  /** A setting in the menu, with its value. */
  readonly option: (name: string, value: string) => string;
  readonly inPrivate: (example: string) => string;
  readonly now: (name: string, value: string, takes: string, standard: string) => string;
  readonly nowHidden: (name: string) => string;
  readonly unknown: (typed: string, like: readonly string[]) => string;
  readonly bad: (name: string, typed: string, takes: string, example: string) => string;
  readonly changed: (name: string, before: string, after: string) => string;
  readonly changedHidden: (name: string) => string;
  readonly switched: (name: string, on: boolean) => string;
  readonly same: (name: string, value: string) => string;
  readonly sameHidden: (name: string) => string;
  /** In how many groups it holds now, and how many keep a value of their own. */
  readonly reach: (groups: number, differing: number) => string;
  readonly reachHere: string;
  readonly orUndo: string;
  readonly wideOnly: (name: string) => string;
  readonly whichGroup: string;
  readonly differs: (lines: readonly string[]) => string;
  readonly differsNot: string;
  readonly sure: (warning: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly left: string;
  readonly whichFeature: (on: boolean, names: readonly string[]) => string;
  readonly noFeature: (typed: string, like: readonly string[]) => string;
  readonly nothingToUndo: string;
  readonly cannotUndo: string;
  readonly changedSince: (name: string) => string;
  readonly back: (name: string, value: string) => string;
  readonly backHidden: (name: string) => string;
  readonly undone: string;
  readonly notAnyMore: string;
  readonly manageInPrivate: string;
  readonly manageWhich: string;
  readonly manageNone: string;
  readonly manageNow: (group: string, groups: number) => string;
  readonly manageUnknown: (typed: string, like: readonly string[]) => string;
}

/** A space between Han and what is not. */
const gap = (text: string): string => (/^[!-~]/.test(text) ? ` ${text}` : text);

export const settingsTexts: Texts<Catalogue> = {
  'zh-CN': {
    which: '想改哪一块？',
    whichOf: (section) => `「${section}」里改哪一项？`,
    more: '更多',
    option: (name, value) => `${name}（${value}）`,
    inPrivate: (example) => `设置已经私聊发你了。没收到就先加我，或者在这里直接改，比如「${example}」。`,
    now: (name, value, takes, standard) =>
      `「${name}」现在是${gap(value)}，可以改成${gap(takes)}。\n回新的值就行，「默认」改回${gap(standard)}。`,
    nowHidden: (name) => `「${name}」私聊我看，发「设置 ${name}」。`,
    unknown: (typed, like) =>
      like.length > 0
        ? `没有「${typed}」，是不是${like.map((n) => `「${n}」`).join('、')}？`
        : `没有「${typed}」，发「设置」可以一项项看。`,
    bad: (name, typed, takes, example) =>
      `「${name}」要${gap(takes)}，「${typed}」不行。\n比如「设置 ${name} ${example}」。`,
    changed: (name, before, after) => `「${name}」${before} → ${after}`,
    changedHidden: (name) => `「${name}」改好了`,
    switched: (name, on) => `「${name}」${on ? '打开' : '关掉'}了`,
    same: (name, value) => `「${name}」本来就是${gap(value)}，没有变。`,
    sameHidden: (name) => `「${name}」本来就是这样，没有变。`,
    reach: (groups, differing) =>
      (groups > 0 ? `，${groups} 个群生效。` : differing > 0 ? '。' : '，以后的群都照这个来。') +
      (differing > 0 ? `另有 ${differing} 个群单独设过，没动。` : ''),
    reachHere: '，只改了这个群。',
    orUndo: '不对就发「撤销」。',
    wideOnly: (name) => `「${name}」是整个社群的，不能只改一个群。`,
    whichGroup: '哪个群？先发「管理 群名」，或者到群里说。',
    differs: (lines) => `这个群单独设的：${lines.join('；')}`,
    differsNot: '这个群没有单独设的，都跟着社群走。',
    sure: (warning) => `${warning}要改吗？`,
    yes: '改',
    no: '不改',
    left: '好，没改。',
    whichFeature: (on, names) => `${on ? '打开' : '关闭'}哪个？有${names.join('、')}。`,
    noFeature: (typed, like) =>
      like.length > 0
        ? `没有「${typed}」，是不是${like.map((n) => `「${n}」`).join('、')}？`
        : `没有「${typed}」，发「设置」看开关。`,
    nothingToUndo: '这一天里没有可以撤销的。',
    cannotUndo: '上一件事收不回来了。',
    changedSince: (name) => `「${name}」后来又改过，先不动。`,
    back: (name, value) => `撤销了，「${name}」改回${gap(value)}。`,
    backHidden: (name) => `撤销了，「${name}」改回原来的。`,
    undone: '撤销了。',
    notAnyMore: '这个现在要管理员来。',
    manageInPrivate: '这个私聊发给我：「管理 群名」。',
    manageWhich: '管哪个群？',
    manageNone: '没找到你管的群。先到群里说句话，让我认识你。',
    manageNow: (group, groups) =>
      groups > 1
        ? `现在说的是「${group}」。改设置 ${groups} 个群都生效，只改它就加「本群」。`
        : `现在说的是「${group}」，发「设置」就能改。`,
    manageUnknown: (typed, like) =>
      `你管的群里没有「${typed}」${like.length > 0 ? `，是不是${like.map((n) => `「${n}」`).join('、')}？` : '，发「管理」挑一个。'}`,
  },
  'zh-TW': {
    which: '想改哪一塊？',
    whichOf: (section) => `「${section}」裡改哪一項？`,
    more: '更多',
    option: (name, value) => `${name}（${value}）`,
    inPrivate: (example) => `設定已經私訊給你了。沒收到就先加我，或者在這裡直接改，例如「${example}」。`,
    now: (name, value, takes, standard) =>
      `「${name}」現在是${gap(value)}，可以改成${gap(takes)}。\n回新的值就行，「預設」改回${gap(standard)}。`,
    nowHidden: (name) => `「${name}」私訊我看，傳「設定 ${name}」。`,
    unknown: (typed, like) =>
      like.length > 0
        ? `沒有「${typed}」，是不是${like.map((n) => `「${n}」`).join('、')}？`
        : `沒有「${typed}」，傳「設定」可以一項項看。`,
    bad: (name, typed, takes, example) =>
      `「${name}」要${gap(takes)}，「${typed}」不行。\n例如「設定 ${name} ${example}」。`,
    changed: (name, before, after) => `「${name}」${before} → ${after}`,
    changedHidden: (name) => `「${name}」改好了`,
    switched: (name, on) => `「${name}」${on ? '打開' : '關掉'}了`,
    same: (name, value) => `「${name}」本來就是${gap(value)}，沒有變。`,
    sameHidden: (name) => `「${name}」本來就是這樣，沒有變。`,
    reach: (groups, differing) =>
      (groups > 0 ? `，${groups} 個群生效。` : differing > 0 ? '。' : '，以後的群都照這個來。') +
      (differing > 0 ? `另有 ${differing} 個群單獨設過，沒動。` : ''),
    reachHere: '，只改了這個群。',
    orUndo: '不對就傳「撤銷」。',
    wideOnly: (name) => `「${name}」是整個社群的，不能只改一個群。`,
    whichGroup: '哪個群？先傳「管理 群名」，或者到群裡說。',
    differs: (lines) => `這個群單獨設的：${lines.join('；')}`,
    differsNot: '這個群沒有單獨設的，都跟著社群走。',
    sure: (warning) => `${warning}要改嗎？`,
    yes: '改',
    no: '不改',
    left: '好，沒改。',
    whichFeature: (on, names) => `${on ? '打開' : '關閉'}哪個？有${names.join('、')}。`,
    noFeature: (typed, like) =>
      like.length > 0
        ? `沒有「${typed}」，是不是${like.map((n) => `「${n}」`).join('、')}？`
        : `沒有「${typed}」，傳「設定」看開關。`,
    nothingToUndo: '這一天裡沒有可以撤銷的。',
    cannotUndo: '上一件事收不回來了。',
    changedSince: (name) => `「${name}」後來又改過，先不動。`,
    back: (name, value) => `撤銷了，「${name}」改回${gap(value)}。`,
    backHidden: (name) => `撤銷了，「${name}」改回原來的。`,
    undone: '撤銷了。',
    notAnyMore: '這個現在要管理員來。',
    manageInPrivate: '這個私訊傳給我：「管理 群名」。',
    manageWhich: '管哪個群？',
    manageNone: '沒找到你管的群。先到群裡說句話，讓我認識你。',
    manageNow: (group, groups) =>
      groups > 1
        ? `現在說的是「${group}」。改設定 ${groups} 個群都生效，只改它就加「本群」。`
        : `現在說的是「${group}」，傳「設定」就能改。`,
    manageUnknown: (typed, like) =>
      `你管的群裡沒有「${typed}」${like.length > 0 ? `，是不是${like.map((n) => `「${n}」`).join('、')}？` : '，傳「管理」挑一個。'}`,
  },
  en: {
    which: 'What would you like to change?',
    whichOf: (section) => `Which one of ${section}?`,
    more: 'more',
    option: (name, value) => `${name} (${value})`,
    inPrivate: (example) =>
      `I sent you the settings in private. Nothing there? Write to me first, or change it here: ${example}`,
    now: (name, value, takes, standard) =>
      `${name} is ${value} now. It takes ${takes}.\nSend the new value, or "default" for ${standard}.`,
    nowHidden: (name) => `Ask me in private: /set ${name}`,
    unknown: (typed, like) =>
      like.length > 0
        ? `There is no "${typed}". Did you mean ${like.join(' or ')}?`
        : `There is no "${typed}". Send /settings to look through them.`,
    bad: (name, typed, takes, example) => `${name} takes ${takes}, not "${typed}".\nTry: /set ${name} ${example}`,
    changed: (name, before, after) => `${name}: ${before} → ${after}`,
    changedHidden: (name) => `${name} is changed`,
    switched: (name, on) => `${name} is ${on ? 'on' : 'off'}`,
    same: (name, value) => `${name} is ${value} already. Nothing changed.`,
    sameHidden: (name) => `${name} is like that already. Nothing changed.`,
    reach: (groups, differing) =>
      (groups > 0
        ? `, in ${groups} ${groups === 1 ? 'group' : 'groups'}.`
        : differing > 0
          ? '.'
          : ', for every group to come.') +
      (differing > 0 ? ` ${differing} with a value of their own stay as they are.` : ''),
    reachHere: ', in this group only.',
    orUndo: ' Wrong? Send /undo',
    wideOnly: (name) => `${name} belongs to the whole community, not to one group.`,
    whichGroup: 'Which group? Send /manage and its name first, or say it in the group.',
    differs: (lines) => `Set for this group alone: ${lines.join('; ')}`,
    differsNot: 'Nothing is set for this group alone. It follows the community.',
    sure: (warning) => `${warning} Change it?`,
    yes: 'Change it',
    no: 'Leave it',
    left: 'OK, left as it was.',
    whichFeature: (on, names) => `Which one shall I turn ${on ? 'on' : 'off'}? There is ${names.join(', ')}.`,
    noFeature: (typed, like) =>
      like.length > 0
        ? `There is no "${typed}". Did you mean ${like.join(' or ')}?`
        : `There is no "${typed}". /settings has the list.`,
    nothingToUndo: 'Nothing of the last day to take back.',
    cannotUndo: 'The last thing you did cannot be taken back.',
    changedSince: (name) => `${name} was changed again since then, so I left it.`,
    back: (name, value) => `Taken back. ${name} is ${value} again.`,
    backHidden: (name) => `Taken back. ${name} is as it was.`,
    undone: 'Taken back.',
    notAnyMore: 'That takes an admin now.',
    manageInPrivate: 'Send me that in private: /manage and the name of the group.',
    manageWhich: 'Which group?',
    manageNone: 'I know of no group you run. Say something in it first, so that I know you.',
    manageNow: (group, groups) =>
      groups > 1
        ? `This is about ${group} now. A setting holds in all ${groups} groups; say "here" for this one alone.`
        : `This is about ${group} now. Send /settings to change something.`,
    manageUnknown: (typed, like) =>
      `You run no group called "${typed}".${like.length > 0 ? ` Did you mean ${like.join(' or ')}?` : ' Send /manage to pick one.'}`,
  },
};
