import { describe, expect, it } from 'vitest';
import { parse } from '../arguments/parse.js';
import { sourcesCommands } from '../sources-commands.js';
import { paperWorld } from '../world.spec-fixture.js';
import { readCorrection, readNewSource } from './read-source.js';

async function given(name: string, ...args: readonly string[]) {
  const command = sourcesCommands.commands.find((one) => one.name === `sources ${name}`);
  if (!command) throw new Error(`no command ${name}`);
  return parse(command, args);
}
const registered = async (stdin: string, ...args: readonly string[]) =>
  readNewSource(await given('register', ...args), paperWorld(stdin));
const corrected = async (stdin: string, ...args: readonly string[]) =>
  readCorrection(await given('correct', 'tides', ...args), paperWorld(stdin));

describe('a source to be registered', () => {
  it('is what the file says, and flags over it', async () => {
    const file = 'id: tides\ncatalog: boats\nurl: https://example.com/a\ntitle: { en: a, ja: a }\n';
    expect(await registered(file, '-', '--url', 'https://example.com/b', '--note-en', 'b', '--note-ja', 'b')).toEqual({
      id: 'tides',
      catalog: 'boats',
      url: 'https://example.com/b',
      title: { en: 'a', ja: 'a' },
      note: { en: 'b', ja: 'b' },
    });
    expect(await registered(file, '-', '--catalog', 'ships', '--id', 'x')).toMatchObject({ id: 'x', catalog: 'ships' });
  });

  it('may be told by flags alone, and what is missing of it is left to the service', async () => {
    expect(await registered('', '--id', 'tides', '--title-en', 'Tides')).toEqual({
      id: 'tides',
      title: { en: 'Tides' },
    });
  });

  it('is nothing where nothing is said of it', async () => {
    await expect(registered('', '--catalog', 'boats')).rejects.toThrow('nothing is said of the source');
    await expect(registered('[]', '-')).rejects.toThrow('this holds no object');
  });
});

describe('a correction', () => {
  it('is a patch, typed or in a file, and flags over it', async () => {
    const patch = '{"note":null,"url":"https://example.com/a"}';
    const expected = { note: null, url: 'https://example.com/b' };
    expect(await corrected('', '--patch', patch, '--url', 'https://example.com/b')).toEqual(expected);
    expect(await corrected(patch, '--patch', '-', '--url', 'https://example.com/b')).toEqual(expected);
    expect(await corrected('', '--language', 'ja', '--catalog', 'boats')).toEqual({ language: 'ja', catalog: 'boats' });
  });

  it('is none where nothing is corrected', async () => {
    await expect(corrected('', '--catalog', 'boats')).rejects.toThrow('nothing is corrected');
    await expect(corrected('', '--patch', '{}')).rejects.toThrow('nothing is corrected');
    await expect(corrected('', '--patch', '{"url":')).rejects.toThrow('this is no JSON');
  });
});
