/** The part of JSON Schema that our descriptions use. */
export interface SampledSchema {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly items?: SampledSchema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SampledSchema>>;
  readonly anyOf?: readonly SampledSchema[];
  readonly oneOf?: readonly SampledSchema[];
  readonly allOf?: readonly SampledSchema[];
}

type Named = Readonly<Record<string, SampledSchema>>;

/** The least value of a schema: what is required and nothing more. */
export function sampleOf(schema: SampledSchema, named: Named): unknown {
  if (schema.$ref !== undefined) return sampleOf(named[schema.$ref.split('/').at(-1) ?? ''] ?? {}, named);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  return first ? sampleOf(first, named) : ofType(schema, named);
}

function ofType(schema: SampledSchema, named: Named): unknown {
  switch ([schema.type ?? []].flat()[0]) {
    case 'object':
      return objectOf(schema, named);
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}, named));
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'string':
      return textOf(schema);
    default:
      return null;
  }
}

const objectOf = ({ required = [], properties = {} }: SampledSchema, named: Named) =>
  Object.fromEntries(required.map((name) => [name, sampleOf(properties[name] ?? {}, named)]));

const formats: Readonly<Record<string, string>> = {
  date: '2099-01-01',
  'date-time': '2099-01-01T00:00:00Z',
  uri: 'https://example.test/',
  uuid: '00000000-0000-4000-8000-000000000000',
};

/** Texts that patterns of ours take. */
const candidates = [
  'x',
  '000000000000',
  '0'.repeat(64),
  '0',
  'a-1',
  '2099.1.0',
  'https://example.test/',
  'sources/x.md',
];

function textOf({ format, pattern, minLength = 1 }: SampledSchema): string {
  const byFormat = formats[format ?? ''];
  if (byFormat !== undefined) return byFormat;
  if (pattern === undefined) return 'x'.repeat(Math.max(1, minLength));
  const found = candidates.find((text) => new RegExp(pattern).test(text));
  if (found === undefined) throw new Error(`no sample of the pattern ${pattern}`);
  return found;
}
