import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { CloudEvent, ExecutionRecorded, JobCompleted } from './cloud-event.js';
import { RefusalCounts } from './refusal-counts.js';

/** Counts refusals by region, and says what came of each job. */
@Controller()
export class RefusalsController {
  constructor(private readonly counts: RefusalCounts) {}

  @EventPattern<string>('execution.recorded')
  recorded(@Payload() event: CloudEvent<ExecutionRecorded>): void {
    this.counts.add(event);
    this.#print(event.data.job_id);
  }

  @EventPattern<string>('job.completed')
  completed(@Payload() { data }: CloudEvent<JobCompleted>): void {
    this.counts.end(data);
    this.#print(data.job_id);
  }

  /** When a job has ended and all of its executions were seen: events of different services are not ordered among each other. */
  #print(job: string): void {
    const report = this.counts.reportOf(job);
    if (report !== null) process.stdout.write(`${JSON.stringify(report)}\n`);
  }
}
