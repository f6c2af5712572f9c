import { describe, expect, it } from 'vitest';
import type { Command } from './command.types.js';
import { parse } from './parse.js';

const sail: Command = {
  name: 'sail',
  summary: 'Sails.',
  usage: 'FROM [TO]',
  takes: [1, 2],
  details: [],
  flags: [
    { name: 'wind', value: 'FORCE', choices: ['calm', 'gale'], text: 'How it blows.' },
    { name: 'crew', value: 'COUNT', text: 'Who comes.' },
    { name: 'port', value: 'NAME', isRepeatable: true, text: 'Where to call.' },
    { name: 'chart', value: 'FILE', mayStandAlone: true, text: 'By a chart.' },
    { name: 'question', value: 'FILE', text: 'The whole of it.' },
    { name: 'dry', short: 'd', text: 'Does nothing.' },
  ],
  load: () => Promise.reject(new Error('is not run')),
};
const parsed = (...args: readonly string[]) => parse(sail, args);

describe('parse', () => {
  it('takes flags and arguments in any order, with or without an equals sign', async () => {
    const given = await parsed('here', '--wind', 'gale', '--port=a', 'there', '-d', '--port', 'b');
    expect(given.positionals).toEqual(['here', 'there']);
    expect([given.text('wind'), given.texts('port'), given.has('dry')]).toEqual(['gale', ['a', 'b'], true]);
    expect(given.text('crew')).toBe(undefined);
  });

  it('takes a value of a flag that may stand alone only by an equals sign', async () => {
    expect((await parsed('--chart', 'here')).text('chart')).toBe('');
    expect((await parsed('--chart=c.json', 'here')).text('chart')).toBe('c.json');
  });

  it('takes - as an argument, and everything behind -- too', async () => {
    expect((await parsed('-')).positionals).toEqual(['-']);
    expect((await parsed('--', '--wind')).positionals).toEqual(['--wind']);
  });

  it('takes a whole number where one is wanted', async () => {
    expect((await parsed('x', '--crew', '12')).whole('crew')).toBe(12);
    const many = await parsed('x', '--crew', 'many');
    expect(() => many.whole('crew')).toThrow('--crew takes a whole number, not "many"');
  });

  it.each([
    [['x', '--wnd', 'gale'], 'did you mean --wind?'],
    [['x', '--nothing-like-it'], 'see plimsoll sail --help'],
    [['x', '-z'], 'has no flag -z'],
    [['x', '--wind'], '--wind takes a value: --wind FORCE'],
    [['x', '--wind', '--dry'], '--wind takes a value'],
    [['x', '--wind', 'breeze'], '--wind takes calm, gale, not "breeze"'],
    [['x', '--wind', 'calm', '--wind', 'gale'], '--wind is given more than once'],
    [['x', '--dry=yes'], '--dry takes no value'],
    [[], 'something is missing: plimsoll sail FROM [TO]'],
    [['a', 'b', 'c'], '"c" is more than it takes'],
    [['a', '--question', 'q.json'], '--question holds the whole question'],
  ])('refuses %j: %s', async (args, reason) => {
    await expect(parsed(...args)).rejects.toThrow(reason);
  });

  it('asks for nothing else where help is asked for', async () => {
    expect((await parsed('--help')).has('help')).toBe(true);
  });
});
