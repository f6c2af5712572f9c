import { idSchema, localizedTextSchema, releaseHeaderSchema, releaseRefSchema, snapshotSchema } from '@plimsoll/engine';
import { z } from 'zod';
import { pageQuery } from './item-schemas.js';

// A path holds any text: what names nothing is not found, whatever its shape.
const catalog = z.string().describe('The id of a catalog.');
const ref = z.string().describe('A release: its sequence, label or digest, `current` or `previous`.');
const id = z.string().describe('The id of the item.');
const revision = z.string().describe('The id of a revision of the source.');

export const catalogPathSchema = z.object({ catalog });
export type CatalogPath = z.infer<typeof catalogPathSchema>;
export const releasePathSchema = z.object({ catalog, ref });
export type ReleasePath = z.infer<typeof releasePathSchema>;
export const itemPathSchema = z.object({ catalog, ref, id });
export type ItemPath = z.infer<typeof itemPathSchema>;
export const textPathSchema = z.object({ catalog, ref, id, revision });
export type TextPath = z.infer<typeof textPathSchema>;

export const catalogSchema = z
  .strictObject({
    catalog: idSchema,
    name: localizedTextSchema,
    releases: z.int().nonnegative().describe('How many releases are published.'),
    current: releaseRefSchema.nullable(),
    previous: releaseRefSchema.nullable(),
  })
  .meta({ id: 'Catalog' });

export const catalogListSchema = z.strictObject({ items: z.array(catalogSchema) }).meta({ id: 'CatalogList' });

export const releaseListQuerySchema = z.strictObject(pageQuery);
export type ReleaseListQuery = z.infer<typeof releaseListQuerySchema>;

export const releasePageSchema = z
  .strictObject({
    items: z.array(releaseHeaderSchema),
    totalSize: z.int().nonnegative(),
    nextPageToken: z.string().optional(),
  })
  .meta({ id: 'ReleasePage' });

const asked = z.string().min(1).max(80);
export const diffQuerySchema = z.strictObject({
  from: asked.default('previous').describe('The release compared from. Default: previous.'),
  to: asked.default('current').describe('The release compared to. Default: current.'),
});
export type DiffQuery = z.infer<typeof diffQuerySchema>;

// Items stand as they were published: a field with a default may be absent.
export const snapshotAnswerSchema = snapshotSchema.meta({ id: 'Snapshot', shownAs: 'input' });
