import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Loops } from '../loops/loops.js';
import { JobStarter } from './job-starter.js';

/** Starts every second the jobs whose command was lost, or is late. */
@Injectable()
export class QueuedJobsLoop implements OnModuleInit {
  constructor(
    private readonly loops: Loops,
    private readonly starter: JobStarter,
  ) {}

  onModuleInit(): void {
    this.loops.add('start_queued', () => this.starter.startQueued());
  }
}
