import type { Call, Webhook } from '@plimsoll/sdk';
import type { Run } from '../arguments/command.types.js';
import type { Given } from '../arguments/given.js';
import { present } from '../input/question.js';
import { showDeliveries, showDelivery, showWebhook, showWebhooks } from '../shown/operated.js';
import { atDesk, tell, write, type Desk, type Sent } from './desk.js';

export const runWebhooksList = atDesk(async (desk) => tell(desk, await desk.admin.listWebhooks(), showWebhooks));

export const runWebhooksShow = atDesk(async (desk) => {
  const [id = ''] = desk.given.positionals;
  return tell(desk, await desk.admin.getWebhook({ id }), showWebhook);
});

export const runWebhooksCreate = atDesk(async (desk) => {
  const { admin, given } = desk;
  const [url = ''] = given.positionals;
  const webhook = { url, types: [...given.texts('type')], ...present({ catalog: given.text('catalog') }) };
  return tell(desk, await write(desk, (sent) => admin.createWebhook(webhook, sent)), showWebhook);
});

type Change = (desk: Desk, id: string, sent: Sent) => Call<Webhook>;

const changes = (send: Change): Run =>
  atDesk(async (desk) => {
    const [id = ''] = desk.given.positionals;
    return tell(desk, await write(desk, (sent) => send(desk, id, sent)), showWebhook);
  });

export const runWebhooksUpdate = changes(({ admin, given }, id, sent) =>
  admin.updateWebhook(
    { id },
    present({
      url: given.text('url'),
      types: typesOf(given),
      catalog: given.text('catalog'),
      state: given.text('state'),
    }),
    sent,
  ),
);

export const runWebhooksDelete = changes(({ admin }, id, sent) => admin.deleteWebhook({ id }, sent));

export const runWebhooksRotate = changes(({ admin, given }, id, sent) =>
  admin.rotateWebhookSecret({ id }, present({ overlapHours: given.whole('overlap-hours') }), sent),
);

export const runWebhooksTest = atDesk(async (desk) => {
  const [id = ''] = desk.given.positionals;
  return tell(desk, await write(desk, (sent) => desk.admin.testWebhook({ id }, sent)), showDelivery);
});

export const runWebhooksDeliveries = atDesk(async (desk) => {
  const { admin, given } = desk;
  const [id = ''] = given.positionals;
  const limit = given.whole('limit') ?? 50;
  const items = [];
  if (limit > 0)
    for await (const delivery of admin.listWebhookDeliveries({ id, ...present({ state: given.text('state') }) })) {
      items.push(delivery);
      if (items.length >= limit) break;
    }
  return tell(desk, { items }, showDeliveries);
});

export const runWebhooksRedeliver = atDesk(async (desk) => {
  const [id = '', delivery = ''] = desk.given.positionals;
  return tell(desk, await write(desk, (sent) => desk.admin.redeliverWebhook({ id, delivery }, sent)), showDelivery);
});

function typesOf(given: Given): readonly string[] | undefined {
  const types = given.texts('type');
  return types.length === 0 ? undefined : types;
}
