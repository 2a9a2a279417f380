/** The few words the adapter adds by itself: on buttons and forms. */
import type { Locale, Texts } from '../../core/types.ts';

interface Words {
  /** On the button that opens a form. */
  readonly fillIn: string;
  readonly form: string;
  readonly field: string;
  readonly choose: string;
  readonly voted: (choice: string) => string;
  readonly takenBack: string;
  readonly text: string;
}
export const adapterWords: Texts<Words> = {
  'zh-CN': {
    fillIn: '填写',
    form: '回答',
    field: '写在这里',
    choose: '选一个',
    voted: (choice) => `记下了：${choice}`,
    takenBack: '你的票收回了。',
    text: '命令后面的内容',
  },
  'zh-TW': {
    fillIn: '填寫',
    form: '回答',
    field: '寫在這裡',
    choose: '選一個',
    voted: (choice) => `記下了：${choice}`,
    takenBack: '你的票收回了。',
    text: '指令後面的內容',
  },
  en: {
    fillIn: 'Fill in',
    form: 'Your answer',
    field: 'Write it here',
    choose: 'Choose one',
    voted: (choice) => `Noted: ${choice}`,
    takenBack: 'Your vote is taken back.',
    text: 'What follows the command',
  },
};

/** Discord's name of a client's language -> ours. */
export const localeOf = (name: string | undefined): Locale =>
  name === 'zh-CN' ? 'zh-CN' : name === 'zh-TW' ? 'zh-TW' : 'en';
