import { cellKey, type CompiledRelease } from '../compile.js';
import type { Fact } from '../model/fact.js';
import { isInForce, resolveCell, type ResolvedCell, type Statement } from '../statements.js';
import { compareCodeUnits } from '../text-order.js';

/** What was read at once about one question: the fact that decided, all facts to name, and whether another fact contradicts it. */
export interface Reading {
  readonly used: Fact;
  readonly facts: readonly Fact[];
  readonly disputed: boolean;
}

/** One stated end: its first day, or the empty text where it names none, and what it rests on. */
interface End {
  readonly from: string;
  readonly reading: Reading;
}

/** The ends of an option as such, and those of a part of it: in a narrower scope, or together with another option. */
export interface Ends {
  readonly whole: readonly End[];
  readonly parts: readonly End[];
}

const readings = new WeakMap<Statement, Reading>();

/** A statement as a reading: its facts and those against it. */
export function readingOf(statement: Statement): Reading {
  let reading = readings.get(statement);
  if (!reading) {
    reading = {
      used: statement.used,
      facts: [...statement.facts, ...statement.against],
      disputed: statement.against.length > 0,
    };
    readings.set(statement, reading);
  }
  return reading;
}

/** What a release says on one day, with memory: a cell is resolved once. Get one with `factView`. */
export class FactView {
  readonly #cells = new Map<string, ResolvedCell>();
  readonly #lifecycles = new Map<string, Reading | null>();
  readonly #ends = new Map<string, Ends>();
  readonly #cited = new Map<string, Reading | null>();
  readonly #words = new Map<string, ReadonlySet<string>>();

  constructor(
    readonly release: CompiledRelease,
    readonly asOf: string,
  ) {
    for (const { id, words } of release.vocabularies.values())
      this.#words.set(id, new Set(words.map((word) => word.id)));
  }

  cell(option: string, dimension: string): ResolvedCell {
    const key = cellKey(option, dimension);
    let cell = this.#cells.get(key);
    if (!cell) {
      cell = resolveCell(this.release, option, dimension, this.asOf);
      this.#cells.set(key, cell);
    }
    return cell;
  }

  /**
   * The statements for the combination of an option with another, in no narrower scope: the one made for exactly that pair, or where there is none
   * those that need further options too. Sorted as the cell is.
   */
  combinations(option: string, dimension: string, other: string): readonly Statement[] {
    const naming = this.cell(option, dimension).variants.filter(
      (variant) => variant.with.includes(other) && Object.keys(variant.scope).length === 0,
    );
    const exact = naming.find((variant) => variant.with.length === 1);
    return exact ? [exact] : naming;
  }

  /** The lifecycle entry of an option that holds on the day, if it is stated. */
  lifecycle(option: string, status: string, scope: string): Reading | undefined {
    const entry = (fact: Fact) => this.#hasBegun(fact) && this.#isLifecycle(fact, status, scope);
    return this.#readLifecycle(`${option}/${status}/${scope}`, option, entry);
  }

  /** The lifecycle entry of an option that names its first day, be that past or to come; where there are several, the one with the earliest day. */
  lifecycleEntry(option: string, status: string, scope: string): Reading | undefined {
    const entry = (fact: Fact) => firstDay(fact) !== undefined && this.#isLifecycle(fact, status, scope);
    return this.#readLifecycle(`${option}/${status}/${scope}/from`, option, entry);
  }

