import * as fc from 'fast-check';

/** The part of JSON Schema that zod writes. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
}

/** What the schema of a field cannot say: which ids there are, what people write. */
export type Hint = (field: string, schema: JsonSchema) => fc.Arbitrary<unknown> | undefined;

interface Source {
  hint: Hint;
  follow(reference: string): JsonSchema;
}

/** Most items of an array in most requests; now and then as many as the schema allows. */
const FEW = 4;
const MANY = 60;

function arrayOf(schema: JsonSchema, source: Source, field: string): fc.Arbitrary<unknown[]> {
  const item = fromSchema(schema.items ?? {}, source, field);
  const minLength = schema.minItems ?? 0;
  const most = Math.min(schema.maxItems ?? MANY, MANY);
  const few = fc.array(item, { minLength, maxLength: Math.max(minLength, Math.min(FEW, most)) });
  return fc.oneof({ weight: 19, arbitrary: few }, fc.array(item, { minLength, maxLength: most }));
}

function objectOf(schema: JsonSchema, source: Source): fc.Arbitrary<object> {
  const fields = Object.entries(schema.properties ?? {});
  const model = Object.fromEntries(fields.map(([name, one]) => [name, fromSchema(one, source, name)]));
  const requiredKeys = (schema.required ?? []).filter((name) => name in model);
  return fc.record(model, { requiredKeys });
}

function stringOf({ minLength = 0, maxLength = 300, pattern }: JsonSchema): fc.Arbitrary<string> {
  const text = fc.string({ minLength, maxLength: Math.min(maxLength, 300), unit: 'grapheme' });
  return pattern ? text.filter((value) => new RegExp(pattern, 'u').test(value)) : text;
}

const SAFE = Number.MAX_SAFE_INTEGER;

function typed(schema: JsonSchema, source: Source, field: string): fc.Arbitrary<unknown> {
  const { type, minimum: min = -SAFE, maximum: max = SAFE } = schema;
  if (Array.isArray(type))
    return fc.oneof(...type.map((one) => fromSchema({ ...schema, type: one }, source, field)));
  if (type === 'object') return objectOf(schema, source);
  if (type === 'array') return arrayOf(schema, source, field);
  if (type === 'string') return stringOf(schema);
  if (type === 'integer') return fc.integer({ min, max });
  if (type === 'number') return fc.double({ noNaN: true, min, max });
  if (type === 'boolean') return fc.boolean();
  return type === 'null' ? fc.constant(null) : fc.jsonValue({ maxDepth: 2 });
}

/** Values that fit a schema, as far as JSON Schema can say it; `hint` replaces those of single fields. */
export function fromSchema(schema: JsonSchema, source: Source, field = ''): fc.Arbitrary<unknown> {
  const hinted = source.hint(field, schema);
  if (hinted) return hinted;
  if (schema.$ref) return fromSchema(source.follow(schema.$ref), source, field);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((one) => fromSchema(one, source, field)));
  return typed(schema, source, field);
}
