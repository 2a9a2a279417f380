/**
 * The published description of Discord's API (OpenAPI), where it lies beside the checkout (or in SHARED_SPECS): what it
 * does not know is refused. Without it the stand-in still plays; `described` says which it is.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
}
interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly schema: Schema;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
}
type PathItem = Readonly<Record<string, Operation>> & { readonly parameters?: readonly Parameter[] };
interface Spec {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const here = dirname(fileURLToPath(import.meta.url));
const places = [
  ...(process.env['SHARED_SPECS'] ? [process.env['SHARED_SPECS']] : []),
  join(here, '../../../../shared/specs'),
];
const file = places.map((p) => join(p, 'discord-openapi.json')).find((p) => existsSync(p));
const spec = file === undefined ? undefined : (JSON.parse(readFileSync(file, 'utf8')) as Spec);

/** False: no description was found, and calls are checked only by what the stand-in itself reads of them. */
export const described = spec !== undefined;
export const notDescribed =
  'the published description of the Discord API is not beside this checkout (../shared/specs, or SHARED_SPECS): calls are not checked against it';

const routes = Object.entries(spec?.paths ?? {}).map(([path, item]) => ({
  item,
  fixed: (path.match(/\{/g) ?? []).length,
  pattern: new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

const resolve = (s: Schema): Schema =>
  s.$ref === undefined ? s : (spec?.components.schemas[s.$ref.split('/').at(-1) ?? ''] ?? {});
const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null && !Array.isArray(x);

const isType = (value: unknown, type: string): boolean => {
  switch (type) {
    case 'null':
      return value === null;
    case 'integer':
      return Number.isSafeInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    default:
      return typeof value === type;
  }
};

function fits(value: unknown, given: Schema, path: string): string | undefined {
  const s = resolve(given);
  for (const part of s.allOf ?? []) {
    const fault = fits(value, part, path);
    if (fault !== undefined) return fault;
  }
  const some = s.oneOf ?? s.anyOf;
  // A list of named constants beside a type describes, and does not limit, unknown flags.
  if (some) {
    const faults = some.map((one) => fits(value, one, path));
    if (!faults.includes(undefined)) return closest(faults);
  }
  if (s.const !== undefined && s.const !== value) return `${path}: expected ${JSON.stringify(s.const)}`;
  if (s.enum && !s.enum.includes(value)) return `${path}: expected one of ${s.enum.join(', ')}`;
  const types = s.type === undefined ? [] : typeof s.type === 'string' ? [s.type] : s.type;
  if (types.length > 0 && !types.some((t) => isType(value, t))) return `${path}: expected ${types.join(' or ')}`;
  return limits(value, s, path) ?? (isObject(value) ? fieldsOf(value, s, path) : undefined);
}
/** Of several kinds of thing the fault that lies deepest says most. */
const closest = (faults: readonly (string | undefined)[]): string | undefined =>
  faults
    .filter((f) => f !== undefined)
    .sort((a, b) => (b.split(':')[0]?.length ?? 0) - (a.split(':')[0]?.length ?? 0))[0];

function limits(value: unknown, s: Schema, path: string): string | undefined {
  if (typeof value === 'string') {
    const length = Array.from(value).length;
    if (length < (s.minLength ?? 0) || length > (s.maxLength ?? Infinity)) return `${path}: ${length} characters`;
    if (s.pattern !== undefined && !new RegExp(s.pattern).test(value)) return `${path}: does not match ${s.pattern}`;
  }
  if (typeof value === 'number' && (value < (s.minimum ?? -Infinity) || value > (s.maximum ?? Infinity)))
    return `${path}: ${value} is out of bounds`;
  if (!Array.isArray(value)) return undefined;
  if (value.length < (s.minItems ?? 0) || value.length > (s.maxItems ?? Infinity))
    return `${path}: ${value.length} items`;
  if (s.uniqueItems && new Set(value).size < value.length) return `${path}: repeated items`;
  for (const [i, item] of value.entries()) {
    const fault = s.items && fits(item, s.items, `${path}[${i}]`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function fieldsOf(value: Record<string, unknown>, s: Schema, path: string): string | undefined {
  if (!s.properties && !s.additionalProperties) return undefined;
  for (const [name, field] of Object.entries(value)) {
    const known =
      s.properties?.[name] ?? (typeof s.additionalProperties === 'object' ? s.additionalProperties : undefined);
    if (!known) return `${path}${path ? '.' : ''}${name}: no such parameter`;
    const fault = fits(field, known, `${path}${path ? '.' : ''}${name}`);
    if (fault !== undefined) return fault;
  }
  const missing = s.required?.find((name) => value[name] === undefined);
  return missing === undefined ? undefined : `${path}${path ? '.' : ''}${missing}: missing`;
}

/** What is wrong with a call by the description; undefined: nothing, or there is no description. */
export function faultOf(method: string, path: string, query: URLSearchParams, body: unknown): string | undefined {
  if (!spec) return undefined;
  const fitting = routes
    .filter((r) => r.pattern.test(path) && r.item[method.toLowerCase()])
    .sort((a, b) => a.fixed - b.fixed)[0];
  const operation = fitting?.item[method.toLowerCase()];
  if (!fitting || !operation) return `${method} ${path}: no such route`;
  const values = fitting.pattern.exec(path)?.groups ?? {};
  const all = [...(fitting.item.parameters ?? []), ...(operation.parameters ?? [])];
  for (const p of all.filter((x) => x.in === 'path')) {
    const text = values[p.name] ?? '';
    const fault = fits(
      resolve(p.schema).type === 'integer' && /^\d+$/.test(text) ? Number(text) : text,
      p.schema,
      p.name,
    );
    if (fault !== undefined) return fault;
  }
  for (const name of query.keys())
    if (!all.some((p) => p.in === 'query' && p.name === name)) return `?${name}: no such parameter`;
  const schema = operation.requestBody?.content['application/json']?.schema;
  if (body === undefined) return operation.requestBody?.required && schema ? 'the body is missing' : undefined;
  return schema ? fits(body, schema, '') : 'there is no body here';
}
