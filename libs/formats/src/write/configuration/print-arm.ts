import {
  Expression,
  KeyedBy,
  symbolsIn,
  type ArmModel,
  type ArmResource,
  type ArmValue,
  type Call,
} from './arm-model.js';

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A deployment template, as `az deployment group create --template-file` takes it. */
export type ArmTemplate = Readonly<Record<string, unknown>>;

/** Prints a model as the JSON of a deployment template. */
export function printArm({ parameters, resources }: ArmModel): ArmTemplate {
  const index = new Map(resources.map((each) => [each.symbol, each]));
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: Object.fromEntries(
      parameters.map(({ name, type, description, isGroupLocation }) => [
        name,
        { type, ...(isGroupLocation ? { defaultValue: '[resourceGroup().location]' } : {}), metadata: { description } },
      ]),
    ),
    resources: resources.map((each) => printResource(each, new Printer(index))),
  };
}

function printResource(resource: ArmResource, printer: Printer): Json {
  const { symbol, type, apiVersion, name, parent, scope, members, after = [] } = resource;
  const needed = [parent, scope, ...symbolsIn(name), ...symbolsIn(members), ...after];
  const dependsOn = [...new Set(needed)].flatMap((each) =>
    each === undefined || each === symbol ? [] : [printer.bracketed({ is: 'id', of: each })],
  );
  return {
    type,
    apiVersion,
    name: typeof name === 'string' ? printText(printer.namesOf(symbol).join('/')) : printer.print(name),
    ...(scope === undefined ? {} : { scope: printer.bracketed({ is: 'id', of: scope }) }),
    ...(dependsOn.length > 0 ? { dependsOn } : {}),
    ...printer.object(members),
  };
}

/** A text that would be taken for an expression is marked as none. */
const printText = (text: string): string => (text.startsWith('[') && text.endsWith(']') ? `[${text}` : text);

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const idOfParts = (parts: readonly string[]): string => `resourceId(${parts.map(quoted).join(', ')})`;

class Printer {
  constructor(private readonly resources: ReadonlyMap<string, ArmResource>) {}

  print(value: ArmValue): Json {
    if (value instanceof Expression) return this.bracketed(value.call);
    if (value instanceof KeyedBy) return { [this.bracketed(value.key.call)]: this.print(value.value) };
    if (typeof value === 'string') return printText(value);
    if (typeof value !== 'object') return value ?? null;
    return Array.isArray(value) ? value.map((item: ArmValue) => this.print(item)) : this.object(value as never);
  }

  object(members: Readonly<Record<string, ArmValue>>): Record<string, Json> {
    const told = Object.entries(members).filter(([, value]) => value !== undefined);
    return Object.fromEntries(told.map(([name, value]) => [name, this.print(value)]));
  }

  bracketed(call: Call): string {
    return `[${this.call(call)}]`;
  }

  /** A resource's own name after those of the resources that it stands in. */
  namesOf(symbol: string): readonly string[] {
    const resource = this.resources.get(symbol);
    if (typeof resource?.name !== 'string') return [];
    return [...(resource.parent === undefined ? [] : this.namesOf(resource.parent)), resource.name];
  }

  call(call: Call): string {
    switch (call.is) {
      case 'parameter':
        return `parameters(${quoted(call.name)})`;
      case 'role':
        return `subscriptionResourceId('Microsoft.Authorization/roleDefinitions', ${quoted(call.id)})`;
      case 'guid':
        return `guid(${call.of.map((each) => (typeof each === 'string' ? quoted(each) : this.call(each.call))).join(', ')})`;
      case 'principal-id':
        return this.#principalId(call.of);
      case 'id':
        return this.#idOf(call.of);
      case 'subnet-id':
        return idOfParts(['Microsoft.Network/virtualNetworks/subnets', ...this.namesOf(call.of), call.name]);
      case 'foreign-id':
        return idOfParts([call.group, call.type, ...call.names]);
    }
  }

  /** What is put upon another resource has its id behind that one's. */
  #idOf(symbol: string): string {
    const { type = '', name, scope } = this.resources.get(symbol) ?? {};
    if (scope === undefined || !(name instanceof Expression)) return idOfParts([type, ...this.namesOf(symbol)]);
    return `extensionResourceId(${this.#idOf(scope)}, ${quoted(type)}, ${this.call(name.call)})`;
  }

  #principalId(symbol: string): string {
    const version = this.resources.get(symbol)?.apiVersion ?? '';
    return `reference(${this.call({ is: 'id', of: symbol })}, ${quoted(version)}).principalId`;
  }
}
