import type { ConvertedSchema } from './openapi.types.js';
import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.BaseSchema;

const DEFINITIONS = '#/$defs/';

/**
 * A zod schema as OpenAPI 3.1 has it. What has a meta id becomes a component. Answers may grow: their objects are left open,
 * though a question with an unknown field is refused.
 */
export function convertSchema(
  schema: unknown,
  options: { readonly schemaType: 'input' | 'output' },
): ConvertedSchema | undefined {
  if (!(schema instanceof z.ZodType)) return undefined;
  // What is shown as it was published has the shape that is written, with defaults left out.
  const io = schema.meta()?.['shownAs'] === 'input' ? 'input' : options.schemaType;
  const {
    $defs,
    $schema: _dialect,
    ...converted
  } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    override: ({ jsonSchema }) => simplify(jsonSchema, io),
  });
  const components = Object.entries($defs ?? {}).map(
    ([name, definition]) => [componentName(name), definition] as const,
  );
  const named = Object.fromEntries(components.map(([name, d]) => [name, name === 'JsonValue' ? anyJson : d]));
  return JSON.parse(JSON.stringify({ schema: converted, components: named }), renameReference) as ConvertedSchema;
}

const anyJson = { description: 'Any JSON value.' };

/** The only schema without a name of its own that refers to itself is zod's "any JSON value". */
const componentName = (name: string) => (name.startsWith('__schema') ? 'JsonValue' : name);

function renameReference(key: string, value: unknown): unknown {
  if (key !== '$ref' || typeof value !== 'string' || !value.startsWith(DEFINITIONS)) return value;
  return `${DEFINITIONS}${componentName(value.slice(DEFINITIONS.length))}`;
}

/** What the schemas say to the engine and to this converter alone. */
const ENGINE_ONLY = ['shownAs', 'vocabulary', 'address', 'version'];

function simplify(schema: JsonSchema, io: 'input' | 'output'): void {
  for (const name of ENGINE_ONLY) delete schema[name];
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (io === 'output' && schema.additionalProperties === false) delete schema.additionalProperties;
  if (schema.format !== undefined) delete schema.pattern;
  if (schema.prefixItems) flattenTuple(schema);
  if (schema.propertyNames) nameProperties(schema);
}

/** Many generators do not know tuples; ours hold one kind of element. */
function flattenTuple(schema: JsonSchema): void {
  const [element] = schema.prefixItems ?? [];
  if (element !== undefined) schema.items = element;
  delete schema.prefixItems;
}

/** A record over known keys is an object with these properties. */
function nameProperties(schema: JsonSchema): void {
  const names = schema.propertyNames;
  const value = schema.additionalProperties;
  delete schema.propertyNames;
  if (typeof names !== 'object' || names.enum === undefined || value === undefined) return;
  schema.properties = Object.fromEntries(names.enum.map((name) => [String(name), value]));
  delete schema.additionalProperties;
}
