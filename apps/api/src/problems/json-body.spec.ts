import { Problem } from '@plimsoll/engine';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { readJsonBody } from './json-body.js';

function refusalOf(body: string | Buffer): Pick<Problem, 'code' | 'errors'> {
  try {
    readJsonBody(Buffer.from(body));
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('the body was not refused');
}

describe('readJsonBody', () => {
  test.prop([fc.jsonValue({ noUnicodeString: false, stringUnit: 'grapheme' })])(
    'reads what JSON.parse reads',
    (value) => {
      fc.pre(!/__proto__|\\u0000/.test(JSON.stringify(value)));
      expect(readJsonBody(Buffer.from(JSON.stringify(value)))).toEqual(JSON.parse(JSON.stringify(value)));
    },
  );

  test.prop([fc.uint8Array({ maxLength: 200 })])('answers any bytes with a value or a problem', (bytes) => {
    try {
      readJsonBody(Buffer.from(bytes));
    } catch (error) {
      expect(error).toBeInstanceOf(Problem);
    }
  });

  it.each(['', ' \n', '{', '{"a":1', "{'a':1}", 'NaN', '{"a":1}x', '\uFEFF'])('refuses %j as not JSON', (body) => {
    expect(refusalOf(body).code).toBe('invalid-json');
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(refusalOf(Buffer.from([0x22, 0xff, 0x22])).code).toBe('invalid-json');
  });

  it('takes nesting up to its bound and refuses more, however deep', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(readJsonBody(Buffer.from(nested(100)))).toBeInstanceOf(Array);
    for (const depth of [101, 10_000, 1_000_000]) expect(refusalOf(nested(depth)).code).toBe('too-deep');
    expect(refusalOf('{"a":'.repeat(10_000)).code).toBe('too-deep');
  });

  it('does not take brackets inside a text for nesting', () => {
    expect(readJsonBody(Buffer.from(JSON.stringify('['.repeat(1000) + '"\\')))).toHaveLength(1002);
  });

  it('refuses more values than a document has', () => {
    expect(refusalOf(`[${'0,'.repeat(100_000)}0]`).code).toBe('too-many-values');
  });

  it.each([
    ['{"a":[{"__proto__":1}]}', 'forbidden-key', '/a/0/__proto__'],
    ['{"a/b":{"constructor":{"prototype":1}}}', 'forbidden-key', '/a~1b/constructor'],
    ['{"a":["x","y\\u0000"]}', 'forbidden-character', '/a/1'],
    ['{"a":"\\ud800"}', 'forbidden-character', '/a'],
    ['{"\\u0000":1}', 'forbidden-character', '/\uFFFD'],
  ])('refuses %s and points to it', (body, code, pointer) => {
    expect(refusalOf(body)).toMatchObject({ code, errors: [{ pointer, code }] });
  });

  it('takes a key named constructor where it reaches no prototype', () => {
    expect(readJsonBody(Buffer.from('{"constructor":"acme"}'))).toHaveProperty('constructor', 'acme');
  });
});
