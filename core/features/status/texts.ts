import { platformTitle } from '../../kit/platforms.ts';
import type { Texts } from '../../types.ts';

/** What the command tells, counted for the asker's own community. Why something fails stands on the page and in the log. */
export interface Told {
  readonly platforms: readonly {
    readonly name: string;
    readonly state: 'starting' | 'running' | 'failing' | 'stopped';
  }[];
  readonly parts: readonly { readonly name: string; readonly state: 'on' | 'failing' }[];
  readonly dialect: 'sqlite' | 'postgres';
  /** Jobs to come, and those a minute or more behind. */
  readonly planned: number;
  readonly late: number;
  /** Of the last day. */
  readonly failed: number;
  readonly maybe: number;
  /** Ready, but not said before some later time. */
  readonly held: number;
}

interface Catalogue {
  readonly told: (t: Told) => string;
  readonly how: string;
  /** How many are unsure, when this one left, and what it is. */
  readonly unsure: (n: number, when: string, what: string) => string;
  readonly inGroup: (group: string, words: string) => string;
  readonly private: (name: string) => string;
  readonly arrived: string;
  readonly again: string;
  readonly allArrived: (n: number) => string;
  readonly noted: (n: number) => string;
  readonly goesAgain: string;
  /** Somebody said so already. */
  readonly known: string;
  readonly allSure: string;
}

const bases = { sqlite: 'SQLite', postgres: 'PostgreSQL' };
const parts: Readonly<Record<string, string>> = { redis: 'Redis' };
const partName = (name: string): string => parts[name] ?? name;

/** A Latin name keeps a space before Chinese words. */
const spaced = (name: string): string => (/[a-z]$/iu.test(name) ? `${name} ` : name);

export const statusTexts: Texts<Catalogue> = {
  'zh-CN': {
    told: (t) => {
      const states = { starting: '正在连', running: '正常', failing: '没连上', stopped: '停了' };
      const platforms = t.platforms.map((p) => `${spaced(platformTitle(p.name, 'zh-CN'))}${states[p.state]}`);
      const others = t.parts.map((p) => (p.state === 'on' ? `${partName(p.name)} 正常` : `${partName(p.name)} 没连上`));
      return [
        `平台：${platforms.join('，') || '一个也没连'}`,
        `数据库：${[bases[t.dialect], ...others].join('，')}`,
        `定时：${t.planned} 件在等${t.late > 0 ? `，${t.late} 件晚了` : ''}`,
        `这一天：${t.failed} 条没发成，${t.maybe} 条不确定发没发${t.maybe > 0 ? '（看：「状态 不确定」）' : ''}，${t.held} 条等着到点再发`,
      ].join('\n');
    },
    how: '发「状态」看我好不好，「状态 不确定」看哪些不知道发没发。',
    unsure: (n, when, what) =>
      `${when} ${what}：发没发出去，平台没告诉我${n > 1 ? `，这样的还有 ${n - 1} 条` : ''}。您看一眼？`,
    inGroup: (group, words) => `「${group}」里的${words === '' ? '一件事' : `「${words}」`}`,
    private: (name) => `给 ${name} 的私信`,
    arrived: '发了',
    again: '没有，补发',
    allArrived: (n) => `${n} 条都当发了`,
    noted: (n) => (n > 1 ? `好，${n} 条都记成发了。` : '好，记成发了。'),
    goesAgain: '好，这就补发。',
    known: '这条已经有结果了。',
    allSure: '没有不确定的了。',
  },
  'zh-TW': {
    told: (t) => {
      const states = { starting: '正在連', running: '正常', failing: '沒連上', stopped: '停了' };
      const platforms = t.platforms.map((p) => `${spaced(platformTitle(p.name, 'zh-TW'))}${states[p.state]}`);
      const others = t.parts.map((p) => (p.state === 'on' ? `${partName(p.name)} 正常` : `${partName(p.name)} 沒連上`));
      return [
        `平台：${platforms.join('，') || '一個也沒連'}`,
        `資料庫：${[bases[t.dialect], ...others].join('，')}`,
        `定時：${t.planned} 件在等${t.late > 0 ? `，${t.late} 件晚了` : ''}`,
        `這一天：${t.failed} 則沒發成，${t.maybe} 則不確定發了沒${t.maybe > 0 ? '（看：「狀態 不確定」）' : ''}，${t.held} 則等時間到再發`,
      ].join('\n');
    },
    how: '傳「狀態」看我好不好，「狀態 不確定」看哪些不知道發了沒。',
    unsure: (n, when, what) =>
      `${when} ${what}：發出去了沒，平台沒告訴我${n > 1 ? `，這樣的還有 ${n - 1} 則` : ''}。您看一眼？`,
    inGroup: (group, words) => `「${group}」裡的${words === '' ? '一件事' : `「${words}」`}`,
    private: (name) => `給 ${name} 的私訊`,
    arrived: '發了',
    again: '沒有，補發',
    allArrived: (n) => `${n} 則都當發了`,
    noted: (n) => (n > 1 ? `好，${n} 則都記成發了。` : '好，記成發了。'),
    goesAgain: '好，這就補發。',
    known: '這則已經有結果了。',
    allSure: '沒有不確定的了。',
  },
  en: {
    told: (t) => {
      const states = { starting: 'connecting', running: 'fine', failing: 'not connected', stopped: 'stopped' };
      const platforms = t.platforms.map((p) => `${platformTitle(p.name, 'en')} ${states[p.state]}`);
      const others = t.parts.map((p) =>
        p.state === 'on' ? `${partName(p.name)} fine` : `${partName(p.name)} not connected`,
      );
      return [
        `Platforms: ${platforms.join(', ') || 'none connected'}`,
        `Database: ${[bases[t.dialect], ...others].join(', ')}`,
        `Planned: ${t.planned} waiting${t.late > 0 ? `, ${t.late} late` : ''}`,
        `Last day: ${t.failed} not sent, ${t.maybe} unsure${t.maybe > 0 ? ' (see /status unsure)' : ''}, ${t.held} held for later`,
      ].join('\n');
    },
    how: 'Send /status to see how I am, or /status unsure for what may not have arrived.',
    unsure: (n, when, what) =>
      `${when}, ${what}: the platform never said whether it arrived${n > 1 ? `, and ${n - 1} more like it` : ''}. Could you look?`,
    inGroup: (group, words) => `${words === '' ? 'something' : `"${words}"`} in ${group}`,
    private: (name) => `a private message to ${name}`,
    arrived: 'It arrived',
    again: 'No, send again',
    allArrived: (n) => `All ${n} arrived`,
    noted: (n) => (n > 1 ? `OK, all ${n} count as sent.` : 'OK, it counts as sent.'),
    goesAgain: 'OK, it goes again now.',
    known: 'That one is settled already.',
    allSure: 'Nothing is unsure any more.',
  },
};
