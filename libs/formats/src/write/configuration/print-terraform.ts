import { Blocks, Keyword, Reference, type Body, type TfValue, type TopBlock } from './terraform-model.js';

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A Terraform configuration in JSON syntax: the content of a `main.tf.json`. */
export type TerraformConfiguration = Readonly<Record<string, unknown>>;

/** Prints blocks in Terraform's JSON syntax. */
export function printTerraformJson(blocks: readonly TopBlock[]): TerraformConfiguration {
  const root: Record<string, unknown> = {};
  for (const { type, labels, body } of blocks) {
    let at = root;
    for (const name of [type, ...labels].slice(0, -1)) at = at[name] = (at[name] ?? {}) as Record<string, unknown>;
    at[[type, ...labels].at(-1) ?? type] = bodyJson(body);
  }
  return root;
}

function bodyJson(body: Body): Json {
  const told = Object.entries(body).filter(([, value]) => isTold(value));
  return Object.fromEntries(
    told.map(([name, value]) => [name, value instanceof Blocks ? value.bodies.map(bodyJson) : valueJson(value)]),
  );
}

/** What is undefined is left out, and so are blocks of which there is none. */
export const isTold = (value: TfValue | Blocks): boolean =>
  value !== undefined && !(value instanceof Blocks && value.bodies.length === 0);

function valueJson(value: TfValue): Json {
  if (value instanceof Reference) return `\${${value.address}}`;
  if (value instanceof Keyword) return value.name;
  if (typeof value === 'string') return withoutTemplates(value);
  if (typeof value !== 'object') return value ?? null;
  if (Array.isArray(value)) return value.map((item: TfValue) => valueJson(item));
  const told = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(told.map(([name, item]) => [name, valueJson(item as TfValue)]));
}

/** A text in which nothing is an interpolation or a directive. */
export const withoutTemplates = (text: string): string =>
  text.replaceAll(/[$%]\{/g, (head) => `${head.charAt(0)}${head}`);
