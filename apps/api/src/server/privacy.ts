const kept = new WeakSet<object>();

/** Says that what is answered to this request is for its caller alone: no cache may keep it, this service's own neither. */
export function keepPrivate(request: { readonly raw: object }): void {
  kept.add(request.raw);
}

export const isPrivate = (request: { readonly raw: object }): boolean => kept.has(request.raw);
