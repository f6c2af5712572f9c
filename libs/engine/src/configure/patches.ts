import { questionProblem, unknownPlace } from '../compare-question.js';
import type { CompiledRelease } from '../compile.js';
import type { ConfigureQuestion } from '../model/configure.js';
import type { ProblemPlace } from '../model/problem.js';
import { settleAsked } from '../recommend-question.js';

/** A partial design and where in the question it comes from. */
export interface DesignPatch {
  readonly id: string;
  readonly pointer: string;
  readonly strength: 'option' | 'must' | 'prefer';
  readonly design: unknown;
}

/** The partial designs that a question asks for: those of its options, then those of its requirements. `without` are the options that no design tells. */
export interface AskedPatches {
  readonly patches: readonly DesignPatch[];
  readonly without: readonly { readonly id: string; readonly pointer: string }[];
}

type Asking = Pick<ConfigureQuestion, 'options' | 'requirements'>;

/** Finds what a question names. Throws Problem (422) that lists everything wrong with the options, or with the requirements. */
export function patchesOf(release: CompiledRelease, { options, requirements }: Asking): AskedPatches {
  const places = checkOptions(release, options);
  if (places.length > 0) throw questionProblem(places);
  settleAsked(release, { requirements }, { name: 'stack', categories: [...release.categories.keys()] });
  const chosen = Object.entries(options).map(([category, id]) => ({
    id,
    pointer: `/options/${category}`,
    strength: 'option' as const,
    design: release.options.get(id)?.design,
  }));
  const required = requirements.map((asked, index) => ({
    id: asked.id,
    pointer: `/requirements/${index}`,
    strength: asked.strength,
    design: withValue(release.requirements.get(asked.id)?.design, asked.value ?? true),
  }));
  return {
    patches: withAllWords([...chosen, ...required].filter(({ design }) => design !== undefined)),
    without: chosen.filter(({ design }) => design === undefined),
  };
}

function checkOptions(release: CompiledRelease, options: Asking['options']): ProblemPlace[] {
  return Object.entries(options).flatMap(([category, id]): ProblemPlace[] => {
    const pointer = `/options/${category}`;
    if (!release.categories.has(category)) return [unknownPlace('category', category, release.categories, pointer)];
    const option = release.options.get(id);
    if (!option) return [unknownPlace('option', id, release.options, pointer)];
    if (option.category !== category) {
      const detail = `${id} is an option of ${option.category}, not of ${category}`;
      return [{ pointer, code: 'option-not-in-category', detail }];
    }
    if (option.moved || option.role !== 'choice') {
      const instead = option.moved ? `: it has become ${option.moved.to.join(' with ')}` : '';
      return [{ pointer, code: 'option-not-to-choose', detail: `${id} is not chosen for a design${instead}` }];
    }
    return [];
  });
}

const VALUE = '{value}';

/** A partial design with what was asked in place of its `{value}`: as it is where that is all, in the text otherwise. */
function withValue(design: unknown, value: boolean | number | string): unknown {
  if (typeof design === 'string') return design === VALUE ? value : design.replaceAll(VALUE, String(value));
  if (Array.isArray(design)) return design.map((item) => withValue(item, value));
  if (typeof design !== 'object' || design === null) return design;
  return Object.fromEntries(Object.entries(design).map(([name, inner]) => [name, withValue(inner, value)]));
}

/** Patches that each say of a list of words what all of them say of it together, so that none takes back what another asks for. */
function withAllWords(patches: readonly DesignPatch[]): readonly DesignPatch[] {
  const lists = new Map<string, Set<unknown>>();
  const visit = (
    value: unknown,
    path: string,
    rewrite: (path: string, words: readonly unknown[]) => unknown,
  ): unknown => {
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return rewrite(path, value);
    if (Array.isArray(value)) return value.map((item) => visit(item, `${path}/*`, rewrite));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, visit(inner, `${path}/${name}`, rewrite)]),
    );
  };
  for (const { design } of patches)
    visit(design, '', (path, words) => lists.set(path, new Set([...(lists.get(path) ?? []), ...words])));
  return patches.map((patch) => ({
    ...patch,
    design: visit(patch.design, '', (path, words) => (words.length > 0 ? [...(lists.get(path) ?? [])] : words)),
  }));
}
