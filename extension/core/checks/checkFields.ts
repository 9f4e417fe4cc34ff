import { z } from 'zod';
import { checkKind, checkKinds, writtenAs, type CheckKindName } from './checkKinds.ts';
import { commonFields } from './commonFields.ts';

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: string | number | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/** A field of a check, as an author writes it. */
export interface CheckField {
  readonly name: string;
  /** What may stand there, in words. */
  readonly values: string;
  /** The words that may stand there, where there are only some. */
  readonly choices: readonly string[];
  readonly needed: boolean;
  readonly description: string;
}

/** The fields that every check has. */
export const commonCheckFields: () => readonly CheckField[] = once(() => {
  const { properties = {}, required = [] } = described(z.strictObject(commonFields));
  return Object.entries(properties).map(([name, schema]) => toField(name, schema, required.includes(name)));
});

const ownFields = once(() => new Map(checkKinds.map(({ name }) => [name, readOwnFields(name)])));

/** The fields of a kind besides those of every check; the one that names the kind is among them. */
export function ownCheckFields(kind: CheckKindName): readonly CheckField[] {
  return ownFields().get(kind) ?? [];
}

function readOwnFields(kindName: CheckKindName): CheckField[] {
  const { schema, fields, aliases } = checkKind(kindName);
  const { properties = {}, required = [] } = described(schema);
  return fields
    .filter((field) => field === kindName || (field !== 'kind' && !Object.hasOwn(commonFields, field)))
    .map((field) => toField(writtenAs(field, aliases), properties[field] ?? {}, required.includes(field)));
}

function described(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
}

function toField(name: string, schema: JsonSchema, needed: boolean): CheckField {
  const { description = '' } = schema;
  return { name, values: valueWords(schema), choices: choicesOf(schema), needed, description };
}

function choicesOf(schema: JsonSchema): string[] {
  if (schema.anyOf) return schema.anyOf.flatMap(choicesOf);
  if (schema.const !== undefined) return [String(schema.const)];
  if (schema.enum) return schema.enum.map(String);
  return schema.type === 'boolean' ? ['true', 'false'] : [];
}

function valueWords(schema: JsonSchema): string {
  const { type, anyOf } = schema;
  if (anyOf) return [...new Set(anyOf.map(valueWords))].join(' or ');
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (Array.isArray(type)) return type.map((one: string) => valueWords({ type: one })).join(' or ');
  if (type === 'boolean') return 'true or false';
  if (type === 'array') return `list of ${valueWords(schema.items ?? {})}s`;
  if (type === 'object') return 'keys and values';
  if (type === 'string') return 'text';
  if (type !== 'integer') return typeof type === 'string' ? type : 'any';
  const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = schema;
  return maximum >= Number.MAX_SAFE_INTEGER ? 'number' : `${minimum} to ${maximum}`;
}

/** JSON schemas take milliseconds to make: only an author's editor and the reference ask for them. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
