import { isTold, withoutTemplates } from './print-terraform.js';
import { Blocks, Keyword, Reference, type Body, type TfValue, type TopBlock } from './terraform-model.js';

/** Prints blocks in Terraform's own language. */
export function printHcl(blocks: readonly TopBlock[]): string {
  return `${blocks.map(({ type, labels, body }) => printBlock([type, ...labels.map(hclText)].join(' '), body, 0)).join('\n\n')}\n`;
}

const indent = (depth: number): string => '  '.repeat(depth);

function printBlock(head: string, body: Body, depth: number): string {
  const inner = printBody(body, depth + 1);
  return inner.length === 0
    ? `${indent(depth)}${head} {}`
    : `${indent(depth)}${head} {\n${inner.join('\n')}\n${indent(depth)}}`;
}

/** Arguments first, their signs below each other, and each block after an empty line. */
function printBody(body: Body, depth: number): readonly string[] {
  const told = Object.entries(body).filter(([, value]) => isTold(value));
  const values = told.flatMap(([name, value]) => (value instanceof Blocks ? [] : [[name, value] as const]));
  const lines = [...printMembers(values, depth)];
  for (const [name, value] of told)
    for (const inner of value instanceof Blocks ? value.bodies : [])
      lines.push(...(lines.length > 0 ? [''] : []), printBlock(name, inner, depth));
  return lines;
}

function printMembers(members: readonly (readonly [string, TfValue])[], depth: number): readonly string[] {
  const printed = members.map(([name, value]) => [nameText(name), print(value, depth)] as const);
  const width = Math.max(0, ...printed.filter(([, text]) => !text.includes('\n')).map(([name]) => name.length));
  return printed.map(([name, text]) => `${indent(depth)}${text.includes('\n') ? name : name.padEnd(width)} = ${text}`);
}

const nameText = (name: string): string => (/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) ? name : hclText(name));

function print(value: TfValue, depth: number): string {
  if (value instanceof Reference) return value.address;
  if (value instanceof Keyword) return value.name;
  if (typeof value === 'string') return hclText(value);
  if (typeof value !== 'object') return String(value ?? null);
  if (Array.isArray(value)) return printList(value as readonly TfValue[], depth);
  const told = Object.entries(value).filter(([, item]) => item !== undefined);
  if (told.length === 0) return '{}';
  return `{\n${printMembers(told, depth + 1).join('\n')}\n${indent(depth)}}`;
}

const printList = (items: readonly TfValue[], depth: number): string =>
  `[${items.map((item) => print(item, depth)).join(', ')}]`;

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A text as Terraform's language quotes it. */
function hclText(text: string): string {
  const escaped = withoutTemplates(text)
    .replaceAll(/[\\"\n\r\t]/g, (char) => escapes[char] ?? char)
    .replaceAll(/[\p{Cc}\u2028\u2029]/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${escaped}"`;
}
