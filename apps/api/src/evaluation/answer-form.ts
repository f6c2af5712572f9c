import type { FastifyRequest } from 'fastify';
import type { Locale } from '@plimsoll/engine';
import { preferred } from '../server/accept.js';
import { JSON_MEDIA_TYPE, notAcceptable } from '../server/representation.js';
import type { AnswerFormat } from './evaluation.schema.js';

const formats = { 'application/json': 'json', 'text/csv': 'csv', 'text/markdown': 'markdown' } as const;
const offers = Object.keys(formats) as (keyof typeof formats)[];

export const mediaTypes: Readonly<Record<AnswerFormat, string>> = {
  json: JSON_MEDIA_TYPE,
  csv: 'text/csv; charset=utf-8; header=present',
  markdown: 'text/markdown; charset=utf-8',
};

/** The form asked for by parameter or by `Accept`. Throws Problem 406 when none of ours is accepted. */
export function formatOf(request: FastifyRequest, asked: AnswerFormat | undefined): AnswerFormat {
  if (asked !== undefined) return asked;
  const offer = preferred(request.headers.accept, offers);
  if (offer === undefined) throw notAcceptable(offers);
  return formats[offer];
}

/** The language asked for by parameter or by `Accept-Language`; English where neither says one of ours. */
export function localeOf(request: FastifyRequest, asked: Locale | undefined): Locale {
  return asked ?? preferred<Locale>(request.headers['accept-language'], ['en', 'ja']) ?? 'en';
}
