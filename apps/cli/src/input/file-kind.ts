import { lstatSync, statSync } from 'node:fs';

/** Whether a path leads to a folder; what cannot be looked at is none. */
export const isFolder = (path: string): boolean => looked(() => statSync(path).isDirectory());

/** Whether a path is a link, wherever that leads. */
export const isLink = (path: string): boolean => looked(() => lstatSync(path).isSymbolicLink());

function looked(look: () => boolean): boolean {
  try {
    return look();
  } catch {
    return false;
  }
}
