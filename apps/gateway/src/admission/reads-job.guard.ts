import { JOB_ID_PATTERN } from '@beacon/domain';
import { Injectable, SetMetadata, UseGuards, applyDecorators } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { JobSizes } from './job-sizes.js';
import type { SizeInMemory } from './job-sizes.js';
import { costOf } from './read-costs.js';
import type { JobPart } from './read-costs.js';
import { RequestPlaces } from '../http/server/request-places.js';
import { WorkQueue } from './work-queue.js';

const JOB_PART = 'beacon:job-part';

/** Takes a place in the work queue for an endpoint that reads a job, by the size of what it reads, until it is answered. */
export const ReadsJob = (part: JobPart): MethodDecorator =>
  applyDecorators(SetMetadata(JOB_PART, part), UseGuards(ReadsJobGuard));

@Injectable()
class ReadsJobGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sizes: JobSizes,
    private readonly queue: WorkQueue,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const part = this.reflector.get<JobPart>(JOB_PART, context.getHandler());
    const jobId = jobOf(request);
    const size = jobId === null ? null : await this.#sizeOf(jobId, otherJobOf(request));
    // What does not exist is for the handler to say.
    if (jobId !== null && size === null) return true;
    const places = RequestPlaces.of(request.raw);
    const cost = costOf(part, size, request.query as Readonly<Record<string, unknown>>);
    places.add(await this.queue.takeForRead(cost, places.left));
    return true;
  }

  /** Of a job together with the one that it is compared with. */
  async #sizeOf(jobId: string, other: string | null): Promise<SizeInMemory | null> {
    const [size, otherSize] = await Promise.all([this.#sizeOfOne(jobId), this.#sizeOfOne(other)]);
    if (size === null || otherSize === null) return size;
    return {
      cells: size.cells + otherSize.cells,
      specBytes: size.specBytes + otherSize.specBytes,
    };
  }

  async #sizeOfOne(jobId: string | null): Promise<SizeInMemory | null> {
    return jobId !== null && JOB_ID_PATTERN.test(jobId) ? this.sizes.of(jobId) : null;
  }
}

/** The job that a request names, in its path or as a filter; null where it names none. */
function jobOf({ params, query }: FastifyRequest): string | null {
  const named = params as { readonly id?: string; readonly jobId?: string };
  const asked = query as Readonly<Record<string, unknown>>;
  const jobId = named.jobId ?? named.id ?? asked['job_id'] ?? asked['jobspec_id'];
  return typeof jobId === 'string' ? jobId : null;
}

/** The second job of a comparison; null elsewhere. */
function otherJobOf({ query }: FastifyRequest): string | null {
  const { with: other } = query as Readonly<Record<string, unknown>>;
  return typeof other === 'string' ? other : null;
}
