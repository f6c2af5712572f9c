import { z } from 'zod';

export const livenessSchema = z.strictObject({ status: z.literal('alive') }).meta({ id: 'Liveness' });

export const readinessSchema = z
  .strictObject({
    status: z
      .enum(['ready', 'degraded', 'loading', 'draining'])
      .describe('`degraded`: PostgreSQL is away and answers come from memory. `loading` and `draining` answer 503.'),
    checks: z.strictObject({
      database: z.enum(['up', 'down']),
      migrations: z.strictObject({ applied: z.int().nonnegative(), newest: z.string().nullable() }),
      releases: z.enum(['loaded', 'loading']),
    }),
    lastSync: z.string().nullable().describe('When memory was last known to equal the database.'),
  })
  .meta({ id: 'Readiness', description: 'How ready the service is to answer.' });
export type ReadinessDocument = Readonly<z.infer<typeof readinessSchema>>;
