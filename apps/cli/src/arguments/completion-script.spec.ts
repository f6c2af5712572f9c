import { describe, expect, it } from 'vitest';
import { commands } from '../command-table.js';
import { completionScript } from './completion-script.js';
import { commonFlags } from './flags.js';

describe.each(['bash', 'zsh'] as const)('the completion of %s', (shell) => {
  const script = completionScript(shell, commands);

  it('knows every command, every flag and every word of a flag', () => {
    for (const command of commands) {
      expect(script).toContain(`    ${command.name}) `);
      for (const { name, choices = [] } of [...command.flags, ...commonFlags]) {
        expect(script).toContain(`--${name}`);
        if (choices.length > 0) expect(script).toContain(choices.join(' '));
      }
    }
  });
});

it('quotes what zsh would take for its own', () => {
  const [compare] = commands;
  if (!compare) throw new Error('there is a first command');
  const flags = [{ name: 'sail', text: "the boat's [big] one" }];
  expect(completionScript('zsh', [{ ...compare, flags }])).toContain(String.raw`'--sail[the boat'\''s \[big\] one]'`);
});
