import { expect, it } from 'vitest';
import { histories } from './histories.spec-fixture.js';
import { measure, tableOf } from './measure-histories.spec-fixture.js';
import { walk } from './walk-history.spec-fixture.js';

// Written anew by `npx vitest run libs/drift/src/histories-measured.spec.ts -u`.
it('is measured over all histories, and the page says what came of it', async () => {
  const outcomes = histories.flatMap((history) => walk(history));
  const texts = histories.reduce((sum, { revisions }) => sum + revisions.length, 0);
  const page = [
    '# Drift, measured',
    '',
    `Counted by a test over the ${histories.length} histories of [test/histories](../test/histories): ${texts} texts, ${outcomes.length} steps from one to the next. [What it means](drift.md).`,
    '',
    tableOf(measure(outcomes)),
    '',
  ].join('\n');
  await expect(page).toMatchFileSnapshot('../../../docs/drift-measured.md');
});
