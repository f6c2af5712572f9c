import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { Caller } from '../access/caller.js';
import { TokensService } from '../access/tokens.service.js';
import { AuditLog } from '../audit/audit-log.store.js';
import { auditPage } from '../audit/audit-page.js';
import { DeliveriesService } from '../webhooks/deliveries.service.js';
import { readArguments } from './asked-read.js';
import type { GraphqlContext } from './failures.js';
import { listed, type Listed } from './listed.js';

type ReadArgs = Readonly<Record<string, unknown>>;

/** Reads what administrators look after, and what was done: the same services as REST. */
@Resolver()
export class OperatingReadsResolver {
  constructor(
    private readonly log: AuditLog,
    private readonly deliveries: DeliveriesService,
    private readonly access: TokensService,
  ) {}

  @Query('caller')
  caller(@Context() { caller }: GraphqlContext): Caller {
    return caller;
  }

  @Query('audit')
  async audit(@Args() args: ReadArgs): Promise<object> {
    const { query } = readArguments('audit', args);
    const { items, nextAfter } = await auditPage(this.log, query);
    const page = { items, ...(nextAfter === undefined ? {} : { nextPageToken: nextAfter }) };
    return listed(page, ({ sequence }) => String(sequence), { pageToken: query.after });
  }

  @Query('auditHead')
  auditHead(): Promise<object> {
    return this.log.head();
  }

  @Query('webhooks')
  async webhooks(): Promise<unknown> {
    return ((await this.deliveries.list()) as Listed<unknown>).items;
  }

  @Query('webhook')
  webhook(@Args() args: ReadArgs): Promise<object> {
    return this.deliveries.read(readArguments('webhook', args).path.id);
  }

  @Query('webhookDeliveries')
  async webhookDeliveries(@Args() args: ReadArgs): Promise<object> {
    const { path, query } = readArguments('webhookDeliveries', args);
    const page = (await this.deliveries.deliveries(path.id, query)) as Listed<{ readonly id: string }>;
    return listed(page, ({ id }) => id, query);
  }

  @Query('tokens')
  async tokens(): Promise<unknown> {
    return ((await this.access.list()) as Listed<unknown>).items;
  }
}
