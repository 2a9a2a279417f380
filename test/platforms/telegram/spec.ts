/**
 * The published description of the Bot API, where it lies beside the checkout (or in SHARED_SPECS): what it does not
 * know is refused. Without it the stand-in still plays; `described` says which it is.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Field {
  readonly name: string;
  readonly types: readonly string[];
  readonly required: boolean;
}
interface Described {
  readonly fields?: readonly Field[];
  readonly subtypes?: readonly string[];
}
interface Spec {
  readonly methods: Readonly<Record<string, Described>>;
  readonly types: Readonly<Record<string, Described>>;
}

/** An uploaded file, as the multipart reader leaves it. */
export class Upload {
  readonly bytes: Buffer;
  readonly name: string;
  constructor(bytes: Buffer, name: string) {
    this.bytes = bytes;
    this.name = name;
  }
}

const here = dirname(fileURLToPath(import.meta.url));
const places = [
  ...(process.env['SHARED_SPECS'] ? [process.env['SHARED_SPECS']] : []),
  join(here, '../../../../shared/specs'),
];
const file = places.map((p) => join(p, 'telegram-bot-api.json')).find((p) => existsSync(p));
const spec = file === undefined ? undefined : (JSON.parse(readFileSync(file, 'utf8')) as Spec);

/** False: no description was found, and calls are checked only by what the stand-in itself reads of them. */
export const described = spec !== undefined;
export const notDescribed =
  'the published description of the Bot API is not beside this checkout (../shared/specs, or SHARED_SPECS): calls are not checked against it';

const isObject = (x: unknown): x is Record<string, unknown> =>
  typeof x === 'object' && x !== null && !Array.isArray(x) && !(x instanceof Upload);

function fits(value: unknown, type: string, path: string): string | undefined {
  if (type.startsWith('Array of ')) {
    if (!Array.isArray(value)) return `${path}: expected an array`;
    for (const [i, item] of value.entries()) {
      const fault = fits(item, type.slice('Array of '.length), `${path}[${i}]`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }
  switch (type) {
    case 'Integer':
      return Number.isSafeInteger(value) ? undefined : `${path}: expected an integer`;
    case 'Float':
      return typeof value === 'number' ? undefined : `${path}: expected a number`;
    case 'String':
      return typeof value === 'string' ? undefined : `${path}: expected a string`;
    case 'Boolean':
      return typeof value === 'boolean' ? undefined : `${path}: expected a boolean`;
    case 'InputFile':
      return value instanceof Upload ? undefined : `${path}: expected a file`;
    default:
      return fitsObject(value, type, path);
  }
}

function fitsObject(value: unknown, type: string, path: string): string | undefined {
  const described = spec?.types[type];
  if (!described) return `${path}: the description has no type ${type}`;
  if (described.subtypes) return anyOf(value, described.subtypes, path);
  if (!isObject(value)) return `${path}: expected an object`;
  return fieldsOf(value, described.fields ?? [], path);
}

function anyOf(value: unknown, types: readonly string[], path: string): string | undefined {
  const faults = types.map((t) => fits(value, t, path));
  return faults.includes(undefined) ? undefined : faults.find((f) => f !== undefined);
}

function fieldsOf(value: Record<string, unknown>, fields: readonly Field[], path: string): string | undefined {
  for (const name of Object.keys(value))
    if (!fields.some((f) => f.name === name)) return `${path}${path ? '.' : ''}${name}: no such parameter`;
  for (const f of fields) {
    const given = value[f.name];
    const at = `${path}${path ? '.' : ''}${f.name}`;
    if (given === undefined) {
      if (f.required) return `${at}: missing`;
      continue;
    }
    const fault = anyOf(given, f.types, at);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** What is wrong with a call by the description; undefined: nothing, or there is no description. */
export function faultOf(method: string, params: Record<string, unknown>): string | undefined {
  if (!spec) return undefined;
  const described = spec.methods[method];
  // A file that another parameter names (`attach://…`) has a name of the caller's choice.
  const named = JSON.stringify(Object.values(params).filter((v) => !(v instanceof Upload)));
  const own = Object.entries(params).filter(
    ([name, v]) => !(v instanceof Upload && named.includes(`attach://${name}`)),
  );
  return described ? fieldsOf(Object.fromEntries(own), described.fields ?? [], '') : `${method}: no such method`;
}

/** A multipart field is text: what it stands for by the description (without one, by its looks). */
export function fromText(method: string, name: string, text: string): unknown {
  const types = spec?.methods[method]?.fields?.find((f) => f.name === name)?.types;
  if (types?.every((t) => t === 'String')) return text;
  if (/^-?\d+$/.test(text)) return Number(text);
  if (text === 'true' || text === 'false') return text === 'true';
  return /^[[{]/.test(text) ? (JSON.parse(text) as unknown) : text;
}
