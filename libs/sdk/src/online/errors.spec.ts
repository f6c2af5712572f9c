import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { PlimsollError, ProblemError, type ErrorCode, type ProblemCode } from '../index.js';

const read = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');

describe('the codes of failures', () => {
  it('are those that the service tells, each with its page', () => {
    const { components } = JSON.parse(read('apps/api/openapi.json')) as {
      readonly components: {
        readonly schemas: {
          readonly Problem: { readonly properties: { readonly code: { readonly examples: string[] } } };
        };
      };
    };
    const listed = [...read('libs/sdk/src/generated/problem-codes.ts').matchAll(/'([a-z-]+)'/g)].map(
      ([, code]) => code,
    );
    expect(listed).toEqual(components.schemas.Problem.properties.code.examples);
    expect(listed).toEqual(expect.arrayContaining(['unknown-option', 'release-not-found', 'not-ready']));
  });

  it('are words an editor knows, and any other', () => {
    type Known = 'unknown-option' | 'release-not-found';
    // An open list keeps its words apart; as a plain string none of them would be left.
    expectTypeOf<Extract<ProblemCode, Known>>().toEqualTypeOf<Known>();
    expectTypeOf<Extract<ErrorCode, 'timeout' | 'batch-cut'>>().toEqualTypeOf<'timeout' | 'batch-cut'>();
    expectTypeOf<ProblemError['code']>().toEqualTypeOf<ErrorCode>();
    expect(new PlimsollError('a-code-of-tomorrow', 'm').code).toBe('a-code-of-tomorrow');
  });
});
