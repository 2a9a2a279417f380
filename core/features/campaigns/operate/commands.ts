/** What operators say about campaigns. */
import { cut } from '../../../kit/cut.ts';
import { reply } from '../../../kit/reply.ts';
import type { Command, Context, Effects, MessageEvent, Refusal, Texts } from '../../../types.ts';
import type { Desk } from '../run.ts';
import { goOn } from '../run-members.ts';
import type { State } from '../store.ts';
import { amend, recall } from './amend.ts';
import { find, nextOf, titleOf } from './find.ts';
import { look, show } from './look.ts';
import { month } from './month.ts';
import { overview, progress } from './progress.ts';
import { start, stop } from './start.ts';
import { operateTexts } from './texts.ts';

type Asked = Context<MessageEvent>;
const runExamples = {
  list: { 'zh-CN': '/群发 12', 'zh-TW': '/群發 12', en: '/campaign 12' },
  stop: { 'zh-CN': '/停 12', 'zh-TW': '/停 12', en: '/stop 12' },
  recall: { 'zh-CN': '/收回 12', 'zh-TW': '/收回 12', en: '/campaign-recall 12' },
} as const satisfies Readonly<Record<string, Texts>>;
const numberText = /^#?([1-9][0-9]{0,9})$/u;

const name = (rest: string, c: Asked): string | Refusal =>
  rest.length <= 40 ? rest : { refuse: operateTexts[c.locale].noSuch(cut(rest, 40), null) };

/** A command that takes the name of a campaign; without one it is told which there are. */
const named = (
  o: { name: string; words: Texts<readonly string[]>; help: Texts; example: Texts },
  run: (c: Context, name: string) => Promise<Effects>,
): Command<string> => ({ ...o, level: 'called', allow: 'admin', parse: name, run });

