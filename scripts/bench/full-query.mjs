// A document that asks a verb for everything its answer holds, and a bare Apollo server needs the same schema for it.
import { buildSchema, getNamedType, isObjectType } from 'graphql';

/** The document for one field of Query whose answer is one of the types of a union: each type in a fragment of its own. */
export function fullQuery(sdl, field, typeName) {
  const schema = buildSchema(sdl);
  const fragments = new Map();
  const spread = (type) => {
    if (!isObjectType(type)) return '';
    if (!fragments.has(type.name)) {
      fragments.set(type.name, '');
      const fields = Object.values(type.getFields()).filter(({ args }) => args.length === 0);
      const lines = fields.map((one) => `${one.name} ${spread(getNamedType(one.type))}`.trim());
      fragments.set(type.name, `fragment ${type.name} on ${type.name} { ${lines.join(' ')} }`);
    }
    return `{ ...${type.name} }`;
  };
  const { args } = schema.getQueryType().getFields()[field];
  const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = args.map(({ name }) => `${name}: $${name}`).join(', ');
  spread(schema.getType(typeName));
  const asked = `{ ... on ${typeName} { ...${typeName} } }`;
  return `query(${declared}) { ${field}(${passed}) ${asked} } ${[...fragments.values()].join(' ')}`;
}
