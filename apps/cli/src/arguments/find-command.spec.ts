import { describe, expect, it } from 'vitest';
import type { Command, Entry } from './command.types.js';
import { findCommand, refuseAlone, wordOf } from './find-command.js';

const command = (name: string): Command => ({
  name,
  summary: 'Sails.',
  usage: '',
  takes: [0, 0],
  details: [],
  flags: [],
  load: () => Promise.reject(new Error('is not run')),
});
const boat = { name: 'boat', summary: 'Boats.', details: [], commands: [command('boat build'), command('boat sink')] };
const entries: readonly Entry[] = [command('sail'), boat];
const found = async (...words: readonly string[]) => {
  const one = await findCommand(entries, words);
  return ['group' in one ? `group ${one.group.name}` : one.command.name, one.rest];
};

describe('findCommand', () => {
  it.each([
    [
      ['sail', 'far'],
      ['sail', ['far']],
    ],
    [
      ['boat', 'sink', 'now', '--dry'],
      ['boat sink', ['now', '--dry']],
    ],
    [['boat'], ['group boat', []]],
    [
      ['boat', '--help'],
      ['group boat', ['--help']],
    ],
    [
      ['sail', '--help'],
      ['sail', ['--help']],
    ],
  ])('finds %j', async (words, expected) => expect(await found(...words)).toEqual(expected));

  it.each([
    [[''], 'a command is missing: sail, boat'],
    [['--fast'], 'flags stand behind the command: plimsoll COMMAND --fast'],
    [['sails'], 'did you mean sail?'],
    [['boat', 'builds'], 'did you mean build?'],
    [['boat', 'nothing-like-it'], 'see plimsoll boat --help'],
    [['boat', '--dry'], 'flags stand behind the command: plimsoll boat COMMAND --dry'],
  ])('refuses %j: %s', async (words, reason) => {
    await expect(findCommand(entries, words)).rejects.toThrow(reason);
  });

  it('asks a group for one of its words', () => {
    expect(() => refuseAlone(boat)).toThrow('boat wants one of build, sink');
    expect(wordOf(command('sail'))).toBe('sail');
  });
});
