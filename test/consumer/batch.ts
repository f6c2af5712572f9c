// What a pipeline may write that has many documents judged.
import { BatchError, createBatchClient, type BatchLine } from '@plimsoll/sdk/batch';

export const fleet = createBatchClient({ baseUrl: 'http://127.0.0.1:3000' });

async function* designs(): AsyncGenerator<BatchLine> {
  yield { id: 'quay', document: { name: 'quay' }, format: 'aks' };
  // @ts-expect-error a line without a document
  yield { id: 'mole' };
}

export async function judges(): Promise<number> {
  let judged = 0;
  for await (const answer of fleet.validateBatch(designs(), { linesPerRequest: 50, query: { horizon: 30 } })) {
    // @ts-expect-error it may be a problem
    void answer.report;
    judged += 'report' in answer ? 1 : 0;
  }
  // @ts-expect-error it is no promise
  void fleet.validateBatch([]).then;
  // @ts-expect-error lines are questions
  fleet.validateBatch(['{}']);
  // @ts-expect-error it is never sent again by itself
  fleet.validateBatch([], { retries: 3 });
  return judged;
}

export function tells(error: unknown): number {
  if (!(error instanceof BatchError)) throw error;
  // @ts-expect-error how far it came is not written to
  error.answered = 0;
  return error.answered;
}
