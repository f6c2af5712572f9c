import type { CompiledRelease } from '../compile.js';
import { mergeDesigns } from '../merge-designs.js';
import { designSchema, type Design } from '../model/design.js';
import type { Option } from '../model/option.js';
import { chooseOption } from '../rules/choose.js';
import { DesignDocument } from '../rules/document.js';
import { factView, type FactView } from '../rules/fact-view.js';
import { Failure, type Struct } from '../rules/values.js';
import { defineCheck, type Report } from './check.js';
import { compileDraft, lastVerified } from './compile-draft.js';

/**
 * What an option says of a design is a design, and a design by it reads back as that option: alone, or, where one more thing has to be
 * told, together with an option of another category.
 */
export const designsTellOptions = defineCheck('designs-tell-options', (draft, report) => {
  const release = compileDraft(draft);
  const options = [...release.options.values()].filter(({ design }) => design !== undefined);
  if (options.length === 0) return;
  const view = factView(release, lastVerified(draft));
  for (const option of options) checkOption(option, { release, view, options }, report);
});

interface Among {
  readonly release: CompiledRelease;
  readonly view: FactView;
  readonly options: readonly Option[];
}

function checkOption(option: Option, among: Among, report: Report): void {
  const item = { kind: 'option', id: option.id } as const;
  const design = designSchema.safeParse(option.design);
  if (!design.success) {
    for (const { path, message } of design.error.issues) report(item, ['design', ...stepsOf(path)], message);
    return;
  }
  if (!option.matches) {
    report(item, ['design'], 'nothing tells from a design that this option is the one in use');
    return;
  }
  const read = readBack(option, design.data, among);
  if (read !== option.id) report(item, ['design'], `reads back as ${read}`);
}

const stepsOf = (path: readonly PropertyKey[]) => path.map((step) => (typeof step === 'number' ? step : String(step)));

/** The option that a design by this one uses, and a word for it where there is none. */
function readBack(option: Option, design: Design, { view, options }: Among): string {
  const alone = chosen(design, option, view);
  if (alone !== 'no option') return alone;
  const others = options.filter(({ category }) => category !== option.category);
  const together = others.map((other) => chosen(mergeDesigns(other.design, [design]), option, view));
  return together.find((id) => id === option.id) ?? alone;
}

function chosen(design: unknown, { category }: Option, view: FactView): string {
  const option = chooseOption(new DesignDocument(design as Struct, view), category);
  if (typeof option === 'string') return option;
  return option instanceof Failure ? 'several options' : 'no option';
}
