/** Why a rule cannot be taken, in words. */
import type { RuleProblem } from '../../../core/text/index.ts';

export function problemWords({ problem, detail }: RuleProblem, rule: string): string {
  const shown = rule.length > 40 ? `${rule.slice(0, 39)}…` : rule;
  switch (problem) {
    case 'empty':
      return `expected something that can be seen, found "${shown}"`;
    case 'too-short':
      return `expected a longer word, found "${shown}"`;
    case 'too-long':
      return `expected at most ${detail} characters, found "${shown}"`;
    case 'only-wildcards':
      return `expected a word between the wildcards, found "${shown}"`;
    case 'distance':
      return `expected a distance of ${detail} characters, found "${shown}"`;
    case 'domain':
      return `expected a domain somebody owns, like example.com, found "${detail}"`;
    case 'look-around':
    case 'back-reference':
    case 'unsupported':
      return `no ${problem === 'unsupported' ? 'such construct' : problem} here (it cannot be done in bounded time), found ${detail}`;
    case 'syntax':
      return `not readable as a regular expression: ${detail}`;
    case 'too-large':
      return `expected a smaller regular expression (at most ${detail} steps when its repeats are written out), found "${shown}"`;
    case 'too-slow':
      return `this regular expression is too slow, found "${shown}"`;
    case 'matches-everything':
      return `expected a regular expression that does not fit every text, found "${shown}"`;
    default:
      return problem satisfies never;
  }
}
