import { isText, refuse, type Checked, type CheckState } from './check-state.js';
import { askedValueTypes } from './context.js';
import type { Syntax } from './parse.js';

type CallSyntax = Extract<Syntax, { s: 'call' }>;

/** Whether a call asks what the question asks of another requirement, by its name. */
export const isAskedOfCall = ({ receiver, name }: CallSyntax): boolean => receiver === undefined && name === 'asked';

/** `asked('requirement-id')`: of the type that the requirement is asked with. */
export function checkAskedOf(state: CheckState, { args, at }: CallSyntax): Checked {
  const [syntax] = args;
  const { context } = state;
  const refused = (message: string, offset = at) => refuse(state, offset, message);
  if (!context.allowsAskedOf) return refused('asked() can be used in the judge of a requirement alone');
  if (!syntax || args.length !== 1) return refused('asked takes a requirement');
  if (!isText(syntax)) return refused('a requirement is a literal string', syntax.at);
  const requirement = context.catalog.requirements?.find(({ id }) => id === syntax.value);
  if (!requirement) return refused(`there is no requirement ${syntax.value}`, syntax.at);
  return {
    tree: { k: 'asked-of', requirement: requirement.id },
    type: askedValueTypes[requirement.type],
    cost: 1,
  };
}
