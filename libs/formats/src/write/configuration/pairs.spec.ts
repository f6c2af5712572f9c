import type { Design } from '@plimsoll/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBicep, type BicepFile } from './bicep-reader.spec-fixture.js';
import { anyDesign } from './any-design.spec-fixture.js';
import { designs, managedDesign, rareDesign } from './designs.spec-fixture.js';
import { readHcl, withBareNames } from './hcl-reader.spec-fixture.js';
import { writeConfiguration } from './write-configuration.js';

type Json = Record<string, unknown>;

const all: readonly (readonly [string, Design])[] = [
  ...designs,
  ['network made by AKS', managedDesign],
  ['rare', rareDesign],
  ['nothing told', {}],
];

const expectSameTerraform = (design: Design) => {
  const { terraform, terraformJson } = writeConfiguration(design);
  expect(readHcl(terraform)).toEqual(withBareNames(terraformJson));
};

/** What Bicep's own compiler makes of a file, as far as these files go: the resources of a template without symbolic names. */
function compiled({ parameters, resources }: BicepFile): Json {
  const bySymbol = new Map(resources.map((each) => [each.symbol, each]));
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const typeOf = (symbol: string) => bySymbol.get(symbol)?.type.split('@') ?? [];
  const symbolOf = (value: unknown) => (value as Json | undefined)?.['='] as string | undefined;
  const namesOf = (symbol: string): string[] => {
    const { members } = bySymbol.get(symbol) ?? { members: {} as Json };
    const parent = symbolOf(members['parent']);
    return [...(parent === undefined ? [] : namesOf(parent)), String(members['name'])];
  };
  const idOf = (symbol: string, type = typeOf(symbol)[0] ?? '', ...more: string[]): string => {
    const { name, scope } = bySymbol.get(symbol)?.members ?? {};
    const [on, named] = [symbolOf(scope), symbolOf(name)];
    return on !== undefined && named !== undefined
      ? `extensionResourceId(${idOf(on)}, '${type}', ${expression(named)})`
      : `resourceId(${[type, ...namesOf(symbol), ...more].map(quoted).join(', ')})`;
  };
  const expression = (text: string): string => {
    const [, vnet, subnet] = /^'\|(\w+)\.id\|\/subnets\/([^]*)'$/.exec(text) ?? [];
    if (vnet && subnet) return idOf(vnet, 'Microsoft.Network/virtualNetworks/subnets', subnet);
    const id = /^(?:'\|)?(\w+)\.id(?:\|')?$/.exec(text)?.[1];
    if (id !== undefined) return idOf(id);
    const principal = /^(\w+)\.properties\.principalId$/.exec(text)?.[1];
    if (principal !== undefined) return `reference(${idOf(principal)}, '${typeOf(principal)[1]}').principalId`;
    if (parameters.some(({ name }) => name === text)) return `parameters('${text}')`;
    return text.replaceAll(/"(?:[^"\\]|\\.)*"|\b(\w+)\.id\b/g, (each, symbol: string | undefined) =>
      symbol === undefined ? quoted(JSON.parse(each) as string) : idOf(symbol),
    );
  };
  const print = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(print);
    if (typeof value === 'string') return value.startsWith('[') && value.endsWith(']') ? `[${value}` : value;
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value);
    if (members.length === 1 && members[0]?.[0] === '=') return `[${expression(String(members[0][1]))}]`;
    return Object.fromEntries(members.map(([name, member]) => [keyOf(name), print(member)]));
  };
  const keyOf = (name: string) =>
    name.startsWith('{"="') ? `[${expression(String((JSON.parse(name) as Json)['=']))}]` : name;
  return {
    resources: resources.map(({ symbol, type, members }) => {
      const { name, parent: _parent, scope, dependsOn: _dependsOn, ...rest } = members;
      const at = symbolOf(scope);
      return {
        type: type.split('@')[0],
        apiVersion: type.split('@')[1],
        name: typeof name === 'string' ? print(namesOf(symbol).join('/')) : print(name),
        ...(at === undefined ? {} : { scope: `[${idOf(at)}]` }),
        ...(print(rest) as Json),
      };
    }),
    parameters: parameters.map(({ name, type, isSecure }) => [name, isSecure ? 'securestring' : type]),
    needs: resources.map(({ symbol, members }) => {
      const text = JSON.stringify(members);
      return [...bySymbol.keys()]
        .filter((each) => each !== symbol && new RegExp(`\\b${each}(?=\\.|"})`).test(text))
        .map((each) => `[${idOf(each)}]`)
        .sort();
    }),
  };
}

const expectSameTemplate = (design: Design) => {
  const { bicep, arm } = writeConfiguration(design);
  const resources = arm['resources'] as readonly Json[];
  const { needs, ...file } = compiled(readBicep(bicep));
  const without = resources.map(({ dependsOn: _dependsOn, ...rest }) => rest);
  const parameters = Object.entries(arm['parameters'] as Record<string, Json>);
  expect(file).toEqual({ resources: without, parameters: parameters.map(([name, { type }]) => [name, type]) });
  return { needs, after: resources.map(({ dependsOn }) => [...((dependsOn as string[] | undefined) ?? [])].sort()) };
};

describe('a configuration in the language of Terraform', () => {
  it.each(all)('says what the one in JSON says: %s', (_, design) => expectSameTerraform(design));

  it('says what the one in JSON says, whatever is told', () => {
    fc.assert(fc.property(anyDesign, expectSameTerraform));
  });
});

describe('a template in Bicep', () => {
  it.each(all)('says what the one in JSON says, and waits for the same: %s', (_, design) => {
    const { needs, after } = expectSameTemplate(design);
    expect(needs).toEqual(after);
  });

  it('says what the one in JSON says, whatever is told', () => {
    fc.assert(fc.property(anyDesign, (design) => void expectSameTemplate(design)));
  });
});

describe('a configuration', () => {
  it('is the same whenever it is written', () => {
    fc.assert(
      fc.property(anyDesign, (design) => {
        expect(writeConfiguration(structuredClone(design))).toEqual(writeConfiguration(design));
      }),
    );
  });
});
