import type { ItemKind } from '../model/release.js';
import type { CheckedDraft, CheckProblem, PublishingCheck } from './draft.js';
import { pointerOf } from '../pointer.js';

/** Notes a problem of one item at the place that the steps lead to. */
export type Report = (
  item: { readonly kind: ItemKind; readonly id: string },
  steps: readonly (string | number)[],
  message: string,
) => void;

/** Makes a check from a walk over the draft that reports what it finds. */
export function defineCheck(id: string, walk: (draft: CheckedDraft, report: Report) => void): PublishingCheck {
  return {
    id,
    run(draft) {
      const problems: CheckProblem[] = [];
      walk(draft, ({ kind, id: itemId }, steps, message) =>
        problems.push({ check: id, item: { kind, id: itemId }, pointer: pointerOf(steps), message }),
      );
      return problems;
    },
  };
}

/** Names a fact in a report. */
export const fact = (id: string) => ({ kind: 'fact', id }) as const;
