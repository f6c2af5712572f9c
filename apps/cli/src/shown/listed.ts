import { inStyle, type Paper } from '../terminal/paper.js';
import { clean, wrap } from '../terminal/text.js';

/** A heading with lines below it; nothing where there is no line. */
export function listed(title: string, lines: readonly string[], paper: Paper): readonly string[] {
  if (lines.length === 0) return [];
  const columns = (paper.columns ?? Infinity) - 4;
  const texts = lines.flatMap((line) =>
    wrap(clean(line), columns).map((part, index) => `${index === 0 ? '  ' : '    '}${part}`),
  );
  return [[inStyle(title, 'bold', paper), ...texts].join('\n')];
}
