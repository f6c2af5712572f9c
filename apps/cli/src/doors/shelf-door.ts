import {
  compare,
  compareQuestionSchema,
  compareReleases,
  diffReleases,
  ipPlan,
  ipPlanQuestionSchema,
  Problem,
  recommendAny,
  recommendQuestionSchema,
  reportsOf,
  transition,
  transitionQuestionSchema,
  validateAll,
  validateQuestionSchema,
  withIntent,
  type CompiledRelease,
  type Report,
  type Reports,
} from '@plimsoll/engine';
import { readDocument, readDocuments, reportToSarif } from '@plimsoll/formats';
import { checkedValue, type Checks } from '@plimsoll/sdk/offline';
import { DEFAULT_CATALOG } from '../arguments/flags.js';
import type { Door, Origin, Question, Verb } from './door.types.js';
import { findOn, type Shelf } from './shelf.js';

interface Head {
  readonly catalog?: string | undefined;
  readonly release?: string | undefined;
  readonly asOf?: string | undefined;
  readonly locale?: 'en' | 'ja' | undefined;
}

/** Answers from releases at hand: the engine's, as the service gives them for the same question and day. */
export class ShelfDoor implements Door {
  private readonly opened = new Map<number, CompiledRelease>();

  constructor(
    private readonly shelf: Shelf,
    private readonly today: () => string,
  ) {}

  async ask(verb: Verb, question: Question): Promise<unknown> {
    switch (verb) {
      case 'compare':
        return this.compare(question);
      case 'recommend': {
        const asked = this.settle(recommendQuestionSchema, question);
        return recommendAny(this.open(asked.catalog, asked.release), asked);
      }
      case 'validate':
        return this.judge(question).answer;
      case 'transition':
        return this.transition(question);
      case 'ipPlan': {
        const asked = this.settle(ipPlanQuestionSchema, question);
        return ipPlan(this.open(asked.catalog, asked.release), asked);
      }
    }
  }

  async explain(): Promise<undefined> {
    return undefined;
  }

  async sarif(question: Question, artifactUri: string | undefined): Promise<string> {
    const { answer, release } = this.judge(question);
    return reportToSarif(reportsOf(answer), release, { artifactUri });
  }

  async diff(catalog: string, from: string, to: string): Promise<unknown> {
    return diffReleases(this.open(catalog, from), this.open(catalog, to));
  }

  async snapshot(catalog: string, ref: string): Promise<string> {
    return this.shelf.snapshot(findOn(this.shelf, catalog, ref).sequence);
  }

  async origin(catalog: string, ref: string): Promise<Origin> {
    const { kind, place } = this.shelf;
    return { kind, place, release: findOn(this.shelf, catalog, ref) };
  }

  private compare(question: Question): unknown {
    const asked = this.settle(compareQuestionSchema, question);
    const { catalog, releases, release } = asked;
    if (releases === undefined) return compare(this.open(catalog, release), asked);
    if (release !== undefined)
      throw new Problem(422, 'release-and-releases', 'Two releases are compared, so the one release has no use.');
    return compareReleases(this.open(catalog, releases[0]), this.open(catalog, releases[1]), asked);
  }

  private transition(question: Question): unknown {
    const asked = this.settle(transitionQuestionSchema, question);
    const read = ({ document, format, parameters }: typeof asked.from) => readDocument(document, format, parameters);
    return transition(this.open(asked.catalog, asked.release), read(asked.from), read(asked.to), asked);
  }

  private judge(question: Question): { readonly answer: Report | Reports; readonly release: CompiledRelease } {
    const asked = this.settle(validateQuestionSchema, question);
    const { document, format, parameters, intent } = asked;
    const release = this.open(asked.catalog, asked.release);
    const reads = readDocuments(document, format, parameters).map((read) => withIntent(read, intent));
    return { answer: validateAll(release, reads, asked), release };
  }

  private open(catalog = DEFAULT_CATALOG, ref = 'current'): CompiledRelease {
    const { sequence } = findOn(this.shelf, catalog, ref);
    const release = this.opened.get(sequence) ?? this.shelf.open(sequence);
    this.opened.set(sequence, release);
    return release;
  }

  private settle<Q extends Head>(schema: Checks<Q>, question: Question) {
    const asked = checkedValue(schema, question, { code: 'invalid-question', whole: 'the question' });
    return { ...asked, asOf: asked.asOf ?? this.today(), locale: asked.locale ?? ('en' as const) };
  }
}
