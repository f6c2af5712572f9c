// What a tool for editors may write: reading a catalog's folder, checking it, publishing expressions.
import { checkCatalog, readCatalog } from '@plimsoll/catalog';
import { checkExpression, ruleContext, runChecks } from '@plimsoll/engine/publish';

export function reads(folder: string): string {
  const authored = readCatalog(folder);
  // @ts-expect-error a folder is named by a path
  readCatalog(7);
  // @ts-expect-error its releases are read and not set
  authored.releases = [];
  void [checkCatalog, checkExpression, ruleContext, runChecks];
  return authored.catalog;
}
