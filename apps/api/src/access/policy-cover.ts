import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { operationOfHandler, operationOfRoot } from './policy.guard.js';
import { policyRows } from './policy.js';

const ROUTE_PATH = 'path';
const RESOLVER_TYPE = 'graphql:resolver_type';
const RESOLVER_NAME = 'graphql:resolver_name';
const roots = ['Query', 'Mutation', 'Subscription'];

/** Stops the boot when a route or a root field of GraphQL has no row in the policy: what nobody thought about is open to nobody. */
@Injectable()
export class PolicyCover implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    const missing = this.handlers().flatMap((handler) => whatIsMissing(handler) ?? []);
    if (missing.length > 0) throw new Error(`no policy for ${[...missing].sort().join(', ')}`);
  }

  private handlers(): readonly Handler[] {
    const wrappers = [...this.discovery.getControllers(), ...this.discovery.getProviders()];
    return wrappers.flatMap(({ metatype, instance }) => {
      const prototype: unknown = typeof metatype === 'function' && instance ? Object.getPrototypeOf(instance) : null;
      if (prototype === null || typeof prototype !== 'object') return [];
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const method: unknown = Reflect.get(prototype, name);
        return typeof method === 'function' ? [{ owner: metatype?.name ?? '?', name, method }] : [];
      });
    });
  }
}

interface Handler {
  readonly owner: string;
  readonly name: string;
  readonly method: object;
}

/** The route or root field that has no row; undefined for what has one, and for what is neither. */
function whatIsMissing({ owner, name, method }: Handler): string | undefined {
  const type: unknown = Reflect.getMetadata(RESOLVER_TYPE, method);
  if (typeof type === 'string' && roots.includes(type)) {
    const field = `${type}.${String(Reflect.getMetadata(RESOLVER_NAME, method) ?? name)}`;
    return operationOfRoot(field) === undefined ? field : undefined;
  }
  if (Reflect.getMetadata(ROUTE_PATH, method) === undefined) return undefined;
  const operation = operationOfHandler(method);
  return operation !== undefined && policyRows[operation] ? undefined : (operation ?? `${owner}.${name}`);
}
