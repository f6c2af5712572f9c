import { describe, expect, it } from 'vitest';
import { commands } from '../command-table.js';
import { completionScript } from './completion-script.js';
import { wordOf } from './find-command.js';
import { commonFlags } from './flags.js';

describe.each(['bash', 'zsh'] as const)('the completion of %s', (shell) => {
  const script = completionScript(shell, commands);

  it('knows every command, every flag and every word of a flag', () => {
    for (const command of commands.flatMap((entry) => ('commands' in entry ? entry.commands : [entry]))) {
      expect(script).toContain(`    ${shell === 'bash' ? command.name.replace(' ', '\\ ') : wordOf(command)}) `);
      for (const { name, choices = [] } of [...command.flags, ...commonFlags]) {
        expect(script).toContain(`--${name}`);
        if (choices.length > 0) expect(script).toContain(choices.join(' '));
      }
    }
  });
});

it('quotes what zsh would take for its own', () => {
  const [compare] = commands;
  if (!compare || 'commands' in compare) throw new Error('the first one is no group');
  const flags = [{ name: 'sail', text: "the boat's [big] one" }];
  expect(completionScript('zsh', [{ ...compare, flags }])).toContain(String.raw`'--sail[the boat'\''s \[big\] one]'`);
});
