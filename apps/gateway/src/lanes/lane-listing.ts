import type { Catalogue, LaneConfig } from '@beacon/domain';
import { findLane, resolveRegion } from '@beacon/domain';
import {
  readBacklogs,
  readLaneChanges,
  readLaneServings,
  readTasksInHand,
} from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { CATALOGUE } from '../settings/settings.js';
import { ApiError } from '../http/errors/api-error.js';
import { LaneFiguresReader } from './lane-figures.js';
import { toChangeView, toLaneView } from './lane.view.js';
import { RegionTroubles } from './region-troubles.js';
import type { LaneDetailView, LaneView } from './lane.view.js';

const SHOWN_CHANGES = 20;

/** Shows the lanes of the catalogue with what the database and the broker know of them. */
@Injectable()
export class LaneListing {
  constructor(
    private readonly orm: MikroORM,
    private readonly figures: LaneFiguresReader,
    private readonly troubles: RegionTroubles,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  /**
   * The catalogue's lane of a region and a model.
   * @throws ApiError when there is none.
   */
  named(region: string, modelId: string): LaneConfig {
    const id = resolveRegion(this.catalogue, region)?.id ?? region;
    const lane = findLane(this.catalogue, id, modelId);
    if (lane === undefined) throw ApiError.notFound('lane', `${region}/${modelId}`);
    return lane;
  }

  /** Lanes as they are now, in the order given. */
  async show(lanes: readonly LaneConfig[]): Promise<LaneView[]> {
    const em = this.orm.em.fork();
    const servings = await readLaneServings(em);
    const backlogs = await readBacklogs(em);
    const tasksInHand = await readTasksInHand(em);
    const figures = await this.figures.read(lanes);
    return lanes.flatMap((config, index) => {
      const known = figures[index];
      if (known === undefined) return [];
      const isThis = (row: { readonly region: string; readonly modelId: string }): boolean =>
        row.region === config.region && row.modelId === config.model;
      const backlog = backlogs.find(isThis)?.cells ?? 0;
      const inHand = tasksInHand.find(isThis)?.tasks ?? 0;
      const serving = servings.find(isThis);
      const trouble = this.troubles.of(config.region);
      return [toLaneView({ config, serving, figures: known, backlog, inHand, trouble })];
    });
  }

  /** One lane as it is now. */
  async one(lane: LaneConfig): Promise<LaneView> {
    const [view] = await this.show([lane]);
    if (view === undefined) throw ApiError.notFound('lane', `${lane.region}/${lane.model}`);
    return view;
  }

  /** One lane as it is now, and how it came to that. */
  async detail(lane: LaneConfig): Promise<LaneDetailView> {
    const { region, model: modelId } = lane;
    const view = await this.one(lane);
    const place = { region, modelId, limit: SHOWN_CHANGES };
    const changes = await readLaneChanges(this.orm.em.fork(), place);
    return { ...view, changes: changes.map(toChangeView) };
  }
}
