import { PROVIDERS } from '@beacon/domain';
import type { Catalogue, ProviderName } from '@beacon/domain';
import { ApiProperty } from '@nestjs/swagger';

/** A region from which can be asked. */
export class RegionView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty()
  readonly code!: string;

  @ApiProperty()
  readonly flag!: string;

  @ApiProperty({ type: [String], description: 'Other spellings that are accepted.' })
  readonly aliases!: readonly string[];

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'The region of which this is a second executor, to show what is noise; null for others.',
  })
  readonly twin_of!: string | null;

  @ApiProperty({ type: [String], description: 'Ids of the models that can be asked here.' })
  readonly models!: readonly string[];
}

/** Every region. */
export class RegionListView {
  @ApiProperty({ type: [RegionView] })
  readonly regions!: readonly RegionView[];
}

/** A region that serves a model. */
export class ServingRegionView {
  @ApiProperty()
  readonly region!: string;

  @ApiProperty({ enum: PROVIDERS })
  readonly provider!: ProviderName;

  @ApiProperty({ type: 'integer', description: 'Requests in flight at once.' })
  readonly concurrency!: number;
}

/** A model that can be asked. */
export class ModelView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ type: [ServingRegionView] })
  readonly regions!: readonly ServingRegionView[];
}

/** Every model. */
export class ModelListView {
  @ApiProperty({ type: [ModelView] })
  readonly models!: readonly ModelView[];
}

/** The regions of a catalogue. Addresses and names of keys stay inside. */
export function toRegionList({ regions, lanes }: Catalogue): RegionListView {
  return {
    regions: regions.map(({ id, name, code, flag, aliases, twinOf }) => ({
      id,
      name,
      code,
      flag,
      aliases,
      twin_of: twinOf ?? null,
      models: lanes.filter(({ region }) => region === id).map(({ model }) => model),
    })),
  };
}

/** The models of a catalogue, with the regions that serve them. */
export function toModelList({ models, lanes }: Catalogue): ModelListView {
  return {
    models: models.map(({ id, name }) => ({
      id,
      name,
      regions: lanes
        .filter(({ model }) => model === id)
        .map(({ region, provider, concurrency }) => ({ region, provider, concurrency })),
    })),
  };
}
