/** What may stand in a file of rules. docs/moderate.md says it in words. */
import { z } from 'zod';

import { actions } from '../../../core/features/moderation/acts/actions.ts';
import { allVariants, contactKinds, createRulebook, parseNear, type TextRule } from '../../../core/text/index.ts';
import { invitePlatforms } from '../../../core/text/link-tables.ts';
import { parseDuration } from '../../../core/kit/parse.ts';
import { shown } from '../../campaigns/words.ts';
import { problemWords } from './problems.ts';

const { check } = createRulebook();
type Body = TextRule extends infer R ? (R extends { readonly id: number } ? Omit<R, 'id'> : never) : never;
/** The fault is told with all others, at its own place. */
const fault = (body: Body, rule: string): string | undefined => {
  const problem = check({ ...body, id: 0 });
  return problem && problemWords(problem, rule);
};
const checked = (bodyOf: (written: string) => Body) =>
  z.string().superRefine((written, c) => {
    const message = fault(bodyOf(written), written);
    if (message !== undefined) c.addIssue({ code: 'custom', message });
  });

const text = z.string().refine((t) => t.trim() !== '', 'expected some text, found an empty one');
const words = checked((word) => ({ kind: 'word', word }));
const domains = z.array(checked((domain) => ({ kind: 'link', deny: [domain] })));
const wildcards = checked((pattern) => ({ kind: 'wildcard', pattern }));
const expressions = checked((pattern) => ({ kind: 'regex', pattern }));
const nears = z.string().superRefine((written, c) => {
  const parsed = parseNear(written);
  const message = parsed
    ? fault({ kind: 'near', ...parsed }, written)
    : `expected two words and a distance like "加 ~10 微信", found ${shown(written)}`;
  if (message !== undefined) c.addIssue({ code: 'custom', message });
});
const oneOrMore = <S extends z.ZodType>(one: S) => z.union([one, z.array(one).min(1, 'expected at least one')]);

const variant = z.enum(allVariants as readonly [string, ...string[]]);
const doing = {
  severity: z.int().min(0).max(10).optional(),
  action: oneOrMore(z.enum(actions)).optional(),
  mute: z
    .string()
    .refine((t) => parseDuration(t) !== undefined, 'expected a length like 10m, 2h or 1d')
    .optional(),
};
const reading = {
  variants: z.union([z.literal('all'), z.literal('none'), z.array(variant)]).optional(),
  disguises: z.boolean().optional(),
  segment: z.boolean().optional(),
  whole: z.boolean().optional(),
};

const word = z.union([words, z.strictObject({ word: words, ...doing, ...reading })]);
const near = z.union([
  nears,
  z.strictObject({ a: words, b: words, within: z.int().min(0).max(200), ordered: z.boolean().optional(), ...doing }),
]);
const wildcard = z.union([wildcards, z.strictObject({ pattern: wildcards, ...doing, ...reading })]);
const regex = z.union([expressions, z.strictObject({ pattern: expressions, ...doing })]);
const links = z.union([
  z.boolean(),
  z.strictObject({ allow: domains.optional(), deny: domains.optional(), shortened: z.boolean().optional(), ...doing }),
]);
const platform = z.enum(invitePlatforms as readonly [string, ...string[]]);
const invites = z.union([
  z.boolean(),
  z.array(platform),
  z.strictObject({ platforms: z.array(platform).optional(), allow: domains.optional(), ...doing }),
]);
const contact = z.enum(contactKinds);
const contacts = z.union([
  z.boolean(),
  z.array(contact),
  z.strictObject({ what: z.array(contact).optional(), allow: z.array(text).optional(), ...doing }),
]);

/** `there`: whether a word file of this name can be read. */
const listFields = (there: (file: string) => boolean) => ({
  name: text.optional(),
  category: text.optional(),
  ...doing,
  ...reading,
  words: z.array(word).optional(),
  file: oneOrMore(text.refine(there, 'expected a text file in UTF-8; there is none of this name')).optional(),
  allow: z.array(words).optional(),
  wildcards: z.array(wildcard).optional(),
  near: z.array(near).optional(),
  regex: z.array(regex).optional(),
  links: links.optional(),
  invites: invites.optional(),
  contacts: contacts.optional(),
});
/** As `banyan replay --rules` and `try-rules` read it. */
const replayed = z.union([
  words,
  z.strictObject({ word: words, do: oneOrMore(z.enum(actions)).optional(), mute: doing.mute }),
]);

/** A file is one list, several under `lists:`, or both; `rules:` is the form of `banyan replay`. */
export function rulesSchema(there: (file: string) => boolean) {
  const list = listFields(there);
  return z.strictObject({
    lists: z.array(z.strictObject(list)).optional(),
    rules: z.array(replayed).optional(),
    ...list,
  });
}
export type RulesFile = z.infer<ReturnType<typeof rulesSchema>>;
export type RuleList = NonNullable<RulesFile['lists']>[number];
