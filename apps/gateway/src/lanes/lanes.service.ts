import type { Catalogue, LaneConfig } from '@beacon/domain';
import { findLane, resolveRegion } from '@beacon/domain';
import type { LaneChangeRow } from '@beacon/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { knownRegion } from '../catalogue/known-region.js';
import { ApiError } from '../http/errors/api-error.js';
import { CATALOGUE } from '../settings/settings.js';
import { LaneControl } from './lane-control.js';
import type { ChangeRequest } from './lane-control.js';
import { LaneFiguresReader } from './lane-figures.js';
import type { LaneFigures } from './lane-figures.js';
import { LaneReader } from './lane-reader.js';
import type { LaneRows } from './lane-reader.js';
import { RegionTroubles } from './region-troubles.js';

const SHOWN_CHANGES = 20;

/** A lane as it is now: as configured, and as the database and the broker know it. */
export interface LaneState extends LaneRows {
  readonly config: LaneConfig;
  readonly figures: LaneFigures;
  /** What keeps executors of its region from working; null when nothing does. */
  readonly trouble: string | null;
}

/** A lane as requests name it: a region's id or alias, and a model. */
export interface LaneNames {
  readonly region: string;
  readonly modelId: string;
}

/** A lane with its latest changes, newest first. */
export interface LaneDetail {
  readonly lane: LaneState;
  readonly changes: readonly LaneChangeRow[];
}

/** What a change of a lane did. */
export interface LaneChange {
  /** False when it was so before. */
  readonly changed: boolean;
  readonly lane: LaneState;
}

/** Shows the lanes of the catalogue, pauses and resumes them, and sets their ceilings. */
@Injectable()
export class LanesService {
  constructor(
    private readonly rows: LaneReader,
    private readonly figures: LaneFiguresReader,
    private readonly troubles: RegionTroubles,
    private readonly control: LaneControl,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  /**
   * Lanes of a region, of a model, or all, in the order of the catalogue.
   * @throws ApiError when the region is unknown.
   */
  async list({ region, modelId }: Partial<LaneNames>): Promise<readonly LaneState[]> {
    const id = region === undefined ? null : knownRegion(this.catalogue, region);
    const lanes = this.catalogue.lanes.filter(
      (lane) =>
        (id === null || lane.region === id) && (modelId === undefined || lane.model === modelId),
    );
    return this.#read(lanes);
  }

  /**
   * One lane, with its latest changes.
   * @throws ApiError when the catalogue has no such lane.
   */
  async detail(path: LaneNames): Promise<LaneDetail> {
    const config = this.#named(path);
    const lane = await this.#readOne(config);
    return { lane, changes: await this.rows.changes(config, SHOWN_CHANGES) };
  }

  /**
   * Pauses a lane, for all jobs. Safe to repeat.
   * @throws ApiError when the catalogue has no such lane.
   */
  async pause(path: LaneNames, request: ChangeRequest): Promise<LaneChange> {
    const config = this.#named(path);
    const changed = await this.control.pause(config, request);
    return { changed, lane: await this.#readOne(config) };
  }

  /**
   * Resumes a lane. Safe to repeat.
   * @throws ApiError when the catalogue has no such lane.
   */
  async resume(path: LaneNames, request: ChangeRequest): Promise<LaneChange> {
    const config = this.#named(path);
    const changed = await this.control.resume(config, request);
    return { changed, lane: await this.#readOne(config) };
  }

  /**
   * Sets what a lane's limit is at most, null for what the catalogue allows. Safe to repeat.
   * @throws ApiError when the catalogue has no such lane, or allows it less.
   */
  async limit(path: LaneNames, limit: number | null, request: ChangeRequest): Promise<LaneChange> {
    const config = this.#named(path);
    if (limit !== null && limit > config.concurrency) throw beyondCatalogue(limit, config);
    const changed = await this.control.limit(config, limit, request);
    return { changed, lane: await this.#readOne(config) };
  }

  #named({ region, modelId }: LaneNames): LaneConfig {
    const id = resolveRegion(this.catalogue, region)?.id ?? region;
    const lane = findLane(this.catalogue, id, modelId);
    if (lane === undefined) throw laneNotFound(region, modelId);
    return lane;
  }

  async #read(lanes: readonly LaneConfig[]): Promise<LaneState[]> {
    const rows = await this.rows.read(lanes);
    const figures = await this.figures.read(lanes);
    return lanes.flatMap((config, index) => {
      const [known, broker] = [rows[index], figures[index]];
      if (known === undefined || broker === undefined) return [];
      return [{ config, ...known, figures: broker, trouble: this.troubles.of(config.region) }];
    });
  }

  async #readOne(config: LaneConfig): Promise<LaneState> {
    const [lane] = await this.#read([config]);
    if (lane === undefined) throw laneNotFound(config.region, config.model);
    return lane;
  }
}

function beyondCatalogue(limit: number, { region, model, concurrency }: LaneConfig): ApiError {
  const message = `limit is ${limit}, but the catalogue allows ${region} ${model} ${concurrency} at once`;
  const allowed = `a whole number, 1 to ${concurrency}, or null`;
  return ApiError.validation([{ field: 'limit', code: 'invalid_value', message, allowed }]);
}

function laneNotFound(region: string, modelId: string): ApiError {
  return ApiError.notFound('lane', `${region}/${modelId}`);
}
