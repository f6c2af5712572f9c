import { Injectable } from '@nestjs/common';
import { diffReleases, type Grade, type Locale, type ReleaseHeader } from '@plimsoll/engine';
import { releasesToAtom, retirementsToCalendar, type ToldRelease } from '@plimsoll/formats';
import { Clock } from '../config/clock.js';
import { ReleaseMemory } from '../releases/releases.types.js';
import { ToldRetirements } from './told-retirements.js';

/** Older releases are found in the list of releases. */
const MOST_ENTRIES = 20;

/** What programs that know nothing of this service subscribe to. */
@Injectable()
export class FeedsService {
  /** What a release changed, by its digest and its predecessor's: published, and so the same for ever. */
  private readonly counted = new Map<string, Readonly<Partial<Record<Grade, number>>>>();

  private readonly told: ToldRetirements;

  constructor(
    private readonly memory: ReleaseMemory,
    private readonly clock: Clock,
  ) {
    this.told = new ToldRetirements(memory);
  }

  /** An Atom feed, newest first. Throws Problem 404 `catalog-not-found`. */
  releases(catalog: string, locale: Locale): string {
    const headers = this.memory.headers(catalog);
    const newest = headers.slice(-MOST_ENTRIES).toReversed();
    return releasesToAtom({
      catalog,
      name: this.nameOf(catalog, locale),
      path: `/v1/catalogs/${catalog}`,
      releases: newest.map((header) => this.toldOf(header)),
      locale,
    });
  }

  /** A calendar of the current release, which strikes out what those before it told. Throws Problem 404 `catalog-not-found`. */
  async retirements(catalog: string, locale: Locale): Promise<string> {
    const today = this.clock.today();
    const name = this.nameOf(catalog, locale);
    return retirementsToCalendar({ catalog, name, ...(await this.told.of(catalog, today, locale)), today, locale });
  }

  private toldOf(header: ReleaseHeader): ToldRelease {
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
