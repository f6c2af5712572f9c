import type { ReleaseContentInput } from '@plimsoll/engine';
import type { CheckProblem } from '@plimsoll/engine/publish';
import type { DraftThread } from './draft-thread.js';
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

/** Runs the publishing checks on contents; what it found of a digest it knows. */
export class DraftChecks {
  private readonly known = new Remembered<readonly CheckProblem[]>(REMEMBERED);

  constructor(
    private readonly texts: Texts,
    private readonly thread: DraftThread,
  ) {}

  problemsOf(checked: Checked, tx?: Transaction): Promise<readonly CheckProblem[]> {
    return this.known.of(`${checked.catalog}/${checked.digest}`, () => this.run(checked, tx));
  }

  private async run({ catalog, content }: Checked, tx: Transaction | undefined): Promise<readonly CheckProblem[]> {
    return this.thread.do({ kind: 'check', catalog, content, texts: await this.texts.of(content, tx) });
  }
}
