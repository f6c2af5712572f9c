import { fillDefaults } from '../defaults.js';
import type { ReadDocument } from '../model/report.js';
import { compileExpression, evaluate } from '../rules/evaluate.js';
import type { StackSpace } from './stack-space.js';

const nothingTold: ReadDocument = { format: 'design', design: {}, pointers: {}, unmapped: [] };

/** The options that a cluster uses of which nothing is told, by the release's defaults: those that are recognised whatever the format that leaves the rest to the platform. */
export function documentedDefaults({ view, categories }: StackSpace): ReadonlySet<string> {
  const { release, asOf } = view;
  const formats = [...new Set((release.content.defaults ?? []).flatMap((one) => one.formats))].sort();
  const designs = formats.map((format) => fillDefaults(view, nothingTold, format).read.design);
  const options = categories.flatMap((category) => category.options);
  const isDefault = options.filter(({ matches }) => {
    if (!matches) return false;
    const compiled = compileExpression(matches, []);
    return designs.some((design) => evaluate(compiled, { release, asOf, variables: {}, design }).value === true);
  });
  return new Set(isDefault.map(({ id }) => id));
}
