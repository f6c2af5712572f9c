import type { ExplainAnswer } from '@plimsoll/engine';
import { showExplained } from '../shown/explained.js';
import { answering } from './answer.js';

/** The whole history of a cell: what every release at hand, or of the service, says of it. */
export const runExplain = answering<ExplainAnswer>({
  verb: 'explain',
  told: ({ positionals: [option, dimension] }) => ({ option, dimension }),
  show: showExplained,
});
