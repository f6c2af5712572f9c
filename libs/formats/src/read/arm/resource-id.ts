/** How many names a resource type takes: one for each part behind its provider. */
export const namesOfType = (type: string): number => type.split('/').length - 1;

/** The id of a resource: `/subscriptions/S/resourceGroups/G/providers/P/type/name/type/name`; without a home the part from `/providers` on. */
export function resourceIdIn(
  home: { readonly subscription: string; readonly group: string } | undefined,
  type: string,
  names: readonly string[],
): string {
  const [provider = '', ...types] = type.split('/');
  const path = types.map((each, index) => `/${each}/${names[index] ?? ''}`).join('');
  const root = home ? `/subscriptions/${home.subscription}/resourceGroups/${home.group}` : '';
  return `${root}/providers/${provider}${path}`;
}
