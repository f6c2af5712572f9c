import type { AuditPage, DriftSummary, Token, Webhook, WebhookDelivery, WebhookList } from '@plimsoll/sdk';
import { inStyle, type Paper } from '../terminal/paper.js';
import { clean } from '../terminal/text.js';
import { rowsText } from './rows.js';

interface List<Item> {
  readonly items: readonly Item[];
}

/** A secret, which is told once. */
function secretLines(name: string, secret: string | null | undefined, paper: Paper): readonly string[] {
  if (secret === undefined) return [];
  if (secret === null) return [`${name}: told once, to whoever asked first`];
  return [`${name}: ${inStyle(clean(secret), 'bold', paper)}   (told this once: keep it)`];
}

const standingOf = ({ revokedAt, expiresAt }: Token): string => {
  if (revokedAt !== null) return `revoked ${revokedAt}`;
  return expiresAt === null ? 'does not end' : `until ${expiresAt}`;
};

export function showToken(token: Token & { readonly token?: string | null }, paper: Paper): string {
  const head = clean(`token ${token.id}: ${token.name} (${token.roles.join(', ')}), ${standingOf(token)}`);
  return [head, ...secretLines('token', token.token, paper)].join('\n');
}

export const showTokens = ({ items }: List<Token>, paper: Paper): string =>
  rowsText(
    { head: ['Token', 'Name', 'Roles', 'Made', 'By', 'Standing'], none: 'No token.' },
    items.map((token) => {
      const { id, name, roles, createdAt, createdBy } = token;
      return [id, name, roles.join(', '), createdAt, createdBy, standingOf(token)];
    }),
    paper,
  );

export function showWebhook(webhook: Webhook & { readonly secret?: string | null }, paper: Paper): string {
  const { id, url, state, types, catalog, failingSince } = webhook;
  return [
    clean(`webhook ${id}: ${state}, ${url}`),
    clean(`${types.join(', ')} of ${catalog ?? 'every catalog'}`),
    ...(failingSince === null ? [] : [`failing since ${failingSince}`]),
    ...secretLines('secret', webhook.secret, paper),
  ].join('\n');
}

export const showWebhooks = ({ items }: WebhookList, paper: Paper): string =>
  rowsText(
    { head: ['Webhook', 'State', 'Address', 'Catalog', 'Types'], none: 'No webhook.' },
    items.map(({ id, state, url, catalog, types }) => [id, state, url, catalog ?? 'all', types.join(', ')]),
    paper,
  );

export const showDelivery = (delivery: WebhookDelivery, paper: Paper): string =>
  showDeliveries({ items: [delivery] }, paper);

export const showDeliveries = ({ items }: List<WebhookDelivery>, paper: Paper): string =>
  rowsText(
    { head: ['Delivery', 'Type', 'State', 'Attempts', 'Last', 'Next'], none: 'No delivery.' },
    items.map(({ id, type, state, attempts, lastStatus, lastFailure, nextAt }) => [
      id,
      type,
      state,
      String(attempts),
      lastFailure ?? (lastStatus === null ? '' : String(lastStatus)),
      nextAt ?? '',
    ]),
    paper,
  );

export const showDrifts = ({ items }: List<DriftSummary>, paper: Paper): string =>
  rowsText(
    { head: ['Drift', 'At', 'Outcome', 'Sources', 'Changed', 'Gone', 'Draft'], none: 'No drift.' },
    items.map(({ drift, at, outcome, sources, changed, gone, draft }) => [
      drift,
      at,
      outcome,
      sources.join(', '),
      String(changed),
      String(gone),
      draft ?? '',
    ]),
    paper,
  );

export const showAudit = ({ items }: AuditPage, paper: Paper): string =>
  rowsText(
    { head: ['Sequence', 'At', 'What', 'To', 'By', 'Why'], none: 'No event.' },
    items.map(({ sequence, at, type, target, actor, reason }) => [
      String(sequence),
      at,
      type,
      target,
      actor,
      reason ?? '',
    ]),
    paper,
  );
