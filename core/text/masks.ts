/** Markup and pictures written in letters: HTML tags, entities, custom emoji, `[微笑]`. Nothing of it is text. */
import type { View } from './fold.ts';

/** The names WeChat and QQ write their emoji with. */
const faces =
  '微笑|撇嘴|色|发呆|得意|流泪|害羞|闭嘴|睡|大哭|尴尬|发怒|调皮|呲牙|惊讶|难过|囧|抓狂|吐|偷笑|愉快|白眼|傲慢|困|惊恐|憨笑|悠闲|咒骂|疑问|嘘|晕|衰|骷髅|敲打|再见|擦汗|抠鼻|鼓掌|坏笑|右哼哼|左哼哼|哈欠|鄙视|委屈|快哭了|阴险|亲亲|可怜|笑脸|生病|脸红|破涕为笑|恐惧|失望|无语|嘿哈|捂脸|奸笑|机智|皱眉|耶|吃瓜|加油|加油加油|汗|天啊|社会社会|旺柴|好的|打脸|哇|翻白眼|666|让我看看|叹气|苦涩|裂开|嘴唇|爱心|心碎|拥抱|抱抱|强|赞|弱|踩|握手|胜利|抱拳|勾引|拳头|合十|啤酒|咖啡|蛋糕|玫瑰|凋谢|菜刀|炸弹|便便|月亮|太阳|庆祝|礼物|红包|福|烟花|爆竹|猪头|跳跳|发抖|转圈|笑哭|doge|斜眼笑|酷|冷汗|西瓜|足球|篮球|飞吻|爱你|差劲|示爱|闪电|喝彩|祈祷|爱情|发财';
const masks = new RegExp(
  '<a?:\\w{2,32}:\\d{1,20}>' + // Discord's own emoji
    '|<(?:br|wbr|hr|img)(?:\\s[^<>]{0,80})?\\/?>' +
    '|<!--[^<>]{0,40}-->' +
    '|&(?:[a-z]{2,8}|#\\d{1,6}|#x[0-9a-f]{1,6});' + // entities
    '|:[a-z][a-z0-9_+-]{1,30}:' + // :smile:
    `|\\[(?:${faces}|smile|grin|laugh|cry|heart|rose|ok|thumbsup|lol|facepalm|salute|party)\\]`,
  'giu',
);

/** Tags that are closed somewhere: `<s>` alone may be an s in brackets. */
const tags = new RegExp(`<\\/?[a-z][a-z0-9-]{0,10}(?:\\s[^<>]{0,80})?\\/?>|${masks.source}`, 'giu');

/** 1 for every folded unit that is markup; undefined when there is none. */
export function maskOf(text: string, view: View): Uint8Array | undefined {
  if (!/[<&:[]/.test(text)) return undefined;
  let out: Uint8Array | undefined;
  let i = 0;
  for (const m of text.matchAll(text.includes('</') ? tags : masks)) {
    out ??= new Uint8Array(view.length);
    while (i < view.length && (view.start[i] as number) < m.index) i++;
    for (; i < view.length && (view.start[i] as number) < m.index + m[0].length; i++) out[i] = 1;
  }
  return out;
}
