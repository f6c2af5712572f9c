/** One step of an address: a name (`.id`) or an index (`[0]`, `["a"]`). */
export type Step = { readonly name: string } | { readonly key: string | number };

/** Longer texts than this are no address that anybody wrote. */
const MAX_ADDRESS_LENGTH = 4000;
const STEP = /\.?([\p{L}_][\p{L}\p{N}_-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/uy;

/** The steps of an address such as `module.net["a"].azurerm_subnet.nodes[0].id`; undefined where the text is no address. */
export function stepsOf(address: string): readonly Step[] | undefined {
  if (address.length > MAX_ADDRESS_LENGTH) return undefined;
  const steps: Step[] = [];
  for (let at = 0; at < address.length; at = STEP.lastIndex) {
    STEP.lastIndex = at;
    const [, name, number, text] = STEP.exec(address) ?? [];
    if (name !== undefined) steps.push({ name });
    else if (number !== undefined) steps.push({ key: Number(number) });
    else if (text !== undefined) steps.push({ key: textOf(text) });
    else return undefined;
  }
  return steps;
}

function textOf(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted.slice(1, -1);
  }
}

export const nameAt = (steps: readonly Step[], index: number): string | undefined => {
  const step = steps[index];
  return step && 'name' in step ? step.name : undefined;
};

/**
 * The references of an expression as somebody wrote them. Terraform prints each of them followed by its own beginnings, one step shorter each time
 * (`azurerm_subnet.a.id`, `azurerm_subnet.a`); only the first of such a row says what is meant.
 */
export function headsOf(references: readonly unknown[]): readonly string[] {
  const heads: string[] = [];
  let last = '';
  for (const reference of references) {
    if (typeof reference !== 'string') continue;
    const isBeginning =
      last.startsWith(reference) && last.length > reference.length && '.['.includes(last.charAt(reference.length));
    if (!isBeginning) heads.push(reference);
    last = reference;
  }
  return [...new Set(heads)];
}
