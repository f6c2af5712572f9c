import { ToolError } from '../failure.js';

/** A name and a value as they are typed. Throws ToolError for what is not `name=value`; `what` says what takes it. */
export function pairOf(text: string, what: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new ToolError(`${what} takes NAME=VALUE, not ${JSON.stringify(text)}`);
  return [text.slice(0, at), text.slice(at + 1)];
}
