/** What a rulebook is made of and what it answers. Plain data: rules are kept in tables and written in files. */
import type { Disguise } from './hits.ts';
import type { WordOptions } from './options.ts';

interface Common {
  /** The owner's number for this rule, unique within its list. */
  readonly id: number;
  /** Handed back with each hit; the rulebook does not read it. */
  readonly severity?: number;
}

/** A word or phrase, looked for with its disguises. */
export interface WordTextRule extends Common, WordOptions {
  readonly kind: 'word';
  readonly word: string;
  /** A phrase that is always fine: what it covers breaks no rule of the list, whatever the rule's kind. */
  readonly allow?: boolean;
}
/** Pieces with `*` (any run within a line, at most 24 units) and `?` (one character) between, before or after. */
export interface WildcardTextRule extends Common, WordOptions {
  readonly kind: 'wildcard';
  readonly pattern: string;
}
/** Two words with at most `within` characters between them, in any order unless `ordered`. */
export interface NearTextRule extends Common, WordOptions {
  readonly kind: 'near';
  readonly a: string;
  readonly b: string;
  readonly within: number;
  readonly ordered?: boolean;
}
/** A regular expression in RE2's syntax: no look-around, no back-references. Case is ignored. */
export interface RegexTextRule extends Common {
  readonly kind: 'regex';
  readonly pattern: string;
}
/** Links, by the domain they lead to. `deny` alone: only those; `shortened` alone: only those of shortening services; else all but `allow`. */
export interface LinkTextRule extends Common {
  readonly kind: 'link';
  /** Domains that are fine, with everything below them. */
  readonly allow?: readonly string[];
  /** Domains that are not, with everything below them; they win over `allow` where they are longer. */
  readonly deny?: readonly string[];
  /** Links of shortening services: nobody sees what is behind them. */
  readonly shortened?: boolean;
}
/** Invitations to groups and channels elsewhere. */
export interface InviteTextRule extends Common {
  readonly kind: 'invite';
  /** Of these platforms only; default: of all. */
  readonly platforms?: readonly string[];
  /** Invitations that are fine, as written: `t.me/our_group`. */
  readonly allow?: readonly string[];
}
/** `account`: names on Telegram, LINE, WhatsApp and the like. */
export const contactKinds = ['wechat', 'phone', 'qq', 'email', 'account'] as const;
export type ContactKind = (typeof contactKinds)[number];
/** Contact details: accounts, numbers, addresses. */
export interface ContactTextRule extends Common {
  readonly kind: 'contact';
  /** Default: all of them. */
  readonly what?: readonly ContactKind[];
  /** Details that are fine, however they are written: the shop's own number. */
  readonly allow?: readonly string[];
}

export type TextRule =
  WordTextRule | WildcardTextRule | NearTextRule | RegexTextRule | LinkTextRule | InviteTextRule | ContactTextRule;

/** How a link or a contact detail was hidden; the rest as for words. `encoded`: percent-encoding or punycode. */
export type RuleView = Disguise | 'encoded' | 'defanged';

export interface RuleHit {
  readonly rule: number;
  readonly kind: TextRule['kind'];
  /** What matched, as listed; for links the domain, for contacts the detail as it would be written plainly. */
  readonly word: string;
  /** UTF-16 positions in what was read; `end` is behind the last. */
  readonly start: number;
  readonly end: number;
  readonly views: readonly RuleView[];
  readonly plain: boolean;
  readonly severity?: number;
  /** Absent: in the text itself. Else in this one of `extra`, to which the positions refer. */
  readonly where?: { readonly in: 'links' | 'attached'; readonly at: number };
}

export interface RuleDropped {
  readonly rule: number;
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** `inside`: begins or ends inside another word; `allowed`: an allow phrase covers it. */
  readonly why: 'inside' | 'allowed';
  /** The allow phrase. */
  readonly by?: string;
}

/** What comes with a message besides its text. */
export interface Extra {
  /** Addresses behind link texts and buttons. */
  readonly links?: readonly string[];
  /** File names, captions, poll options, button texts: read like the text, each on its own. */
  readonly attached?: readonly string[];
}

/** Why a rule cannot be taken. `problem` is for code, `detail` what it is about. */
export interface RuleProblem {
  readonly problem:
    | 'empty'
    | 'too-short'
    | 'too-long'
    | 'only-wildcards'
    | 'look-around'
    | 'back-reference'
    | 'unsupported'
    | 'syntax'
    | 'too-large'
    | 'too-slow'
    | 'matches-everything'
    | 'distance'
    | 'domain';
  readonly detail: string;
}

/** A rule that was switched off while reading; said once. */
export interface RuleOff {
  readonly rule: number;
  readonly why: 'slow';
  /** Milliseconds of the last run. */
  readonly ms: number;
}

export interface Reading {
  readonly hits: readonly RuleHit[];
  readonly dropped: readonly RuleDropped[];
  readonly off: readonly RuleOff[];
}
