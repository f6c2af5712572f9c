export interface SchemaPlaces {
  readonly migrations?: string;
  readonly schema?: string;
}

export function sqlFromMigrationsToSchema(url: string, places?: SchemaPlaces): Promise<string>;

export function deployWithPrisma(url: string): Promise<readonly string[]>;

export function diagnoseWithPrisma(
  url: string,
): Promise<{ readonly edited: readonly string[]; readonly failed: readonly string[]; readonly history: unknown }>;
