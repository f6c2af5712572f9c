import { Problem, type ReadDocument } from '@plimsoll/engine';
import { expect } from 'vitest';
import { readTerraformPlan } from './read-terraform-plan.js';

export type Json = Record<string, unknown>;

/** The only cluster of a plan. */
export const one = (document: unknown): ReadDocument => {
  const [first, ...others] = readTerraformPlan(document);
  expect(others).toEqual([]);
  if (!first) throw new Error('nothing was read');
  return first;
};

const at = (document: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, token) => (value as Json | undefined)?.[token], document);

/** Every pointer has to lead to something in the document, and every path to something in the design. */
export function expectPointers(document: unknown, { pointers, design, unmapped }: ReadDocument): void {
  for (const [path, pointer] of Object.entries(pointers)) {
    if (path !== '/vnets' && path !== '/subnets') expect(at(design, path), `design ${path}`).toBeDefined();
    expect(pointer, path).not.toBe('');
    expect(at(document, pointer), `${path} at ${pointer}`).toBeDefined();
  }
  for (const pointer of unmapped) expect(at(document, pointer), pointer).toBeDefined();
}

/** The problem of a plan that cannot be read. */
export function problemOf(document: unknown): Problem {
  try {
    readTerraformPlan(document);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('no problem was found');
}
