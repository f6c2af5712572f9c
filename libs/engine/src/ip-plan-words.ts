import { questionProblem, unknownPlace } from './compare-question.js';
import type { Option } from './model/option.js';
import { chooseOption } from './rules/choose.js';
import { DesignDocument } from './rules/document.js';
import type { FactView } from './rules/fact-view.js';
import { designFields, itemType, type Type } from './rules/types.js';
import type { Struct } from './rules/values.js';

/** What a design has to say to be recognised as using an option: fields of its network, and of each agent pool. */
export interface OptionWords {
  readonly network: Struct;
  readonly pool: Struct;
}

/** More combinations than any catalog's words give; behind it an option counts as one that no words describe. */
const MOST_TRIED = 20_000;

/**
 * Finds the words by which a design uses an option: tries those that the options of its category are told apart by, absent ones first.
 * `told` are words that stay as they are. Throws Problem (422): no such option, or none that words can describe.
 */
export function wordsOf(view: FactView, id: string, told: Struct): OptionWords {
  const option = view.release.options.get(id);
  if (!option) throw questionProblem([unknownPlace('option', id, view.release.options, '/option')]);
  const fields = option.matches ? fieldsToTry(view, option, told) : [];
  const tried = fields.reduce((product, { values }) => product * values.length, 1);
  if (option.matches && tried <= MOST_TRIED)
    for (let at = 0; at < tried; at++) {
      const words = combination(fields, at, told);
      const design = { network: words.network, agentPools: [words.pool] };
      if (chooseOption(new DesignDocument(design, view), option.category) === id) return words;
    }
  const detail = `no words of a network tell that it uses ${id}; give them in \`network\``;
  throw questionProblem([{ pointer: '/option', code: 'option-without-words', detail }]);
}

interface FieldToTry {
  readonly part: 'network' | 'pool';
  readonly field: string;
  readonly values: readonly unknown[];
}

const PATHS = { network: /^\/network\/(\w+)$/, pool: /^\/agentPools\/\*\/(\w+)$/ } as const;

/** Any text is as good as another to say that there is something. */
const SOME_TEXT = 'pods';

function fieldsToTry(view: FactView, { category }: Option, told: Struct): readonly FieldToTry[] {
  const options = view.release.content.options.filter((one) => one.category === category);
  const paths = [...new Set(options.flatMap(({ matches }) => matches?.reads ?? []))].sort();
  return paths.flatMap((path) => {
    for (const part of ['network', 'pool'] as const) {
      const field = PATHS[part].exec(path)?.[1];
      if (field !== undefined && !(part === 'network' && field in told))
        return [{ part, field, values: [null, ...valuesOf(view, typeOf(part, field))] }];
    }
    return [];
  });
}

function typeOf(part: FieldToTry['part'], field: string): Type | undefined {
  const holder = part === 'network' ? designFields['network'] : itemType('agent-pools');
  return holder?.is === 'struct' ? holder.fields[field] : undefined;
}

function valuesOf(view: FactView, type: Type | undefined): readonly unknown[] {
  if (type?.is === 'bool') return [true, false];
  if (type?.is === 'word') return [...view.words(type.vocabulary)];
  return type?.is === 'text' ? [SOME_TEXT] : [];
}

/** The combination of that number: the last field changes fastest. */
function combination(fields: readonly FieldToTry[], at: number, told: Struct): OptionWords {
  const words = { network: { ...told } as Record<string, unknown>, pool: {} as Record<string, unknown> };
  let rest = at;
  for (const { part, field, values } of [...fields].reverse()) {
    words[part][field] = values[rest % values.length];
    rest = Math.floor(rest / values.length);
  }
  return words;
}
