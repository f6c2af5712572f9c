import type { Entry, Run } from '../arguments/command.types.js';
import { completionScript } from '../arguments/completion-script.js';
import { ToolError } from '../failure.js';

export function completionOf(entries: readonly Entry[]): Run {
  return async (given, world) => {
    const [shell = ''] = given.positionals;
    if (shell !== 'bash' && shell !== 'zsh')
      throw new ToolError(`completion is there for bash and zsh, not ${JSON.stringify(shell)}`);
    await world.stdout.write(completionScript(shell, entries));
    return 0;
  };
}
