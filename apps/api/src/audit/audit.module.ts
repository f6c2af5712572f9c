import { Module } from '@nestjs/common';
import { Postgres } from '../database/postgres.js';
import { AuditLog } from './audit-log.store.js';
import { AuditController } from './audit.controller.js';

@Module({
  controllers: [AuditController],
  providers: [{ provide: AuditLog, useFactory: (postgres: Postgres) => new AuditLog(postgres), inject: [Postgres] }],
  exports: [AuditLog],
})
export class AuditModule {}
