import type { Default } from '../model/default.js';
import { designFields, itemType, type Type } from '../rules/types.js';
import { textCompiler } from './compile-texts.js';
import { defineCheck } from './check.js';
import { soundPart } from './draft.js';

/** Every default fills a field that a design has, with a value that the field can hold. */
export const defaultsFitDesign = defineCheck('defaults-fit-design', (draft, report) => {
  const { content } = soundPart(draft);
  const compiler = textCompiler(draft.content);
  for (const one of content.defaults ?? []) {
    const item = { kind: 'default', id: one.id } as const;
    const type = fieldAt(one);
    if (!type || type.is === 'struct') report(item, ['path'], `a design has no field ${one.path}`);
    else if (!takes(type, compiler.typeOfDefault(one)))
      report(item, ['value'], `the value is not one that ${one.path} can hold`);
  }
});

function fieldAt({ for: target, path }: Default): Type | undefined {
  const root: Type | undefined = target === 'cluster' ? { is: 'struct', fields: designFields } : itemType(target);
  return path.split('/').reduce<Type | undefined>((type, step) => {
    if (type?.is !== 'struct' || !Object.hasOwn(type.fields, step)) return undefined;
    return type.fields[step];
  }, root);
}

/** Words, addresses and versions are written as texts; an expression that does not compile is told elsewhere. */
function takes(field: Type, value: Type | undefined): boolean {
  if (value === undefined || field.is === value.is) return field.is !== 'list' || takesItems(field, value);
  if (value.is === 'empty-list') return field.is === 'list';
  return value.is === 'text' && ['word', 'ip', 'cidr', 'version'].includes(field.is);
}

function takesItems(field: Type, value: Type | undefined): boolean {
  return value?.is !== 'list' || field.is !== 'list' || takes(field.of, value.of);
}
