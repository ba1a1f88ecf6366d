import { toNanoUsd } from '@beacon/domain';
import {
  NO_LIMITS,
  hasKey,
  readKeyLimits,
  readKeyUsage,
  writeKeyLimits,
} from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal.js';
import type { VisibleProjects } from '../access/request-principal.js';
import { recordAudit } from '../audit/record-audit.js';
import { inTransaction } from '../changes/in-transaction.js';
import type { Caller } from '../http/caller.js';
import { ApiError } from '../http/errors/api-error.js';
import type { KeyLimitsBody } from './quota.body.js';
import type { KeyQuotas } from './quota.view.js';

const NOTHING_USED = { jobs: 0, cells: 0, cost: 0 };

/** A change of a key's limits. */
export interface LimitChange {
  readonly prefix: string;
  readonly body: KeyLimitsBody;
  readonly caller: Caller;
  readonly projects: VisibleProjects;
}

/** What API keys may ask for, and what of it is left. */
@Injectable()
export class Quotas {
  constructor(private readonly orm: MikroORM) {}

  /** Of whoever asks; nobody but keys has any. */
  async ofPrincipal({ kind, id }: Principal): Promise<KeyQuotas> {
    if (kind !== 'key') return { key: null, limits: NO_LIMITS, used: NOTHING_USED };
    return read(this.orm.em.fork(), id);
  }

  /** @throws ApiError 404 when there is no such key in the projects. */
  async ofKey(prefix: string, projects: VisibleProjects): Promise<KeyQuotas> {
    const em = this.orm.em.fork();
    if (!(await hasKey(em, prefix, projects))) throw ApiError.notFound('API key', prefix);
    return read(em, prefix);
  }

  /**
   * Sets a key's limits, all of them. They hold for what is asked from then on; what was used of the day stays used.
   * @throws ApiError 404 when there is no such key in the projects.
   */
  async set({ prefix, body, caller, projects }: LimitChange): Promise<KeyQuotas> {
    return inTransaction(this.orm, async (em) => {
      const limits = await writeKeyLimits(em, prefix, { limits: toLimits(body), projects });
      if (limits === null) throw ApiError.notFound('API key', prefix);
      const details = { prefix, ...body };
      await recordAudit(em, { caller, action: 'key.limit', project: null, reason: null, details });
      return read(em, prefix);
    });
  }
}

async function read(em: EntityManager, key: string): Promise<KeyQuotas> {
  const limits = await readKeyLimits(em, key);
  return { key, limits, used: await readKeyUsage(em, key) };
}

function toLimits(body: KeyLimitsBody) {
  const { requests_per_minute, jobs_per_day, cells_per_day, cost_per_day } = body;
  return {
    requestsPerMinute: requests_per_minute,
    jobsPerDay: jobs_per_day,
    cellsPerDay: cells_per_day,
    costPerDay: cost_per_day === null ? null : toNanoUsd(cost_per_day),
  };
}
