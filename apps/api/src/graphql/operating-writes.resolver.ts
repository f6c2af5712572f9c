import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { TokensService } from '../access/tokens.service.js';
import { DeliveriesService } from '../webhooks/deliveries.service.js';
import { WebhooksService } from '../webhooks/webhooks.service.js';
import { payloadOf, readWrite, type WriteArgs } from './asked-write.js';
import type { GraphqlContext } from './failures.js';

/** What administrators do, to webhooks and to tokens: the same services as REST, asked the same. */
@Resolver()
export class OperatingWritesResolver {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly deliveries: DeliveriesService,
    private readonly tokens: TokensService,
  ) {}

  @Mutation('createWebhook')
  async createWebhook(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, input } = readWrite('createWebhook', args, context);
    return payloadOf('createWebhook', await this.webhooks.create(asked(input), input));
  }

  @Mutation('updateWebhook')
  async updateWebhook(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, path, input: question } = readWrite('updateWebhook', args, context);
    const { id } = path;
    return payloadOf('updateWebhook', await this.webhooks.update(asked({ id, question }), id, question));
  }

  @Mutation('deleteWebhook')
  async deleteWebhook(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, path } = readWrite('deleteWebhook', args, context);
    return payloadOf('deleteWebhook', await this.webhooks.remove(asked(path), path.id));
  }

  @Mutation('rotateWebhookSecret')
  async rotateWebhookSecret(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, path, input: question } = readWrite('rotateWebhookSecret', args, context);
    const { id } = path;
    return payloadOf('rotateWebhookSecret', await this.webhooks.rotate(asked({ id, question }), id, question));
  }

  @Mutation('redeliverWebhook')
  async redeliverWebhook(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, path } = readWrite('redeliverWebhook', args, context);
    return payloadOf('redeliverWebhook', await this.deliveries.redeliver(asked(path), path.id, path.delivery));
  }

  @Mutation('testWebhook')
  async testWebhook(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, path } = readWrite('testWebhook', args, context);
    return payloadOf('testWebhook', await this.deliveries.test(asked(path), path.id));
  }

  @Mutation('createToken')
  async createToken(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, input } = readWrite('createToken', args, context);
    return payloadOf('createToken', await this.tokens.create(asked(input), input));
  }

  @Mutation('revokeToken')
  async revokeToken(@Args() args: WriteArgs, @Context() context: GraphqlContext): Promise<object> {
    const { asked, path } = readWrite('revokeToken', args, context);
    return payloadOf('revokeToken', await this.tokens.revoke(asked(path), path.id));
  }
}