/** `calendar` makes the jobs of the community anew. */
export function campaignCommands(desk: Desk, calendar: (c: Context) => Promise<Effects>): readonly Command[] {
  const toggle = async (c: Context, said: string, to: State): Promise<Effects> => {
    const found = await find(c, desk, said);
    if ('say' in found) return found.say;
    const t = operateTexts[c.locale];
    const { row } = found;
    if (row.state === to) return [reply(c, to === 'paused' ? t.pausedAlready : t.notPaused)];
    await desk.store.setState(c.community.id, row.id, to, c.cause);
    await desk.house.audit.write(c, {
      act: 'campaign.state',
      subject: titleOf(row.definition),
      room: null,
      before: { id: row.id, state: row.state },
      after: { id: row.id, state: to },
    });
    const title = titleOf(row.definition);
    const words = to === 'paused' ? t.paused(title) : t.resumed(title, await nextOf(c, desk, row));
    const onward = to === 'active' ? await goOn(c, desk, { ...row, state: to }) : [];
    return [...(await calendar(c)), ...onward, reply(c, words)];
  };
  const list: Command<number | null> = {
    name: 'campaigns',
    words: { 'zh-CN': ['群发'], 'zh-TW': ['群發'], en: ['campaign', 'campaigns'] },
    level: 'called',
    allow: 'admin',
    help: { 'zh-CN': '看活动发得怎样', 'zh-TW': '看活動發得怎樣', en: 'campaigns and how they went' },
    example: { 'zh-CN': '/群发', 'zh-TW': '/群發', en: '/campaign' },
    parse: (rest, c) => {
      if (rest === '') return null;
      const [, n] = numberText.exec(rest) ?? [];
      return n === undefined ? { refuse: operateTexts[c.locale].whichRun(runExamples.list[c.locale]) } : Number(n);
    },
    run: (c, n) => (n === null ? overview(c, desk) : progress(c, desk, n)),
  };
  const halt: Command<number | null> = {
    name: 'campaigns.stop',
    words: { 'zh-CN': ['停'], 'zh-TW': ['停'], en: ['stop', 'campaign-stop'] },
    level: 'called',
    allow: 'admin',
    help: { 'zh-CN': '停下正在发的', 'zh-TW': '停下正在發的', en: 'stop what is being sent' },
    example: { 'zh-CN': '/停', 'zh-TW': '/停', en: '/stop' },
    parse: (rest, c) => {
      if (rest === '') return null;
      const [, n] = numberText.exec(rest) ?? [];
      return n === undefined ? { refuse: operateTexts[c.locale].whichRun(runExamples.stop[c.locale]) } : Number(n);
    },
    run: (c, n) => stop(c, desk, n),
  };
  const fix: Command<{ n: number; words: string }> = {
    name: 'campaigns.fix',
    words: { 'zh-CN': ['更正'], 'zh-TW': ['更正'], en: ['campaign-fix'] },
    level: 'called',
    allow: 'admin',
    help: { 'zh-CN': '改掉发出去的话', 'zh-TW': '改掉發出去的話', en: 'change what was sent' },
    example: { 'zh-CN': '/更正 12 改到周六', 'zh-TW': '/更正 12 改到週六', en: '/campaign-fix 12 Saturday' },
    parse: (rest, c) => {
      const [, n, words] = /^#?([1-9][0-9]{0,9})\s+([\s\S]{1,1500})$/u.exec(rest) ?? [];
      return n === undefined || words === undefined
        ? { refuse: operateTexts[c.locale].amendHow }
        : { n: Number(n), words };
    },
    run: (c, { n, words }) => amend(c, desk, n, words),
  };
  const back: Command<number> = {
    name: 'campaigns.recall',
    words: { 'zh-CN': ['收回'], 'zh-TW': ['收回'], en: ['campaign-recall'] },
    level: 'called',
    allow: 'admin',
    help: { 'zh-CN': '收回发出去的', 'zh-TW': '收回發出去的', en: 'take back what was sent' },
    example: runExamples.recall,
    parse: (rest, c) => {
      const [, n] = numberText.exec(rest) ?? [];
      return n === undefined ? { refuse: operateTexts[c.locale].whichRun(runExamples.recall[c.locale]) } : Number(n);
    },
    run: (c, n) => recall(c, desk, n),
  };
  const coming: Command<string> = {
    name: 'campaigns.preview',
    words: { 'zh-CN': ['预览'], 'zh-TW': ['預覽'], en: ['campaign-preview'] },
    level: 'called',
    allow: 'admin',
    help: { 'zh-CN': '看什么时候发给谁', 'zh-TW': '看什麼時候發給誰', en: 'when and to whom' },
    example: { 'zh-CN': '/预览 双十一预热', 'zh-TW': '/預覽 雙十一預熱', en: '/campaign-preview daily-topic' },
    parse: name,
    run: (c, said) => (said === '' ? month(c, desk) : look(c, desk, said)),
  };
  return [
    list,
    coming as Command,
    named(
      {
        name: 'campaigns.show',
        words: { 'zh-CN': ['看样子'], 'zh-TW': ['看樣子'], en: ['campaign-show'] },
        help: { 'zh-CN': '看成员会看到什么', 'zh-TW': '看成員會看到什麼', en: 'as members will see it' },
        example: { 'zh-CN': '/看样子 双十一预热', 'zh-TW': '/看樣子 雙十一預熱', en: '/campaign-show daily-topic' },
      },
      (c, said) => show(c, desk, said),
    ),
    named(
      {
        name: 'campaigns.start',
        words: { 'zh-CN': ['开始'], 'zh-TW': ['開始'], en: ['campaign-start'] },
        help: { 'zh-CN': '现在就发一个活动', 'zh-TW': '現在就發一個活動', en: 'send a campaign now' },
        example: { 'zh-CN': '/开始 双十一预热', 'zh-TW': '/開始 雙十一預熱', en: '/campaign-start daily-topic' },
      },
      (c, said) => start(c, desk, said),
    ),
    halt,
    named(
      {
        name: 'campaigns.pause',
        words: { 'zh-CN': ['停用'], 'zh-TW': ['停用'], en: ['campaign-pause'] },
        help: { 'zh-CN': '先不按时发', 'zh-TW': '先不按時發', en: 'pause a campaign' },
        example: { 'zh-CN': '/停用 双十一预热', 'zh-TW': '/停用 雙十一預熱', en: '/campaign-pause daily-topic' },
      },
      (c, said) => toggle(c, said, 'paused'),
    ),
    named(
      {
        name: 'campaigns.resume',
        words: { 'zh-CN': ['启用'], 'zh-TW': ['啟用'], en: ['campaign-resume'] },
        help: { 'zh-CN': '接着按时发', 'zh-TW': '接著按時發', en: 'resume a campaign' },
        example: { 'zh-CN': '/启用 双十一预热', 'zh-TW': '/啟用 雙十一預熱', en: '/campaign-resume daily-topic' },
      },
      (c, said) => toggle(c, said, 'active'),
    ),
    fix,
    back,
  ] as readonly Command[];
}
