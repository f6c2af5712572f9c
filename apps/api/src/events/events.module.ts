import { Module, type DynamicModule } from '@nestjs/common';
import { OpenStreams } from '../server/open-streams.js';
import { EventsController, EventStreamController } from './events.controller.js';
import { EventsService } from './events.service.js';
import { EventLog } from './events.types.js';

@Module({})
export class EventsModule {
  static forRoot(log: EventLog, streams: OpenStreams): DynamicModule {
    return {
      module: EventsModule,
      global: true,
      controllers: [EventStreamController, EventsController],
      providers: [{ provide: EventLog, useValue: log }, { provide: OpenStreams, useValue: streams }, EventsService],
      exports: [EventLog, EventsService, OpenStreams],
    };
  }
}