  #readLifecycle(key: string, option: string, isEntry: (fact: Fact) => boolean): Reading | undefined {
    let reading = this.#lifecycles.get(key);
    if (reading === undefined) {
      const facts = this.release.content.facts
        .filter((fact) => (fact.option === option || fact.alsoOf.includes(option)) && isEntry(fact))
        .sort((a, b) => compareDays(firstDay(a), firstDay(b)));
      reading = facts[0] ? { used: facts[0], facts, disputed: facts.some((fact) => this.#isContradicted(fact)) } : null;
      this.#lifecycles.set(key, reading);
    }
    return reading ?? undefined;
  }

  /** The stated ends of an option that are not over on the day, be they past or to come, the earliest first. */
  ends(option: string): Ends {
    let ends = this.#ends.get(option);
    if (!ends) {
      const stated = this.release.content.facts
        .filter((fact) => fact.option === option || fact.alsoOf.includes(option))
        .filter((fact) => this.#isEnd(fact) && isInForce(this.release, fact, this.asOf, option))
        .sort((a, b) => compareDays(firstDay(a), firstDay(b)) || compareCodeUnits(a.id, b.id));
      const toEnd = (fact: Fact) => ({ from: firstDay(fact) ?? '', reading: this.#readFact(fact) });
      const parts = stated.filter((fact) => !isOfTheWhole(fact));
      ends = { whole: stated.filter(isOfTheWhole).map(toEnd), parts: parts.map(toEnd) };
      this.#ends.set(option, ends);
    }
    return ends;
  }

  #isEnd({ value }: Fact): boolean {
    if (value.type !== 'lifecycle' || value.status !== 'retired') return false;
    return value.to === undefined || this.asOf < value.to;
  }

  #hasBegun({ value }: Fact): boolean {
    if (value.type !== 'lifecycle') return false;
    const begun = value.from === undefined || value.from <= this.asOf;
    return begun && (value.to === undefined || this.asOf < value.to);
  }

  #isLifecycle(fact: Fact, status: string, scope: string): boolean {
    const { value } = fact;
    if (value.type !== 'lifecycle' || value.status !== status || value.scope !== scope) return false;
    return isInForce(this.release, fact, this.asOf);
  }

  /** What citing a fact rests on: for a statement or limit the whole statement, of which the used fact decides; undefined when the fact is not in force on the day. */
  cited(id: string): Reading | undefined {
    let reading = this.#cited.get(id);
    if (reading === undefined) {
      const fact = this.release.facts.get(id);
      reading = fact && isInForce(this.release, fact, this.asOf) ? this.#readFact(fact) : null;
      this.#cited.set(id, reading);
    }
    return reading ?? undefined;
  }

  #readFact(fact: Fact): Reading {
    if (fact.value.type === 'capability' || fact.value.type === 'limit') {
      const { main, variants } = this.cell(fact.option, fact.dimension);
      const statement = [main, ...variants].find((one) => one?.facts.includes(fact) || one?.against.includes(fact));
      if (statement) return readingOf(statement);
    }
    return { used: fact, facts: [fact], disputed: this.#isContradicted(fact) };
  }

  #isContradicted(fact: Fact): boolean {
    return (this.release.conflicts.get(fact.id) ?? []).some((id) => {
      const other = this.release.facts.get(id);
      return other !== undefined && isInForce(this.release, other, this.asOf);
    });
  }

  /** The words of a vocabulary of the release; none where it has no such vocabulary. */
  words(vocabulary: string): ReadonlySet<string> {
    return this.#words.get(vocabulary) ?? noWords;
  }
}

const firstDay = ({ value }: Fact) => (value.type === 'lifecycle' ? value.from : undefined);

const isOfTheWhole = ({ value, with: others, scope }: Fact) =>
  value.type === 'lifecycle' && value.scope === 'all' && others.length === 0 && Object.keys(scope).length === 0;

/** What names no day stands first, as an entry that has always held. */
const compareDays = (a = '', b = '') => compareCodeUnits(a, b);

const noWords: ReadonlySet<string> = new Set();

const DAYS_HELD = 16;
const views = new WeakMap<CompiledRelease, Map<string, FactView>>();

/** The view of a release on a day. The days asked last are held, so that memory stays bounded whatever days are asked. */
export function factView(release: CompiledRelease, asOf: string): FactView {
  let days = views.get(release);
  if (!days) views.set(release, (days = new Map()));
  let view = days.get(asOf);
  if (!view) {
    view = new FactView(release, asOf);
    days.set(asOf, view);
    const oldest = days.keys().next();
    if (days.size > DAYS_HELD && oldest.value !== undefined) days.delete(oldest.value);
  }
  return view;
}
