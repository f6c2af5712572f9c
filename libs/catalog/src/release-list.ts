import { localizedTextSchema, releaseHeaderSchema, SCHEMA_VERSION, type LocalizedText } from '@plimsoll/engine';
import { z } from 'zod';
import type { AuthoredRelease } from './authored-catalog.js';
import type { FaultList } from './catalog-fault.js';
import { addSchemaFaults } from './schema-faults.js';
import type { YamlValue } from './yaml-file.js';

export const RELEASES_FILE = 'releases.yaml';

const listedReleaseSchema = releaseHeaderSchema
  .omit({ catalog: true, schemaVersion: true, digest: true })
  .extend({ digest: releaseHeaderSchema.shape.digest.nullish() });

const releaseListSchema = z.strictObject({
  catalog: releaseHeaderSchema.shape.catalog,
  name: localizedTextSchema,
  releases: z.array(listedReleaseSchema).min(1),
});

/** `releases.yaml`: which catalog the folder holds, and its releases in order. */
export interface ReleaseList {
  readonly catalog: string;
  readonly name: LocalizedText;
  readonly releases: readonly Omit<AuthoredRelease, 'changes'>[];
}

export function readReleaseList(written: YamlValue, faults: FaultList): ReleaseList | undefined {
  const parsed = releaseListSchema.safeParse(written.value);
  if (!parsed.success) {
    addSchemaFaults(parsed.error, (path) => written.placeOf(path), faults);
    return undefined;
  }
  const { catalog, name, releases } = parsed.data;
  releases.forEach((release, index) => {
    const before = releases[index - 1];
    const refuse = (field: string, message: string) => faults.add(written.placeOf(['releases', index, field]), message);
    if (release.sequence !== index + 1) refuse('sequence', `must be ${index + 1}: releases are numbered 1, 2, 3 ...`);
    if (releases.slice(0, index).some(({ label }) => label === release.label))
      refuse('label', `the label ${release.label} is taken`);
    if (before && Date.parse(release.publishedAt) < Date.parse(before.publishedAt))
      refuse('publishedAt', 'is earlier than the release before it');
  });
  return {
    catalog,
    name,
    releases: releases.map(({ digest, ...header }) => ({
      header: { catalog, schemaVersion: SCHEMA_VERSION, ...header },
      ...(typeof digest === 'string' ? { digest } : {}),
    })),
  };
}
