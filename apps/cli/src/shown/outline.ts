import { stringify } from 'yaml';
import { clean } from '../terminal/text.js';

/** An answer that has no page of its own here, as an outline. */
export const showOutline = (answer: unknown): string => clean(stringify(answer, { lineWidth: 100 }));
