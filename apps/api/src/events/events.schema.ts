import { idSchema } from '@plimsoll/engine';
import { z } from 'zod';

/** What is told today. The names are public and permanent; more will come. */
export const eventTypes = [
  'release.published',
  'release.made-current',
  'release.rolled-back',
  'source.drifted',
  'draft.opened',
  'draft.submitted',
  'draft.approved',
  'draft.reopened',
  'draft.rejected',
  'draft.withdrawn',
  'draft.published',
  'draft.schedule-failed',
  'catalog.shipped-set-aside',
  'webhook.disabled',
] as const;

/** The word that asks for no event and for the cursor of this moment. */
export const NEWEST = 'newest';

/** A sequence, as a text holds it. */
export const CURSOR = /^(?:0|[1-9]\d{0,14})$/;

const after = z
  .string()
  .regex(new RegExp(`${CURSOR.source}|^${NEWEST}$`), `must be a cursor of this feed, or ${NEWEST}`);
const catalog = idSchema.optional().describe('Events of this catalog. Default: of all.');
const types = z.array(z.enum(eventTypes)).max(100).optional().describe('Events of these types. Default: of all.');
const pageSize = z.int().min(1).max(1000).optional().describe('Events on a page. Default: 100.');

export const eventListQuerySchema = z.strictObject({
  after: after
    .optional()
    .describe(
      'Events behind this cursor. `newest` gives no event and the cursor of this moment. Default: from the first.',
    ),
  catalog,
  type: types,
  pageSize,
});
export type EventListQuery = Readonly<z.infer<typeof eventListQuerySchema>>;

export const eventStreamQuerySchema = z.strictObject({
  after: after.optional().describe('Events behind this cursor. Default: `newest`, what comes from now on.'),
  catalog,
  type: types,
});
export type EventStreamQuery = Readonly<z.infer<typeof eventStreamQuerySchema>>;

/** What the GraphQL door asks by; `first` and `types` are its words. */
export const eventConnectionArgsSchema = z.strictObject({ after: after.optional(), first: pageSize, catalog, types });

const cursor = z.int().nonnegative();

export const eventSchema = z
  .strictObject({
    id: z.uuid().describe('The same wherever and however often the event is told.'),
    sequence: z.int().positive().describe('Grows with the order of commits, without a gap. The cursor of the event.'),
    type: z.string().describe(`Dotted, past tense: ${eventTypes.join(', ')}; more may come.`),
    catalog: idSchema.describe('The catalog it happened to.'),
    at: z.iso.datetime().describe('When it happened. The order of the feed is that of the sequences.'),
    data: z
      .record(z.string(), z.unknown())
      .describe(
        'What it tells, by its type. Of a release: `sequence`, `label`, `digest`; where it was published, the head of the `audit`; where the pointer was moved, the `reason`. Of a draft: `draft`, `state`, `digest`. More may come.',
      ),
  })
  .meta({
    id: 'Event',
    examples: [
      {
        id: '6a1f9a53-3c3e-4a62-8f0c-2f5f0f4a4a7e',
        sequence: 42,
        type: 'release.made-current',
        catalog: 'aks-networking',
        at: '2026-11-22T09:00:00.000Z',
        data: {
          sequence: 3,
          label: '2026.11.2',
          digest: '0d4a1185cb9a15d1a22c6f2e5e1e2d0c7f8a3b6c9d0e1f2a3b4c5d6e7f8091a2',
          reason: 'approved',
        },
      },
    ],
  });

export const eventPageSchema = z
  .strictObject({
    items: z.array(eventSchema),
    cursor: cursor.describe(
      'The newest sequence that was looked at, also where filters hid what is there, and where nothing is new. Ask with `after` set to it: nothing is missed, and nothing comes twice.',
    ),
    hasMore: z.boolean().describe('Whether there is more to read at once.'),
  })
  .meta({ id: 'EventPage' });
