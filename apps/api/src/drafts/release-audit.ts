import { Injectable } from '@nestjs/common';
import { Postgres } from '../database/postgres.js';
import { draftOfRef } from '../releases/draft-refs.js';
import { ReleaseMemory } from '../releases/releases.types.js';
import { auditHeadOf } from './draft.store.js';

/** Tells where the audit stood when a release was published. */
@Injectable()
export class ReleaseAudits {
  constructor(
    private readonly memory: ReleaseMemory,
    private readonly postgres: Postgres,
  ) {}

  /** Throws Problem 404 `catalog-not-found`, `release-not-found`. */
  async read(catalog: string, ref: string): Promise<object> {
    const { sequence, label, digest } = this.memory.header(catalog, ref);
    const isPublished = draftOfRef(ref) === undefined;
    const head = (isPublished && (await auditHeadOf(this.postgres, { catalog, sequence }))) || null;
    return { release: { catalog, sequence, label, digest }, head };
  }
}
