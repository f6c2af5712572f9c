import type { FastifyRequest } from 'fastify';
import type { ConfigurationFile, Locale } from '@plimsoll/engine';
import { preferred } from '../server/accept.js';
import { JSON_MEDIA_TYPE, notAcceptable } from '../server/representation.js';
import type { AnswerFormat, ReportForm } from './evaluation.schema.js';

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

const reportForms = {
  'application/json': 'json',
  'application/sarif+json': 'sarif',
  'application/xml': 'junit',
  'text/xml': 'junit',
  'text/markdown': 'markdown',
} as const;
const reportOffers = Object.keys(reportForms) as (keyof typeof reportForms)[];

export const reportMediaTypes: Readonly<Record<ReportForm, string>> = {
  json: JSON_MEDIA_TYPE,
  sarif: 'application/sarif+json; charset=utf-8',
  junit: 'application/xml; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
};

/** The form of a report asked for by parameter or by `Accept`. Throws Problem 406 when none of ours is accepted. */
export function reportFormOf(request: FastifyRequest, asked: ReportForm | undefined): ReportForm {
  if (asked !== undefined) return asked;
  const offer = preferred(request.headers.accept, reportOffers);
  if (offer === undefined) throw notAcceptable(reportOffers);
  return reportForms[offer];
}

const fileForms = {
  'application/json': undefined,
  'text/x-hcl': 'main.tf',
  'text/x-bicep': 'main.bicep',
  'text/x-shellscript': 'create.sh',
} as const;
const fileOffers = Object.keys(fileForms) as (keyof typeof fileForms)[];

export const fileMediaTypes: Readonly<Record<ConfigurationFile, string>> = {
  'main.tf': 'text/x-hcl; charset=utf-8',
  'main.tf.json': JSON_MEDIA_TYPE,
  'main.bicep': 'text/x-bicep; charset=utf-8',
  'azuredeploy.json': JSON_MEDIA_TYPE,
  'create.sh': 'text/x-shellscript; charset=utf-8',
};

/** The file asked for by parameter or by `Accept`; undefined where the whole answer is. Throws Problem 406 when none of ours is accepted. */
export function fileOf(request: FastifyRequest, asked: ConfigurationFile | undefined): ConfigurationFile | undefined {
  if (asked !== undefined) return asked;
  const offer = preferred(request.headers.accept, fileOffers);
  if (offer === undefined) throw notAcceptable(fileOffers);
  return fileForms[offer];
}

/** The language asked for by parameter or by `Accept-Language`; English where neither says one of ours. */
export function localeOf(request: FastifyRequest, asked: Locale | undefined): Locale {
  return asked ?? preferred<Locale>(request.headers['accept-language'], ['en', 'ja']) ?? 'en';
}
