import { JOB_ID_PATTERN } from '@beacon/domain';
import { Injectable, SetMetadata, UseGuards, applyDecorators } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { JobSizes } from './job-sizes.js';
import type { SizeInMemory } from './job-sizes.js';
import { RequestPlaces } from './request-places.js';
import { WorkQueue } from './work-queue.js';

/**
 * What an endpoint reads of the job in its path: its `specification`, a `page` of its cells, or what all of its `cells` are
 * summed up from.
 */
export type JobPart = 'specification' | 'page' | 'cells';

const JOB_PART = 'beacon:job-part';

/** Cells of the largest page, and what one of them takes, in bytes of JSON. */
const CELLS_OF_PAGE = 20_000;
const BYTES_OF_PAGED_CELL = 50;
/** Cells are summed up by the database; what is left of one takes so much, in bytes of JSON. */
const BYTES_OF_CELL = 8;

const BYTES: Readonly<Record<JobPart, (size: SizeInMemory) => number>> = {
  specification: ({ specBytes }) => specBytes,
  page: ({ cells }) => Math.min(cells, CELLS_OF_PAGE) * BYTES_OF_PAGED_CELL,
  cells: ({ specBytes, cells }) => specBytes + cells * BYTES_OF_CELL,
};

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
    const size = await this.#sizeOf(request);
    // What does not exist is for the handler to say.
    if (size === null) return true;
    const part = this.reflector.get<JobPart>(JOB_PART, context.getHandler());
    const places = RequestPlaces.of(request.raw);
    places.add(await this.queue.takeForRead(BYTES[part](size), places.left));
    return true;
  }

  async #sizeOf({ params }: FastifyRequest): Promise<SizeInMemory | null> {
    const { id, jobId = id ?? '' } = params as { readonly id?: string; readonly jobId?: string };
    return JOB_ID_PATTERN.test(jobId) ? this.sizes.of(jobId) : null;
  }
}
