interface Range {
  readonly value: string;
  readonly quality: number;
}

/**
 * The offer that an Accept or Accept-Language header likes best; the earlier offer wins a tie. The first offer when nothing is asked for,
 * undefined when every offer is refused. A more exact range overrides a wider one, as RFC 9110 says.
 */
export function preferred<T extends string>(header: string | undefined, offers: readonly T[]): T | undefined {
  if (header === undefined || header.trim() === '') return offers[0];
  const ranges = header.slice(0, 2000).split(',').slice(0, 50).map(parseRange);
  let best: { offer: T; quality: number } | undefined;
  for (const offer of offers) {
    const quality = qualityOf(offer, ranges);
    if (quality > 0 && (best === undefined || quality > best.quality)) best = { offer, quality };
  }
  return best?.offer;
}

function parseRange(text: string): Range {
  const [value = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  return { value, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
}

function qualityOf(offer: string, ranges: readonly Range[]): number {
  let exactness = -1;
  let quality = 0;
  for (const range of ranges) {
    const match = exactnessOf(offer, range.value);
    if (match > exactness) [exactness, quality] = [match, range.quality];
  }
  return quality;
}

function exactnessOf(offer: string, range: string): number {
  if (range === offer) return 3;
  // `ja-JP` is served by `ja`.
  if (range.startsWith(`${offer}-`)) return 2;
  if (range.endsWith('/*') && offer.startsWith(range.slice(0, -1))) return 1;
  return range === '*' || range === '*/*' ? 0 : -1;
}
