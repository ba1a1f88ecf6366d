import type { Catalogue } from '@beacon/domain';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NOTHING, Needs } from '../access/needs.js';
import { CATALOGUE } from '../settings/settings.js';
import { ModelListView, RegionListView, toModelList, toRegionList } from './catalogue.view.js';

/** What can be asked, and from where. */
@ApiTags('catalogue')
@Controller('api/v1')
export class CatalogueController {
  constructor(@Inject(CATALOGUE) private readonly catalogue: Catalogue) {}

  @Get('regions')
  @Needs('read', NOTHING)
  @ApiOperation({ summary: 'The regions from which can be asked' })
  @ApiOkResponse({ description: 'Every region, with its other spellings.', type: RegionListView })
  regions(): RegionListView {
    return toRegionList(this.catalogue);
  }

  @Get('models')
  @Needs('read', NOTHING)
  @ApiOperation({ summary: 'The models that can be asked' })
  @ApiOkResponse({
    description: 'Every model, with the regions that serve it.',
    type: ModelListView,
  })
  models(): ModelListView {
    return toModelList(this.catalogue);
  }
}
