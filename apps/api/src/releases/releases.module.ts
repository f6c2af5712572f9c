import { Module, type DynamicModule } from '@nestjs/common';
import { itemControllers, SourceTextController } from './items.controller.js';
import { ItemsService } from './items.service.js';
import { ReleasesController } from './releases.controller.js';
import { ReleasesService } from './releases.service.js';
import { ReleaseMemory } from './releases.types.js';

@Module({})
export class ReleasesModule {
  static forRoot(memory: ReleaseMemory): DynamicModule {
    return {
      module: ReleasesModule,
      global: true,
      controllers: [ReleasesController, ...itemControllers, SourceTextController],
      providers: [{ provide: ReleaseMemory, useValue: memory }, ReleasesService, ItemsService],
      exports: [ReleaseMemory, ReleasesService, ItemsService],
    };
  }
}
