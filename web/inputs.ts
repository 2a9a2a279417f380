/** What the page may post, by path. What is not listed here cannot be asked for. */
import { z } from 'zod';

const who = z.string().min(1).max(64);
const messageId = z.string().min(1).max(64);
const room = z.enum(['group', 'private']);
const text = z.string().max(8192);

const shapes = {
  say: z.strictObject({ who, room: room.optional(), text, replyTo: messageId.optional() }),
  press: z.strictObject({
    who,
    messageId: messageId.optional(),
    choice: z.int().min(0).max(99),
    room: room.optional(),
  }),
  edit: z.strictObject({ who, messageId, text }),
  react: z.strictObject({ who, messageId, emoji: z.string().min(1).max(16), on: z.boolean() }),
  join: z.strictObject({ who }),
  leave: z.strictObject({ who }),
  rename: z.strictObject({ who, name: z.string().max(64) }),
} as const;

type Shapes = typeof shapes;
/** What a visitor does on the page, as the playground takes it. */
export type PageInput = { [D in keyof Shapes]: { do: D } & z.infer<Shapes[D]> }[keyof Shapes];

export const inputPaths = Object.keys(shapes) as readonly (keyof Shapes)[];

/** The input, or undefined when the body does not fit. */
export function readInput(path: keyof Shapes, body: unknown): PageInput | undefined {
  const read = shapes[path].safeParse(body);
  return read.success ? ({ do: path, ...read.data } as PageInput) : undefined;
}
