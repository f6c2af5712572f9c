import { readFileSync } from 'node:fs';
import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkRequest } from './check-request.js';
import { limitRules, parseLimits } from './limits.js';
import { writeSchema } from './schema-text.js';

const page = readFileSync(new URL('../../../../docs/graphql.md', import.meta.url), 'utf8');
const documents = [...page.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, text = '']) => text);
const schema = buildSchema(writeSchema().sdl);

describe('docs/graphql.md', () => {
  it('shows documents', () => expect(documents.length).toBeGreaterThan(3));

  it.each(documents)('shows what can be asked, and costs no more than it may: %s', (text) => {
    const document = parse(text, parseLimits);
    expect(validate(schema, document, [...specifiedRules, ...limitRules])).toEqual([]);
    const draft = { title: 'A draft' };
    const edits = { edits: [{ kind: 'fact', id: 'a', patch: { note: null } }] };
    const variables = { id: 'a', etag: 'a-1', key: 'k', ref: 'draft:a', draft, edits };
    expect(() => checkRequest({ schema, document, variables, operationName: undefined })).not.toThrow();
  });

  it('holds the number of writes that the service holds to', () => {
    expect(page).toContain('A document holds ten at most');
    const eleven = Array.from({ length: 11 }, (_, at) => `w${at}: draftDrift(id: "x") { etag }`).join(' ');
    const faults = validate(schema, parse(`mutation { ${eleven} }`), limitRules);
    expect(faults.map(({ message }) => message)).toEqual([expect.stringContaining('more than 10')]);
  });
});
