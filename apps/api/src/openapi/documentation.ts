import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { Asking, Replying } from '../server/exchange.js';
import { etagOf, JSON_MEDIA_TYPE, sendRepresentation } from '../server/representation.js';
import { describeApi } from './openapi.document.js';

/** Serves the description at `/openapi.json` and pages to try it at `/docs`, all from this service's own files. */
export function serveDocumentation(app: NestFastifyApplication): void {
  const document = describeApi(app);
  const bytes = Buffer.from(JSON.stringify(document));
  const representation = {
    bytes,
    mediaType: JSON_MEDIA_TYPE,
    etag: etagOf(bytes),
    tier: 'current',
    vary: 'accept',
  } as const;
  app
    .getHttpAdapter()
    .get('/openapi.json', (request: Asking, reply: Replying) => sendRepresentation(request, reply, representation));
  SwaggerModule.setup('docs', app, document, { raw: false, customSiteTitle: 'Plimsoll' });
}
