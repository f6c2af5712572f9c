/** A part of a text: itself, or an expression between `${` and `}`. */
export type Part = { readonly text: string } | { readonly expression: string };

/** What is wrong with a text that is no template. */
export class TemplateFault {
  constructor(readonly detail: string) {}
}

/** The parts of a text as Terraform reads it. A directive (`%{ if }`) is one expression with all that follows. */
export function partsOf(text: string): readonly Part[] | TemplateFault {
  const parts: Part[] = [];
  let plain = '';
  for (let at = 0; at < text.length;) {
    const head = text.slice(at, at + 3);
    if (head === '$${' || head === '%%{') {
      plain += head.slice(1);
      at += 3;
    } else if (head.startsWith('%{')) {
      parts.push({ text: plain }, { expression: text.slice(at) });
      return parts;
    } else if (head.startsWith('${')) {
      const end = endOf(text, at + 2);
      if (end === undefined) return new TemplateFault('opens an interpolation that is not closed');
      parts.push(
        { text: plain },
        {
          expression: text
            .slice(at + 2, end)
            .replaceAll(/^~|~$/g, '')
            .trim(),
        },
      );
      plain = '';
      at = end + 1;
    } else {
      plain += text.charAt(at);
      at += 1;
    }
  }
  return [...parts, { text: plain }].filter((part) => !('text' in part && part.text === ''));
}

/** Where the brace stands that closes an expression: braces and texts inside it are passed over. */
function endOf(text: string, start: number): number | undefined {
  let depth = 0;
  let isQuoted = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (isQuoted && char === '\\') at += 1;
    else if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && char === '{') depth += 1;
    else if (!isQuoted && char === '}') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return undefined;
}

const LITERAL = /^(?:true|false|null|-?\d+(?:\.\d+)?)$/;
const QUOTED = /^"(?:[^"\\$%]|\\["\\nrt])*"$/;

/** The value of an expression that is a number, a truth value, null or a plain text; undefined where it is something else. */
export function literalOf(expression: string): { readonly value: unknown } | undefined {
  return LITERAL.test(expression) || QUOTED.test(expression) ? { value: JSON.parse(expression) as unknown } : undefined;
}

const NAMES = /(?<![\w.-])[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[(?:\d+|"[^"\\]*")\])+/g;

/** The names that an expression holds, of which it is not known how it puts them together. */
export const namesIn = (expression: string): readonly string[] => expression.match(NAMES) ?? [];
