import { Injectable } from '@nestjs/common';
import { diffReleases, type Grade, type Locale, type ReleaseHeader } from '@plimsoll/engine';
import { releasesToAtom, retirementsToCalendar, type ToldRelease } from '@plimsoll/formats';
import { Clock } from '../config/clock.js';
import { ReleaseMemory } from '../releases/releases.types.js';

/** Older releases are found in the list of releases. */
const MOST_ENTRIES = 20;

/** What programs that know nothing of this service subscribe to. */
@Injectable()
export class FeedsService {
  /** What a release changed, by its digest and its predecessor's: published, and so the same for ever. */
  private readonly counted = new Map<string, Readonly<Partial<Record<Grade, number>>>>();

  constructor(
    private readonly memory: ReleaseMemory,
    private readonly clock: Clock,
  ) {}

  /** An Atom feed, newest first. Throws Problem 404 `catalog-not-found`. */
  releases(catalog: string, locale: Locale): string {
    const headers = this.memory.headers(catalog);
    const newest = headers.slice(-MOST_ENTRIES).toReversed();
    return releasesToAtom({
      catalog,
      name: this.nameOf(catalog, locale),
      path: `/v1/catalogs/${catalog}`,
      releases: newest.map((header) => this.told(header)),
      locale,
    });
  }

  /** A calendar of the current release. Throws Problem 404 `catalog-not-found`. */
  retirements(catalog: string, locale: Locale): string {
    const release = this.memory.find(catalog, 'current');
    return retirementsToCalendar({ release, name: this.nameOf(catalog, locale), today: this.clock.today(), locale });
  }

  private told(header: ReleaseHeader): ToldRelease {
    const before = this.memory.headers(header.catalog).find(({ sequence }) => sequence === header.sequence - 1);
    if (!before) return { header };
    const key = `${before.digest} ${header.digest}`;
    const known = this.counted.get(key) ?? this.count(before, header);
    this.counted.set(key, known);
    return { header, counts: known };
  }

  private count({ catalog, sequence }: ReleaseHeader, to: ReleaseHeader) {
    const [older, newer] = [sequence, to.sequence].map((one) => this.memory.find(catalog, String(one)));
    return older && newer ? diffReleases(older, newer).counts : {};
  }

  private nameOf(id: string, locale: Locale): string {
    return this.memory.catalogs().find(({ catalog }) => catalog === id)?.name[locale] ?? id;
  }
}
