import { Problem } from '@plimsoll/engine';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pathValues, queryValues } from './query-values.js';

const schema = z.strictObject({
  list: z.array(z.string()).optional(),
  pair: z.tuple([z.string(), z.string()]).optional(),
  size: z.int().optional(),
  flag: z.boolean().optional(),
  from: z.string().default('a'),
});

describe('queryValues', () => {
  it('reads lists, numbers and booleans as the schema wants them', () => {
    expect(queryValues(schema, { list: 'a,b', pair: '1,2', size: '7', flag: 'false', from: '1' })).toEqual({
      list: ['a', 'b'],
      pair: ['1', '2'],
      size: 7,
      flag: false,
      from: '1',
    });
  });

  it.each(['', ' 7', '7.0', '0x7', '1e3', 'seven', '9'.repeat(16)])('leaves %j a text, which is no number', (size) => {
    expect(queryValues(schema, { size })).toEqual({ size });
  });

  it.each([
    [{ list: ['a', 'b'] }, 'duplicate-parameter', '/list'],
    [{ from: 'a\0' }, 'forbidden-character', '/from'],
    [{ ['__proto__']: 'a' }, 'forbidden-key', '/__proto__'],
  ])('refuses %j', (query, code, pointer) => {
    const refused = () => queryValues(schema, Object.fromEntries(Object.entries(query)));
    expect(refused).toThrow(Problem);
    expect(refused).toThrow(expect.objectContaining({ code, errors: [expect.objectContaining({ pointer })] }));
  });

  it('refuses more parameters than any route has', () => {
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`p${index}`, '1']));
    expect(() => queryValues(schema, many)).toThrow(expect.objectContaining({ code: 'invalid-request' }));
  });
});

describe('pathValues', () => {
  it('leaves what is a text as it is', () => {
    expect(pathValues({ id: 'a b', key: '%' })).toEqual({ id: 'a b', key: '%' });
  });

  it.each(['\0', 'a\0b', '\ud800', '\udfffx'])('refuses %j, with the part as the place', (id) => {
    expect(() => pathValues({ id })).toThrow(
      expect.objectContaining({ code: 'forbidden-character', errors: [expect.objectContaining({ pointer: '/id' })] }),
    );
  });
});
