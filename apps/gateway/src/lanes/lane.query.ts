import { MODEL_ID_PATTERN } from '@beacon/domain';
import { NameOf, TextOf } from '../http/validation/parameters.js';

/** Which lanes are listed. */
export class LaneQuery {
  @TextOf(/^[^]{1,60}$/, 'a region id or alias', 'Lanes of this region only.')
  readonly region?: string;

  @TextOf(MODEL_ID_PATTERN, 'a model id', 'Lanes of this model only.')
  readonly model_id?: string;
}

/** A lane by its names. Any text is looked for: the 404 of what is not found names both. */
export class LanePath {
  @NameOf('lane', /^/, 'Id of the region.')
  readonly region!: string;

  @NameOf('lane', /^/, 'Id of the model, URL-encoded: `org%2Fname` for `org/name`.')
  readonly model_id!: string;
}
