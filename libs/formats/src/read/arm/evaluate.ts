import { templateProblem } from './budget.js';
import { parseExpression, SyntaxFault, type Expression } from './expression.js';
import type { Call, Frame, OwnFunction, PlainFunction, Scope, SpecialFunction } from './frame.js';
import { cidrKnown } from './functions-cidr.js';
import { lambdaSpecials } from './functions-lambda.js';
import { listKnown, listOpen } from './functions-list.js';
import { logicKnown, logicOpen, logicSpecials } from './functions-logic.js';
import { numbersKnown } from './functions-number.js';
import { scopeOpen, scopeSpecials } from './functions-scope.js';
import { textKnown, textOpen } from './functions-text.js';
import { describeValue } from './text-of-value.js';
import { isList, isValueObject, memberOf, Opaque, symbolFor, textOf, type Value } from './value.js';

const special = new Map<string, SpecialFunction>(
  Object.entries({ ...logicSpecials, ...lambdaSpecials, ...scopeSpecials, json: readJson }),
);
const open = new Map<string, PlainFunction>(Object.entries({ ...logicOpen, ...listOpen, ...textOpen, ...scopeOpen }));
const known = new Map<string, PlainFunction>(
  Object.entries({ ...logicKnown, ...listKnown, ...textKnown, ...numbersKnown, ...cidrKnown }),
);

/**
 * The value of a text of a template: an expression where it stands in brackets, else the text itself. Throws Problem (422) `malformed-expression`, and what
 * the budget throws. A call that cannot be evaluated is what only runtime knows: Azure tells what is wrong with it.
 */
export function evaluateText(text: string, frame: Frame): Value {
  frame.world.budget.spend(1, frame.at);
  if (!text.startsWith('[') || !text.endsWith(']')) return text;
  if (text.startsWith('[[')) return text.slice(1);
  return evaluate(parsed(text, frame), frame);
}

function parsed(text: string, { world, at }: Frame): Expression {
  const before = world.parsed.get(text);
  if (before) return before;
  const expression = parseExpression(text.slice(1, -1));
  if (expression instanceof SyntaxFault)
    throw templateProblem('malformed-expression', at, `${expression.detail}, at character ${expression.at + 2}`);
  world.parsed.set(text, expression);
  return expression;
}

function evaluate(expression: Expression, frame: Frame): Value {
  const { budget } = frame.world;
  budget.spend(1, frame.at);
  if (expression.is === 'literal') return expression.value;
  return budget.within(frame.at, () =>
    expression.is === 'member' ? evaluateMember(expression, frame) : evaluateCall(expression, frame),
  );
}

/** A member that is not there is not known: whether Azure refuses the template for it is not ours to say. */
function evaluateMember({ of, key }: Extract<Expression, { is: 'member' }>, frame: Frame): Value {
  const [object, name] = [evaluate(of, frame), evaluate(key, frame)];
  const found = step(object, name);
  if (found !== undefined) return found;
  const { budget } = frame.world;
  const shown = object instanceof Opaque ? object : new Opaque(symbolFor(describeValue(object, budget, frame.at).json));
  return shown.member(describeValue(name, budget, frame.at).json);
}

function step(object: Value, name: Value): Value | undefined {
  if (name instanceof Opaque) return undefined;
  if (object instanceof Opaque) return object.member(textOf(name) ?? '');
  if (isList(object)) return typeof name === 'number' ? object[name] : undefined;
  return isValueObject(object) && typeof name === 'string' ? memberOf(object, name) : undefined;
}

function evaluateCall({ name, args }: Extract<Expression, { is: 'call' }>, frame: Frame): Value {
  const call: Call = { args, frame, value: (arg, inner = frame) => (arg ? evaluate(arg, inner) : null) };
  const own = name.includes('.') ? frame.scope.ownFunction(name) : undefined;
  const found = own ? callOwn(own, call) : special.get(name)?.(call);
  if (found !== undefined) return found;
  const values = args.map((arg) => (arg.is === 'call' && arg.name === 'lambda' ? null : evaluate(arg, frame)));
  const plain = callPlain(name, values, frame);
  return plain === undefined ? opaqueCall(name, values, frame) : plain;
}

function callPlain(name: string, values: readonly Value[], frame: Frame): Value | undefined {
  const tolerant = open.get(name);
  if (tolerant) return tolerant(values, frame);
  return values.some((value) => value instanceof Opaque) ? undefined : known.get(name)?.(values, frame);
}

function opaqueCall(name: string, values: readonly Value[], { world, at }: Frame): Opaque {
  const args = values.map((value) => describeValue(value, world.budget, at).json.replace(/^\{(.*)\}$/, '$1'));
  return new Opaque(symbolFor(`${name}(${args.join(',')})`));
}

/** Calls a function of the template's own: it sees its parameters and nothing else. */
function callOwn({ parameters, result }: OwnFunction, { args, frame, value }: Call): Value | undefined {
  const given = new Map(parameters.map((name, index) => [name, value(args[index])]));
  const scope: Scope = {
    home: frame.scope.home,
    parameter: (name) => given.get(name),
    variable: () => undefined,
    ownFunction: (name) => frame.scope.ownFunction(name),
    reference: () => undefined,
  };
  return result({ ...frame, scope, loops: new Map(), lambdas: new Map() });
}

/** A value written as JSON text. `null` is how templates say that a member is left out. */
function readJson({ args: [text], frame, value }: Call): Value | undefined {
  const source = value(text);
  if (typeof source !== 'string') return undefined;
  frame.world.budget.spendText(source.length * 8, frame.at);
  try {
    return plainValue(JSON.parse(source), frame);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A JSON value as it is: nothing in it is an expression. */
export function plainValue(json: unknown, frame: Frame): Value {
  const { budget } = frame.world;
  budget.spend(1, frame.at);
  if (typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean') return json;
  if (typeof json !== 'object' || json === null) return null;
  return budget.within(frame.at, () => {
    if (Array.isArray(json)) return json.map((item: unknown) => plainValue(item, frame));
    const object = Object.create(null) as Record<string, Value>;
    for (const [name, member] of Object.entries(json)) object[name] = plainValue(member, frame);
    return object;
  });
}
