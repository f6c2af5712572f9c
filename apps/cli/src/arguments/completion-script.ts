import type { Command, Entry, Flag } from './command.types.js';
import { wordOf } from './find-command.js';
import { commonFlags } from './flags.js';

/** The script that a shell sources so that it completes commands, flags, the values of flags, and files. */
export function completionScript(shell: 'bash' | 'zsh', entries: readonly Entry[]): string {
  return shell === 'bash' ? bashScript(entries) : zshScript(entries);
}

const flagsOf = ({ flags }: Command): readonly Flag[] => [...flags, ...commonFlags];

const commandsOf = (entries: readonly Entry[]): readonly Command[] =>
  entries.flatMap((entry) => ('commands' in entry ? entry.commands : [entry]));

const bashGroups = (entries: readonly Entry[]) =>
  entries.flatMap((entry) =>
    'commands' in entry ? [`    ${entry.name}) group='${entry.commands.map(wordOf).join(' ')}' ;;`] : [],
  );

const bashFlags = (commands: readonly Command[]) =>
  commands.map((command) => {
    const names = flagsOf(command).map(({ name }) => `--${name}`);
    return `    ${bashWord(command.name)}) flags='${names.join(' ')}' ;;`;
  });

const bashValueCases = (commands: readonly Command[]) =>
  commands.flatMap((command) =>
    flagsOf(command).flatMap((flag) => {
      const offered = bashValues(flag);
      return offered === undefined ? [] : [`    ${bashWord(command.name)}:--${flag.name}) ${offered}; return ;;`];
    }),
  );

const bashWords = (commands: readonly Command[]) =>
  commands.flatMap(({ name, words }) =>
    words ? [`    ${name}) mapfile -t COMPREPLY < <(compgen -W '${words.join(' ')}' -- "$cur") ;;`] : [],
  );

function bashScript(entries: readonly Entry[]): string {
  const commands = commandsOf(entries);
  const names = entries.map(({ name }) => name).join(' ');
  return `# plimsoll completion for bash: source <(plimsoll completion bash)
_plimsoll() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} flags='' group=''
  # An equals sign is a word of its own.
  if [[ $cur == '=' ]]; then cur=''
  elif [[ $prev == '=' ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  if (( COMP_CWORD == 1 )); then
    mapfile -t COMPREPLY < <(compgen -W '${names} help --help --version' -- "$cur")
    return
  fi
  case "$command" in
${bashGroups(entries).join('\n')}
  esac
  if [[ $group != '' ]]; then
    if (( COMP_CWORD == 2 )); then
      mapfile -t COMPREPLY < <(compgen -W "$group --help" -- "$cur")
      return
    fi
    command="$command \${COMP_WORDS[2]}"
  fi
  case "$command:$prev" in
${bashValueCases(commands).join('\n')}
  esac
  case "$command" in
${bashFlags(commands).join('\n')}
  esac
  if [[ $cur == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$flags" -- "$cur")
    return
  fi
  case "$command" in
    help) mapfile -t COMPREPLY < <(compgen -W '${names}' -- "$cur") ;;
${bashWords(commands).join('\n')}
    *) mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
  esac
}
complete -o filenames -o bashdefault -F _plimsoll plimsoll
`;
}

/** A name of two words, as a pattern. */
const bashWord = (name: string) => name.replace(' ', String.raw`\ `);

function bashValues({ value, choices, isFile, mayStandAlone }: Flag): string | undefined {
  if (choices) return `mapfile -t COMPREPLY < <(compgen -W '${choices.join(' ')}' -- "$cur")`;
  if (isFile) return 'mapfile -t COMPREPLY < <(compgen -f -- "$cur")';
  return value === undefined || mayStandAlone ? undefined : 'COMPREPLY=()';
}

function zshScript(entries: readonly Entry[]): string {
  const described = zshNames(entries.map(({ name, summary }) => ({ word: name, summary })));
  const cases = entries.map((entry) =>
    'commands' in entry ? zshGroup(entry.name, entry.commands) : `    ${entry.name}) ${zshArguments(entry)} ;;`,
  );
  return `#compdef plimsoll
# plimsoll completion for zsh: source <(plimsoll completion zsh), or a file _plimsoll in a folder of $fpath
_plimsoll() {
  local -a commands
  commands=(
${described}
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

const zshNames = (names: readonly { readonly word: string; readonly summary: string }[]) =>
  names.map(({ word, summary }) => `    ${zshWord(`${word}:${summary}`)}`).join('\n');

function zshArguments(command: Command): string {
  const rest = command.words ? `'1:what:(${command.words.join(' ')})'` : "'*:file:_files'";
  return `_arguments -s ${[...flagsOf(command).map(zshFlag), rest].join(' \\\n      ')}`;
}

function zshGroup(name: string, commands: readonly Command[]): string {
  const described = zshNames(commands.map((command) => ({ word: wordOf(command), summary: command.summary })));
  const cases = commands.map((command) => `    ${wordOf(command)}) ${zshArguments(command)} ;;`);
  return `    ${name})
      if (( CURRENT == 2 )); then
        commands=(
${described}
        )
        _describe 'command' commands
        return
      fi
      shift words
      (( CURRENT-- ))
      case $words[1] in
${cases.join('\n')}
      esac ;;`;
}

function zshFlag({ name, value, choices, isFile, isRepeatable, mayStandAlone, text }: Flag): string {
  const head = `${isRepeatable ? '*' : ''}--${name}${mayStandAlone ? '=-' : ''}[${text.replaceAll(/[[\]]/g, String.raw`\$&`)}]`;
  if (value === undefined) return zshWord(head);
  const offered = choices ? `(${choices.join(' ')})` : isFile ? '_files' : ' ';
  return zshWord(`${head}${mayStandAlone ? '::' : ':'}${value}:${offered}`);
}

const zshWord = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
