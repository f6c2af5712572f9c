import type { Command, Run } from '../arguments/command.types.js';
import { completionScript } from '../arguments/completion-script.js';
import { ToolError } from '../failure.js';

export function completionOf(commands: readonly Command[]): Run {
  return async (given, world) => {
    const [shell = ''] = given.positionals;
    if (shell !== 'bash' && shell !== 'zsh')
      throw new ToolError(`completion is there for bash and zsh, not ${JSON.stringify(shell)}`);
    await world.stdout.write(completionScript(shell, commands));
    return 0;
  };
}
