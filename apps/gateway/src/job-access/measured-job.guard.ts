import { JOB_ID_PATTERN } from '@beacon/domain';
import { readSourceJob } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ApiError } from '../http/errors/api-error.js';

/** What the paths of this guard answer about a judging job, for the API's description. */
export const JUDGING_JOB_ERROR =
  'The job judges the answers of another and measures nothing itself (`judging_job`).';

/** Refuses what is asked of a judging job as if it measured regions: its questions are answers, and its answers labels. */
@Injectable()
export class MeasuredJobGuard implements CanActivate {
  constructor(private readonly orm: MikroORM) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { params } = context.switchToHttp().getRequest<FastifyRequest>();
    const id = jobIdIn(params);
    if (!JOB_ID_PATTERN.test(id)) return true;
    // Guards come before the interceptor that gives a request its entity manager.
    const source = await readSourceJob(this.orm.em.fork(), id);
    if (source !== null) throw judgingJobRefusal(source);
    return true;
  }
}

function jobIdIn(params: unknown): string {
  const { id, jobId } = params as { readonly id?: string; readonly jobId?: string };
  return id ?? jobId ?? '';
}

/** The refusal of what makes no sense of a judging job, with where to look instead. */
export function judgingJobRefusal(sourceJobId: string): ApiError {
  const at = `/api/v1/jobs/${sourceJobId}`;
  const message = `this job judges the answers of ${sourceJobId}: see ${at}/judging, and ${at} for what they are counted in`;
  return new ApiError(409, {
    error: 'judging_job',
    code: 'judging_job',
    message,
    extra: { source_job_id: sourceJobId },
  });
}
