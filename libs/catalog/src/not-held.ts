import { citationSchema, localizedTextSchema } from '@plimsoll/engine';
import { z } from 'zod';
import type { NotHeld } from './authored-catalog.js';
import type { FaultList } from './catalog-fault.js';
import { readItemList, withRevision } from './item-versions.js';
import { isObject } from './merge-patch.js';
import { addSchemaFaults } from './schema-faults.js';
import type { YamlValue } from './yaml-file.js';

export const NOT_HELD_FILE = 'not-held.yaml';

const notHeldSchema = z.strictObject({
  id: z.string().min(1),
  reason: localizedTextSchema,
  citations: z.array(citationSchema).min(1),
});

/** `not-held.yaml`: statements of a source that no dimension can hold. Each id once. */
export function readNotHeld(written: YamlValue, faults: FaultList): NotHeld[] {
  const { elements, defaults } = readItemList(written, faults);
  const { revision, ...fields } = defaults;
  const seen = new Set<string>();
  return elements.flatMap((element) => {
    const body = isObject(element.value) ? withRevision({ ...fields, ...element.value }, revision) : element.value;
    const parsed = notHeldSchema.safeParse(body);
    if (!parsed.success) {
      addSchemaFaults(parsed.error, (steps) => element.placeOf(steps), faults, 'not-held statement');
      return [];
    }
    if (seen.has(parsed.data.id)) faults.add(element.placeOf(['id']), `${parsed.data.id} is listed twice`);
    seen.add(parsed.data.id);
    return [parsed.data];
  });
}
