import { resolveCell, type CompiledRelease, type Statement } from '@plimsoll/engine';

/** What is known of one cell: a value; that the question does not apply; only a narrower or combined case; nothing. */
type CellState = 'known' | 'not-applicable' | 'partly' | 'unknown';

export interface CoveredCell {
  readonly option: string;
  readonly state: CellState;
  readonly disputed: boolean;
}

/** The comparison of a category, reduced to what is known in it. Each row has one cell an option, in the order of `options`. */
export interface CategoryCoverage {
  readonly category: string;
  readonly options: readonly { readonly option: string; readonly unknown: number }[];
  readonly rows: readonly {
    readonly dimension: string;
    readonly unknown: number;
    readonly cells: readonly CoveredCell[];
  }[];
  readonly cells: number;
  readonly unknown: number;
}

/** Covers every category that has both options to choose from and dimensions to compare them on. */
export function coverCategories(release: CompiledRelease, asOf: string): CategoryCoverage[] {
  return inOrder(release.content.categories)
    .map(({ id }) => coverCategory(release, id, asOf))
    .filter(({ cells }) => cells > 0);
}

function coverCategory(release: CompiledRelease, category: string, asOf: string): CategoryCoverage {
  const { content } = release;
  const options = inOrder(content.options).filter(
    (option) => option.category === category && option.role === 'choice' && !option.moved,
  );
  const dimensions = inOrder(content.dimensions).filter(({ categories }) => categories.includes(category));
  const rows = dimensions.map(({ id: dimension }) => {
    const cells = options.map(({ id }) => coverCell(release, id, dimension, asOf));
    return { dimension, unknown: countUnknown(cells), cells };
  });
  const ofOption = (index: number) => rows.flatMap(({ cells }) => cells[index] ?? []);
  return {
    category,
    options: options.map(({ id }, index) => ({ option: id, unknown: countUnknown(ofOption(index)) })),
    rows,
    cells: options.length * rows.length,
    unknown: rows.reduce((sum, { unknown }) => sum + unknown, 0),
  };
}

function coverCell(release: CompiledRelease, option: string, dimension: string, asOf: string): CoveredCell {
  const { main, variants } = resolveCell(release, option, dimension, asOf);
  const statements = [...(main ? [main] : []), ...variants];
  return { option, state: stateOf(main, variants), disputed: statements.some(({ against }) => against.length > 0) };
}

function stateOf(main: Statement | undefined, variants: readonly Statement[]): CellState {
  const value = main?.used.value;
  const support = value?.type === 'capability' ? value.support : undefined;
  if (support === 'not-applicable') return 'not-applicable';
  if (value && support !== 'unknown') return 'known';
  return variants.length > 0 ? 'partly' : 'unknown';
}

const countUnknown = (cells: readonly CoveredCell[]): number => cells.filter(({ state }) => state === 'unknown').length;

function inOrder<T extends { readonly id: string; readonly order: number }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}
