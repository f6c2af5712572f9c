import { buildSchema, isInputObjectType, isObjectType, isUnionType, validateSchema, type GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerTypes, itemTypes, questionTypes, writeSchema } from './schema-text.js';

const { sdl } = writeSchema();
const schema: GraphQLSchema = buildSchema(sdl);

/** What a type has beyond its schema: what it leads to. */
const links: Readonly<Record<string, readonly string[]>> = {
  Fact: ['cited', 'related'],
  Option: ['facts', 'movedTo'],
  Catalog: ['published'],
};

const linksOf = (type: string, field: string) => links[type]?.includes(field) === true;

/** Every named schema that can be reached from one, by its name. Found by walking zod's own shapes: nothing of the writer is used. */
function namedSchemas(root: z.ZodType, found = new Map<string, z.ZodObject>()): Map<string, z.ZodObject> {
  const seen = new Set<z.ZodType>();
  const visit = (one: unknown): void => {
    if (!(one instanceof z.ZodType) || seen.has(one)) return;
    seen.add(one);
    const id = one.meta()?.id;
    if (one instanceof z.ZodObject && id !== undefined) found.set(id, one);
    const { def } = one as unknown as { readonly def: Readonly<Record<string, unknown>> };
    for (const part of Object.values(def)) {
      if (Array.isArray(part)) part.forEach(visit);
      else if (part instanceof z.ZodType) visit(part);
    }
    if (one instanceof z.ZodObject) Object.values(one.shape).forEach(visit);
  };
  visit(root);
  return found;
}

describe('the GraphQL schema', () => {
  it('is sound', () => expect(validateSchema(schema)).toEqual([]));

  const outputs = new Map<string, z.ZodObject>();
  for (const one of Object.values({ ...itemTypes, ...answerTypes })) namedSchemas(one as z.ZodType, outputs);
  const objects = [...outputs].filter(([name]) => isObjectType(schema.getType(name)));

  it('has the types of the answers', () => expect(objects.length).toBeGreaterThan(30));

  it.each(objects)('%s has exactly the fields of its schema', (name, shape) => {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is no object type`);
    const browsing = name === 'Release' ? (field: string) => type.getFields()[field]?.args.length !== 0 : () => false;
    const fields = Object.keys(type.getFields()).filter((field) => !linksOf(name, field) && !browsing(field));
    expect(fields.sort()).toEqual(Object.keys(shape.shape).sort());
  });

  it.each(Object.entries(questionTypes))('%s has exactly the fields of its schema', (name, shape) => {
    const type = schema.getType(`${name}Input`);
    if (!isInputObjectType(type)) throw new Error(`${name}Input is no input type`);
    expect(Object.keys(type.getFields()).sort()).toEqual(Object.keys(shape.shape).sort());
  });

  it('knows the members of a union by a constant', () => {
    const { unions } = writeSchema();
    expect([...unions.keys()]).toContain('FactValue');
    for (const [name, { types }] of unions) {
      const union = schema.getType(name);
      if (!isUnionType(union)) throw new Error(`${name} is no union`);
      expect([...types.values()].sort()).toEqual(
        union
          .getTypes()
          .map((member) => member.name)
          .sort(),
      );
      expect([...types.keys()].every((key) => key !== undefined)).toBe(true);
    }
  });

  it('is written the same each time', () => expect(writeSchema().sdl).toBe(sdl));
});
