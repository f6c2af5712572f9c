import { TokensController } from '../access/tokens.controller.js';
import { AuditController } from '../audit/audit.controller.js';
import { DraftChangesController } from '../drafts/draft-changes.controller.js';
import { DraftExamplesController } from '../drafts/draft-examples.controller.js';
import { DraftsController } from '../drafts/drafts.controller.js';
import { RollbackController } from '../drafts/rollback.controller.js';
import { DriftsController } from '../sources/drifts.controller.js';
import { SourcesController } from '../sources/sources.controller.js';
import { DeliveriesController } from '../webhooks/deliveries.controller.js';
import { WebhooksController } from '../webhooks/webhooks.controller.js';

/** Where @ApiOperation puts what it was told. */
const API_OPERATION = 'swagger/apiOperation';

const controllers = [
  AuditController,
  DeliveriesController,
  DraftChangesController,
  DraftExamplesController,
  DraftsController,
  DriftsController,
  RollbackController,
  SourcesController,
  TokensController,
  WebhooksController,
];

interface Described {
  readonly operationId: string;
  readonly summary: string;
}

const summaries: ReadonlyMap<string, string> = new Map(
  controllers.flatMap(({ prototype }) =>
    Object.values(Object.getOwnPropertyDescriptors(prototype)).flatMap(({ value }) => {
      const described = Reflect.getMetadata(API_OPERATION, value as object) as Described | undefined;
      return described ? [[described.operationId, described.summary] as const] : [];
    }),
  ),
);

/** What an operation does, in the words that it has over REST. */
export function wordsOfOperation(operation: string): string {
  const summary = summaries.get(operation);
  if (summary === undefined) throw new Error(`no words for ${operation}`);
  return `${summary}.`;
}
