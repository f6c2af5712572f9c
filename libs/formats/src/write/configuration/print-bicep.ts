import {
  Expression,
  KeyedBy,
  symbolsIn,
  type ArmModel,
  type ArmParameter,
  type ArmResource,
  type ArmValue,
  type Call,
} from './arm-model.js';

/** Prints a model as Bicep. */
export function printBicep({ parameters, resources }: ArmModel): string {
  const blocks = [...parameters.map(printParameter), ...resources.map(printResource)];
  return `${blocks.join('\n\n')}\n`;
}

function printParameter({ name, type, description, isGroupLocation }: ArmParameter): string {
  const lines = [
    `@description(${bicepText(description)})`,
    ...(type === 'securestring' ? ['@secure()'] : []),
    `param ${name} ${type === 'int' ? 'int' : 'string'}${isGroupLocation ? ' = resourceGroup().location' : ''}`,
  ];
  return lines.join('\n');
}

function printResource(resource: ArmResource): string {
  const { symbol, type, apiVersion, name, parent, scope, members, after = [] } = resource;
  const named = new Set([parent, scope, ...symbolsIn(name), ...symbolsIn(members)]);
  const others = [...new Set(after)].filter((each) => !named.has(each));
  const lines = [
    ...(parent === undefined ? [] : [`  parent: ${parent}`]),
    ...(scope === undefined ? [] : [`  scope: ${scope}`]),
    `  name: ${print(name, 1)}`,
    ...membersOf(members, 1),
    ...(others.length > 0 ? [`  dependsOn: [`, ...others.map((each) => `    ${each}`), '  ]'] : []),
  ];
  return `resource ${symbol} '${type}@${apiVersion}' = {\n${lines.join('\n')}\n}`;
}

const indent = (depth: number): string => '  '.repeat(depth);

function membersOf(members: Readonly<Record<string, ArmValue>>, depth: number): readonly string[] {
  return Object.entries(members)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${indent(depth)}${keyText(name)}: ${print(value, depth)}`);
}

const keyText = (name: string): string => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : bicepText(name));

function print(value: ArmValue, depth: number): string {
  if (value instanceof Expression) return printCall(value.call);
  if (value instanceof KeyedBy)
    return braced([`${indent(depth + 1)}'\${${printCall(value.key.call)}}': ${print(value.value, depth + 1)}`], depth);
  if (typeof value === 'string') return bicepText(value);
  if (typeof value !== 'object') return String(value ?? null);
  if (Array.isArray(value)) return list(value as readonly ArmValue[], depth);
  return braced(membersOf(value as never, depth + 1), depth);
}

const braced = (lines: readonly string[], depth: number): string =>
  lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent(depth)}}`;

function list(items: readonly ArmValue[], depth: number): string {
  if (items.length === 0) return '[]';
  return `[\n${items.map((item) => `${indent(depth + 1)}${print(item, depth + 1)}`).join('\n')}\n${indent(depth)}]`;
}

function printCall(call: Call): string {
  switch (call.is) {
    case 'parameter':
      return call.name;
    case 'id':
      return `${call.of}.id`;
    case 'subnet-id':
      return `'\${${call.of}.id}/subnets/${escaped(call.name)}'`;
    case 'foreign-id':
      return `resourceId(${[call.group, call.type, ...call.names].map(bicepText).join(', ')})`;
    case 'role':
      return `subscriptionResourceId('Microsoft.Authorization/roleDefinitions', ${bicepText(call.id)})`;
    case 'guid':
      return `guid(${call.of.map((each) => print(each, 0)).join(', ')})`;
    case 'principal-id':
      return `${call.of}.properties.principalId`;
  }
}

/** A text as Bicep writes it. */
const bicepText = (text: string): string => `'${escaped(text)}'`;

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(text: string): string {
  return text
    .replaceAll(/[\\'\n\r\t]/g, (char) => escapes[char] ?? char)
    .replaceAll('${', () => '\\${')
    .replaceAll(/[\p{Cc}\u2028\u2029]/gu, (char) => `\\u{${char.charCodeAt(0).toString(16)}}`);
}
