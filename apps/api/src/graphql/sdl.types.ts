/** The part of a JSON schema that becomes a GraphQL type. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly maximum?: number;
  readonly description?: string | undefined;
}

/** A reference to a type: its name as it is written, without the mark of what is never null. */
export interface TypeRef {
  readonly text: string;
  readonly isNullable: boolean;
}

/** By which constant field the members of a union are told apart, and which type each constant means. */
export interface UnionKey {
  readonly field: string;
  readonly types: ReadonlyMap<unknown, string>;
}
