/** Letters written twice that are no disguise but another word. */
import { foreignAround } from './foreign.ts';

/** English words that lose a letter and are another word: who lists `bet` does not mean beet. */
const english = new Set(
  (
    'good beet boot bred breed cool coop coon feed fool foot green hoop hoot hood loop loose loot meet mood moon noose ' +
    'peer pool poop reed root seed sheet shoot soon soot speed spoon steep stool stoop sweet teen tool toot weed wool ' +
    'school brass class glass grass pass mass bass less mess press cross boss loss toss kiss miss hiss piss latter ' +
    'matter bitter litter dinner supper copper hopping tapping scarred starred barred furry berry cherry merry carry ' +
    'rabbit ribbon hobby lobby rubber robber ladder cannon penny bunny funny sunny ball call fall hall mall tall wall ' +
    'all bill fill hill kill mill pill till will bell cell fell hell sell tell well bull dull full gull null pull doll ' +
    'poll roll toll riffle ruffle raffle baffle paddle saddle middle puddle muddle cuddle fiddle riddle apple topple ripple ' +
    'bottle battle cattle kettle little settle beetle needle noodle poodle boots roots hoots books cooks hooks looks cooke tipps off too see bee fee wee free three tree butt putt mitt matt coffee hello add odd egg inn ann anna'
  ).split(' '),
);

/** Whether `written`, a listed word with letters drawn out, is a word of its own or may well be one in the language around. */
export function ordinaryDouble(written: string, before: string, behind: string): boolean {
  if (!/^[a-z]+$/i.test(written) || /([a-z])\1\1/i.test(written)) return false;
  const word = written.toLowerCase();
  if (english.has(word) || (word.endsWith('s') && english.has(word.slice(0, -1)))) return true;
  // Alistair Cooke: a name behind a name.
  if (/^[A-Z][a-z]+$/.test(written) && /(?:^|[^\p{L}])\p{Lu}\p{Ll}+\.?\s+$/u.test(before)) return true;
  // Twatt, Butt, Bettsy: names.
  if (/^[A-Z][a-z]*([a-z])\1$/.test(written)) return true;
  return (written.match(/([a-z])\1/gi) ?? []).length === 1 && foreignAround(`${before} ${behind}`);
}
