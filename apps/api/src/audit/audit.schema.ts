import { z } from 'zod';

const SEQUENCE = /^(?:0|[1-9]\d{0,14})$/;
const HASH = /^[0-9a-f]{64}$/;

const word = z.string().min(1).max(300);
const time = z.iso.datetime({ offset: true });

export const auditQuerySchema = z.strictObject({
  actor: word.optional().describe('Who did it: `token:<id>`, `user:<issuer>#<subject>` or `service`.'),
  type: word
    .optional()
    .describe('What was done: `draft.approved`. With a star at its end all that begin so: `draft.*`.'),
  target: word.optional().describe('To what: `draft:<id>`. With a star at its end all that begin so.'),
  from: time.optional().describe('From this time on.'),
  to: time.optional().describe('Before this time.'),
  after: z
    .string()
    .regex(SEQUENCE, 'must be a sequence')
    .optional()
    .describe('Events behind this sequence. Default: from the first.'),
  pageSize: z.int().min(1).max(1000).optional().describe('Events on a page. Default: 100.'),
});
export type AuditQuery = Readonly<z.infer<typeof auditQuerySchema>>;

const sequence = z.int().positive();
const hash = z.string().regex(HASH);
const told = z.json().nullable();

const auditEventSchema = z
  .strictObject({
    sequence: sequence.describe('Grows with the order of commits, without a gap.'),
    id: z.uuid(),
    type: z.string().describe('Dotted, past tense.'),
    at: z.iso.datetime(),
    actor: z.string(),
    target: z.string(),
    before: told.describe('What was there; null where nothing was.'),
    after: told.describe('What is there now; null where nothing is. Never a secret.'),
    reason: z.string().nullable(),
    requestId: z.string().nullable().describe('The request that did it; null: the service by itself.'),
    previousHash: hash.describe('The hash of the event before it; of the first one zeros.'),
    hash: hash.describe('SHA-256 over the event with `previousHash`.'),
  })
  .meta({ id: 'AuditEvent' });

export const auditPageSchema = z
  .strictObject({
    items: z.array(auditEventSchema),
    nextAfter: z.string().optional().describe('What `after` takes to go on; absent on the last page.'),
  })
  .meta({ id: 'AuditPage' });

export const auditHeadSchema = z
  .strictObject({
    sequence: z.int().nonnegative().describe('The newest event; 0 where there is none.'),
    hash: hash.describe(
      'Its hash. Keep both: `npm run audit:verify -- --head SEQUENCE:HASH` tells later whether anything before was changed.',
    ),
  })
  .meta({ id: 'AuditHead' });
