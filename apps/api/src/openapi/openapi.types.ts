import type { OpenAPIObject } from '@nestjs/swagger';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type SchemaOrReference = Schemas[string];
type SchemaObject = Exclude<SchemaOrReference, { $ref: string }>;
export type PathItem = OpenAPIObject['paths'][string];
export type Operation = NonNullable<PathItem['get']>;

export interface ConvertedSchema {
  readonly schema: SchemaOrReference;
  readonly components: Record<string, SchemaObject>;
}
