import { GraphQLError, type ValidationRule } from 'graphql';

/** Refuses U+0000 in the texts of a document, as it is refused in bodies: what is written with it could not be stored. */
export const safeTextsRule: ValidationRule = (context) => ({
  StringValue: (node) => {
    if (!node.value.includes('\0')) return;
    context.reportError(new GraphQLError('U+0000 is refused in texts.', { nodes: node }));
  },
});
