import type { Report } from './check.js';
import type { SoundDraft } from './draft.js';
import type { ItemKind } from '../model/release.js';

type Item = Parameters<Report>[0];

/** Reports ids that name nothing in the draft. */
export class References {
  constructor(
    private readonly ids: SoundDraft['ids'],
    private readonly report: Report,
  ) {}

  /** The id, where there is one, must be that of an item of the kind. */
  need(kind: ItemKind, id: string | undefined, item: Item, steps: readonly (string | number)[]): void {
    if (id !== undefined && !this.ids[kind].has(id)) this.report(item, steps, `there is no ${kind} ${id}`);
  }

  needEach(kind: ItemKind, ids: readonly string[], item: Item, steps: readonly (string | number)[]): void {
    ids.forEach((id, index) => this.need(kind, id, item, [...steps, index]));
  }
}
