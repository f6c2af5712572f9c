import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { livenessSchema, readinessSchema, type ReadinessDocument } from './health.schema.js';
import { Metrics } from './metrics.js';
import { Readiness, type Condition } from './readiness.js';

@ApiTags('operations')
@Controller()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  @Get('livez')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'getLiveness', summary: 'Tells that the process runs' })
  @ApiOkResponse({ description: 'The process runs.', standardSchema: livenessSchema })
  alive(): { status: 'alive' } {
    return { status: 'alive' };
  }

  @Get('readyz')
  @ApiOperation({ operationId: 'getReadiness', summary: 'Tells whether the service can answer' })
  @ApiOkResponse({ description: 'Ready, or degraded: answers come from memory.', standardSchema: readinessSchema })
  @ApiResponse({ status: 503, description: 'Loading or draining.', standardSchema: readinessSchema })
  ready(@Res() reply: FastifyReply): void {
    const condition = this.readiness.condition();
    const document = readinessDocument(condition);
    const isReady = document.status === 'ready' || document.status === 'degraded';
    void reply
      .code(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(document);
  }

  @Get('metrics')
  @ApiOperation({ operationId: 'getMetrics', summary: 'Metrics in the Prometheus text format' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'The metrics.', content: { 'text/plain': { schema: { type: 'string' } } } })
  async scrape(@Res() reply: FastifyReply): Promise<void> {
    const { registry } = this.metrics;
    await reply
      .header('cache-control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics());
  }
}

function readinessDocument(condition: Condition): ReadinessDocument {
  const { database, migrations, isLoaded, lastSync } = condition;
  return {
    status: statusOf(condition),
    checks: {
      database,
      migrations: { applied: migrations.length, newest: migrations.at(-1) ?? null },
      releases: isLoaded ? 'loaded' : 'loading',
    },
    lastSync,
  };
}

function statusOf(condition: Condition): ReadinessDocument['status'] {
  if (condition.isDraining) return 'draining';
  if (!condition.isLoaded) return 'loading';
  return condition.database === 'up' ? 'ready' : 'degraded';
}
