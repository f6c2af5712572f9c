import { describe, expect, it } from 'vitest';
import { paperWorld } from '../world.spec-fixture.js';
import { readDocumentFile, readValue } from './read-input.js';

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const documentOf = (stdin: string | Buffer) => readDocumentFile('-', paperWorld(stdin));

describe('readDocumentFile', () => {
  it.each([
    ['JSON', '{"a":[1]}', { a: [1] }],
    ['JSON behind a byte order mark', '\ufeff{"a":1}', { a: 1 }],
    ['JSON in UTF-16, as some shells write it', utf16('{"a":"船"}'), { a: '船' }],
    ['YAML', 'a: [1]\nb: x\n', { a: [1], b: 'x' }],
  ])('reads %s', async (_, text, expected) => expect(await documentOf(text)).toEqual(expected));

  it('leaves manifests a text, so that their lines are known', async () => {
    const text = 'apiVersion: boats/v1\nkind: Canoe\n---\napiVersion: boats/v1\nkind: Raft\n';
    expect(await documentOf(text)).toBe(text);
  });

  it.each([
    ['', 'stdin: this is empty'],
    ['{"a":', 'stdin: this is no JSON'],
    ['a: [1', 'stdin: this is neither JSON nor YAML'],
    ['a: 1\n---\nb: 2\n', 'several documents'],
    ['a: b\n'.repeat(2_000_001), 'stdin: this is no JSON, and too long to be read as YAML'],
    ['just words', 'neither JSON nor YAML of a document'],
    [Buffer.from([0x50, 0x4b, 0xff, 0xfe, 0x00]), 'stdin: this is no text'],
    [`a: &a [x,x]\nb: &b [${'*a,'.repeat(60)}*a]\nc: [${'*b,'.repeat(60)}*b]\n`, 'stdin: '],
  ] as const)('refuses what it cannot read: %#', async (text, reason) => {
    await expect(documentOf(text)).rejects.toThrow(reason);
  });
});

describe('readValue', () => {
  it.each([
    ['no/such/file.json', 'no/such/file.json: there is no such file'],
    ['apps', 'apps: this is a folder'],
  ])('tells what is wrong with %s', async (file, reason) => {
    await expect(readValue(file, paperWorld())).rejects.toThrow(reason);
  });
});
