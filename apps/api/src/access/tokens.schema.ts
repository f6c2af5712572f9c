import { z } from 'zod';
import { roles } from './caller.js';

const LONGEST_LIFE_DAYS = 3650;

export const tokenSchema = z
  .strictObject({
    id: z.string().describe('Public; the token begins with it.'),
    name: z.string(),
    roles: z.array(z.enum(roles)),
    createdAt: z.iso.datetime(),
    createdBy: z.string(),
    expiresAt: z.iso.datetime().nullable().describe('null: it does not end by itself.'),
    revokedAt: z.iso.datetime().nullable().describe('null: it was not revoked.'),
  })
  .meta({ id: 'Token' });

export const createdTokenSchema = tokenSchema
  .extend({
    token: z.string().nullable().describe('The token itself: told this once. null where the answer is told again.'),
  })
  .meta({ id: 'CreatedToken' });

export type CreatedToken = z.infer<typeof createdTokenSchema>;

export const tokenListSchema = z.strictObject({ items: z.array(tokenSchema) }).meta({ id: 'TokenList' });

export const newTokenSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    roles: z.array(z.enum(roles)).min(1).max(roles.length),
    expiresInDays: z.int().min(1).max(LONGEST_LIFE_DAYS).optional().describe('Absent: it does not end by itself.'),
  })
  .meta({ id: 'NewToken' });
export type NewTokenQuestion = z.infer<typeof newTokenSchema>;

export const tokenPathSchema = z.strictObject({ id: z.string().min(1).max(50) });
export type TokenPath = z.infer<typeof tokenPathSchema>;

export const callerSchema = z
  .strictObject({
    id: z.string(),
    kind: z
      .enum(['anonymous', 'unknown', 'token', 'user'])
      .describe('`unknown`: it cannot be told now whether what was shown does.'),
    name: z.string(),
    roles: z.array(z.enum(roles)),
  })
  .meta({ id: 'Caller' });
