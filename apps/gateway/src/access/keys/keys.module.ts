import { Module } from '@nestjs/common';
import { AccessModule } from '../access.module.js';
import { ApiKeys } from './api-keys.js';
import { KeyProject } from './key-project.js';
import { KeysController } from './keys.controller.js';
import { Projects } from './projects.js';
import { ProjectsController } from './projects.controller.js';

/** API keys and projects, for admins. */
@Module({
  imports: [AccessModule],
  controllers: [KeysController, ProjectsController],
  providers: [ApiKeys, KeyProject, Projects],
})
export class KeysModule {}
