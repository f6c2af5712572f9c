import { z } from 'zod';

/**
 * A CEL expression after publishing: its text, and the checked tree that is evaluated. The tree's shape is `rules/tree.ts`; `treeVersion` names it.
 * `reads` lists the design paths the tree can read, `facts` the `option/dimension` pairs whose facts it can read, `cost` its static bound in steps.
 */
export const expressionSchema = z.strictObject({
  text: z.string().min(1).max(4096),
  treeVersion: z.literal(1),
  tree: z.json(),
  reads: z.array(z.string()),
  facts: z.array(z.string()),
  cost: z.int().nonnegative(),
});
export type Expression = Readonly<z.infer<typeof expressionSchema>>;
