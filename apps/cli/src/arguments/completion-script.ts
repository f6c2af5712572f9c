import type { Command, Flag } from './command.types.js';
import { commonFlags } from './flags.js';

/** The script that a shell sources so that it completes commands, flags, the values of flags, and files. */
export function completionScript(shell: 'bash' | 'zsh', commands: readonly Command[]): string {
  return shell === 'bash' ? bashScript(commands) : zshScript(commands);
}

const flagsOf = ({ flags }: Command): readonly Flag[] => [...flags, ...commonFlags];

function bashScript(commands: readonly Command[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const flagCases = commands.map(
    (command) =>
      `    ${command.name}) flags='${flagsOf(command)
        .map(({ name }) => `--${name}`)
        .join(' ')}' ;;`,
  );
  const valueCases = commands.flatMap((command) =>
    flagsOf(command).flatMap((flag) => {
      const offered = bashValues(flag);
      return offered === undefined ? [] : [`    ${command.name}:--${flag.name}) ${offered}; return ;;`];
    }),
  );
  const words = commands
    .filter(({ words }) => words)
    .map(
      ({ name, words = [] }) => `    ${name}) mapfile -t COMPREPLY < <(compgen -W '${words.join(' ')}' -- "$cur") ;;`,
    );
  return `# plimsoll completion for bash: source <(plimsoll completion bash)
_plimsoll() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} flags=''
  # An equals sign is a word of its own.
  if [[ $cur == '=' ]]; then cur=''
  elif [[ $prev == '=' ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  if (( COMP_CWORD == 1 )); then
    mapfile -t COMPREPLY < <(compgen -W '${names} help --help --version' -- "$cur")
    return
  fi
  case "$command:$prev" in
${valueCases.join('\n')}
  esac
  case "$command" in
${flagCases.join('\n')}
  esac
  if [[ $cur == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$flags" -- "$cur")
    return
  fi
  case "$command" in
    help) mapfile -t COMPREPLY < <(compgen -W '${names}' -- "$cur") ;;
${words.join('\n')}
    *) mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
  esac
}
complete -o filenames -o bashdefault -F _plimsoll plimsoll
`;
}

function bashValues({ value, choices, isFile, mayStandAlone }: Flag): string | undefined {
  if (choices) return `mapfile -t COMPREPLY < <(compgen -W '${choices.join(' ')}' -- "$cur")`;
  if (isFile) return 'mapfile -t COMPREPLY < <(compgen -f -- "$cur")';
  return value === undefined || mayStandAlone ? undefined : 'COMPREPLY=()';
}

function zshScript(commands: readonly Command[]): string {
  const described = commands.map(({ name, summary }) => `    ${zshWord(`${name}:${summary}`)}`);
  const cases = commands.map((command) => {
    const rest = command.words ? `'1:what:(${command.words.join(' ')})'` : "'*:file:_files'";
    return `    ${command.name}) _arguments -s ${[...flagsOf(command).map(zshFlag), rest].join(' \\\n      ')} ;;`;
  });
  return `#compdef plimsoll
# plimsoll completion for zsh: source <(plimsoll completion zsh), or a file _plimsoll in a folder of $fpath
_plimsoll() {
  local -a commands
  commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = '_plimsoll' ]; then
  _plimsoll "$@"
else
  compdef _plimsoll plimsoll
fi
`;
}

function zshFlag({ name, value, choices, isFile, isRepeatable, mayStandAlone, text }: Flag): string {
  const head = `${isRepeatable ? '*' : ''}--${name}${mayStandAlone ? '=-' : ''}[${text.replaceAll(/[[\]]/g, String.raw`\$&`)}]`;
  if (value === undefined) return zshWord(head);
  const offered = choices ? `(${choices.join(' ')})` : isFile ? '_files' : ' ';
  return zshWord(`${head}${mayStandAlone ? '::' : ':'}${value}:${offered}`);
}

const zshWord = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
