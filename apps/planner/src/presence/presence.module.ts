import { Module } from '@nestjs/common';
import { LoopsModule } from '../loops/loops.module.js';
import { ExecutorRegister } from './executor-register.js';
import { ExecutorRegisterLoop } from './executor-register.loop.js';
import { HeartbeatConsumer } from './heartbeat.consumer.js';
import { RegionPresence } from './region-presence.js';

/** Which executors live: what heartbeats say, kept in memory for decisions and in the database for operators. */
@Module({
  imports: [LoopsModule],
  controllers: [HeartbeatConsumer],
  providers: [RegionPresence, ExecutorRegister, ExecutorRegisterLoop],
  exports: [RegionPresence],
})
export class PresenceModule {}
