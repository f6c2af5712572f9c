import { canonicalJson } from '@plimsoll/engine';

interface Located {
  readonly physicalLocation?: { readonly artifactLocation: { readonly index: number } };
}

interface Result {
  readonly locations: readonly Located[];
}

type Bag = Readonly<Record<string, unknown>>;

interface Run {
  readonly tool: unknown;
  readonly artifacts?: readonly Bag[];
  readonly results: readonly Result[];
  readonly properties: Bag & { readonly outcome: string };
}

interface Log {
  readonly runs: readonly Run[];
}

/** What documents may differ in: it is told of each artifact, and the run tells what holds for all. */
const OF_DOCUMENT = ['format', 'options', 'outcome', 'unmapped', 'unusedSuppressions'];

/** One SARIF log of several: a single run over all documents. Code reviews take few runs of a log, and a run for each document would declare every rule again. */
export class MergedSarif {
  private first: Log | undefined;
  private text: string | undefined;
  private readonly runs: Run[] = [];

  add(log: string): void {
    const read = JSON.parse(log) as Log;
    this.text = this.first === undefined ? log : undefined;
    this.first ??= read;
    this.runs.push(...read.runs);
  }

  /** One log as it came; several as one; undefined where there was none. */
  write(): string | undefined {
    const [run] = this.runs;
    if (this.text !== undefined || this.first === undefined || run === undefined) return this.text;
    return canonicalJson({ ...this.first, runs: [mergedRun(run, this.runs)] });
  }
}

function mergedRun(first: Run, runs: readonly Run[]) {
  const shared = Object.entries(first.properties).filter(([name]) => !OF_DOCUMENT.includes(name));
  const outcomes = runs.map(({ properties }) => properties.outcome);
  const outcome = ['fail', 'unknown'].find((word) => outcomes.includes(word)) ?? 'pass';
  return {
    ...first,
    artifacts: runs.map(artifactOf),
    results: runs.flatMap(({ results }, index) => results.map((result) => placed(result, index))),
    properties: { ...Object.fromEntries(shared), outcome },
  };
}

/** A document without a place of its own (stdin) has an artifact that says only what came of it. */
function artifactOf({ artifacts = [], properties }: Run): Bag {
  const own = Object.entries(properties).filter(([name]) => OF_DOCUMENT.includes(name));
  return { ...artifacts[0], properties: Object.fromEntries(own) };
}

function placed(result: Result, index: number): Result {
  const locations = result.locations.map((location) => {
    const { physicalLocation } = location;
    if (physicalLocation === undefined) return location;
    const artifactLocation = { ...physicalLocation.artifactLocation, index };
    return { ...location, physicalLocation: { ...physicalLocation, artifactLocation } };
  });
  return { ...result, locations };
}
