import { setImmediate } from 'node:timers/promises';
import type { ReleaseContentInput } from '@plimsoll/engine';
import { publishingChecks, type CheckProblem } from '@plimsoll/engine/publish';
import { expressionProblems } from './draft-expressions.js';
import type { Transaction } from './draft.store.js';
import { Remembered } from './remembered.js';

/** What has the texts of source revisions, by SHA-256. A transaction that is open reads over its own connection: others may be waiting for it with all there are. */
export interface Texts {
  of(content: ReleaseContentInput, tx?: Transaction): Promise<ReadonlyMap<string, string>>;
}

/** What a content is known by. */
export interface Checked {
  readonly catalog: string;
  readonly digest: string;
  readonly content: ReleaseContentInput;
}

const REMEMBERED = 20;

/** Runs the publishing checks on contents; what it found of a digest it knows. Requests are served between one check and the next. */
export class DraftChecks {
  private readonly known = new Remembered<readonly CheckProblem[]>(REMEMBERED);

  constructor(private readonly texts: Texts) {}

  problemsOf(checked: Checked, tx?: Transaction): Promise<readonly CheckProblem[]> {
    return this.known.of(`${checked.catalog}/${checked.digest}`, () => this.run(checked, tx));
  }

  private async run({ catalog, content }: Checked, tx: Transaction | undefined): Promise<readonly CheckProblem[]> {
    const draft = { catalog, content, texts: await this.texts.of(content, tx) };
    const problems: CheckProblem[] = [...expressionProblems(content)];
    // What is wrong in an expression says more than that there is none.
    const told = new Set(problems.map(placeOf));
    await setImmediate();
    for (const check of publishingChecks) {
      problems.push(...check.run(draft).filter((problem) => !told.has(placeOf(problem))));
      await setImmediate();
    }
    return problems;
  }
}

const placeOf = ({ item, pointer }: CheckProblem) => `${item.kind}/${item.id}${pointer}`;
