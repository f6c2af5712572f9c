import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { convertSchema } from './schema-converter.js';
import { completeOperations } from './complete-operations.js';
import { batchLineSchema } from '../evaluation/batch.schema.js';
import { problemSchema } from '../problems/problem-document.js';

const API_VERSION = '1.0.0';

const DESCRIPTION = `What each networking option can do and how far it can be loaded, as versioned, cited facts.

Ids and codes are permanent; texts are not. New fields, enum values and codes may come at any time: accept what you do not know.`;

/** The OpenAPI 3.1 document of the running application: made from the same schemas that check requests, with sorted keys. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Plimsoll')
    .setDescription(DESCRIPTION)
    .setVersion(API_VERSION)
    .setOpenAPIVersion('3.1.0')
    .addServer('/')
    .build();
  const document = SwaggerModule.createDocument(app, config, { standardSchemaConverter: convertSchema });
  document.components = {
    ...document.components,
    schemas: {
      ...document.components?.schemas,
      ...componentsOf(problemSchema, 'output'),
      ...componentsOf(batchLineSchema, 'input'),
    },
  };
  return sortKeys(completeOperations(document));
}

/** The components of a schema that no route names. Nest turns the references of the others. */
function componentsOf(schema: unknown, schemaType: 'input' | 'output'): Schemas {
  const { components } = convertSchema(schema, { schemaType }) ?? {};
  const text = JSON.stringify(components ?? {}).replaceAll('"#/$defs/', '"#/components/schemas/');
  return JSON.parse(text) as Schemas;
}

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

function sortKeys<T>(value: T): T {
  if (Array.isArray(value)) return value.map(sortKeys) as T;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => [key, sortKeys(member)]),
  ) as T;
}
