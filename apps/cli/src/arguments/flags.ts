import type { Flag } from './command.types.js';

export const DEFAULT_CATALOG = 'aks-networking';

/** Every command has these. */
export const commonFlags: readonly Flag[] = [
  {
    name: 'color',
    value: 'WHEN',
    choices: ['auto', 'always', 'never'],
    text: 'Colours; auto: in a terminal, unless NO_COLOR is set. FORCE_COLOR forces them.',
  },
  { name: 'quiet', short: 'q', text: 'Says nothing on stderr but what went wrong.' },
  { name: 'help', short: 'h', text: 'Shows this.' },
];

/** Where answers come from. */
export const originFlags: readonly Flag[] = [
  {
    name: 'server',
    value: 'URL',
    text: 'The service to ask. Default: PLIMSOLL_SERVER; without one, the catalog that comes with this tool answers.',
  },
  {
    name: 'offline',
    value: 'PLACE',
    mayStandAlone: true,
    isFile: true,
    text: 'Asks no service: answers from the catalog that comes with this tool, or from PLACE: a snapshot, a folder of snapshots, or the folder of a catalog as its editors write it.',
  },
  { name: 'catalog', value: 'ID', text: `Default: ${DEFAULT_CATALOG}.` },
];

export const localeFlag: Flag = {
  name: 'locale',
  value: 'LANGUAGE',
  choices: ['en', 'ja'],
  text: 'Language of names and notes. Default: en.',
};

/** What a question of any verb may say. */
export const questionFlags: readonly Flag[] = [
  ...originFlags,
  { name: 'release', value: 'REF', text: 'Sequence, label, digest, current or previous. Default: current.' },
  { name: 'as-of', value: 'DATE', text: 'The day the question is about, YYYY-MM-DD. Default: today (UTC).' },
  localeFlag,
];

export const wholeQuestionFlag: Flag = {
  name: 'question',
  value: 'FILE',
  isFile: true,
  text: 'A JSON or YAML file with the whole question as REST takes it; - reads stdin. Flags stand over it.',
};

export const formatFlag = (...choices: readonly string[]): Flag => ({
  name: 'format',
  value: 'FORMAT',
  choices,
  text: `${choices.join(', ')}. Default: pretty. json is the answer as REST gives it, byte for byte.`,
});
