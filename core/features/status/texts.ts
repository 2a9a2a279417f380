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
        `这一天：${t.failed} 条没发成，${t.maybe} 条不确定发没发，${t.held} 条等着到点再发`,
      ].join('\n');
    },
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
        `這一天：${t.failed} 則沒發成，${t.maybe} 則不確定發了沒，${t.held} 則等時間到再發`,
      ].join('\n');
    },
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
        `Last day: ${t.failed} not sent, ${t.maybe} unsure, ${t.held} held for later`,
      ].join('\n');
    },
  },
};
