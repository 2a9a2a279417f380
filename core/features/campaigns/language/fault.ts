/** What is wrong at a place of a document, and what documents are looked at with. */

/** Something wrong at a place of a document; `path` as in zod. */
export interface LanguageFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}
export type Mapping = Readonly<Record<string, unknown>>;

export const isMapping = (v: unknown): v is Mapping => typeof v === 'object' && v !== null && !Array.isArray(v);
export const has = (raw: Mapping, key: string): boolean => raw[key] !== undefined && raw[key] !== null;
