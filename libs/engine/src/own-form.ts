import type { ReadDocument } from './model/report.js';
import { pointerTo } from './pointer.js';

/** A design as its own document: every value stands where the design has it. */
export function ownForm(design: ReadDocument['design']): ReadDocument {
  const pointers: Record<string, string> = {};
  notePointers(design, '', pointers);
  return { format: 'design', design, pointers, unmapped: [] };
}

/** Goes through a design that has passed its schema, and so is no deeper than it. */
function notePointers(value: unknown, path: string, pointers: Record<string, string>): void {
  pointers[path] = path;
  if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value)) notePointers(member, pointerTo(path, name), pointers);
}
