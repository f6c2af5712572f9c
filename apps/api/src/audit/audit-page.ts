import type { AuditLog } from './audit-log.store.js';
import type { AuditQuery } from './audit.schema.js';

const DEFAULT_PAGE_SIZE = 100;

/** What the audit holds behind a sequence; `nextAfter` is there unless that was all. */
export async function auditPage(log: AuditLog, query: AuditQuery) {
  const { after = '0', pageSize = DEFAULT_PAGE_SIZE, ...filter } = query;
  const found = await log.read({ ...filter, after: Number(after), limit: pageSize + 1 });
  const items = found.slice(0, pageSize);
  const last = found.length > pageSize ? items.at(-1) : undefined;
  return { items, ...(last ? { nextAfter: String(last.sequence) } : {}) };
}
