import { PROVIDER_KINDS } from '@beacon/domain';
import type { Catalogue } from '@beacon/domain';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CATALOGUE } from '../settings/settings.js';
import { Endpoint } from '../http/openapi/endpoint.js';

const regionList = z.strictObject({
  regions: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      code: z.string(),
      flag: z.string(),
      aliases: z.array(z.string()).describe('Other spellings that are accepted.'),
      twin_of: z
        .string()
        .nullable()
        .describe(
          'The region of which this is a second executor, to show what is noise; null for others.',
        ),
      models: z.array(z.string()).describe('Ids of the models that can be asked here.'),
    }),
  ),
});

const modelList = z.strictObject({
  models: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      regions: z.array(
        z.strictObject({
          region: z.string(),
          provider: z.enum(PROVIDER_KINDS),
          concurrency: z.int().describe('Requests in flight at once.'),
        }),
      ),
    }),
  ),
});

/** What can be asked, and from where. Addresses and names of keys stay inside. */
@ApiTags('catalogue')
@Controller('api/v1')
export class CatalogueController {
  constructor(@Inject(CATALOGUE) private readonly catalogue: Catalogue) {}

  @Get('regions')
  @Endpoint({
    summary: 'The regions from which can be asked',
    answers: { 200: { about: 'Every region, with its other spellings.', body: regionList } },
  })
  regions(): z.output<typeof regionList> {
    const { regions, lanes } = this.catalogue;
    return {
      regions: regions.map(({ id, name, code, flag, aliases, twinOf }) => ({
        id,
        name,
        code,
        flag,
        aliases: [...aliases],
        twin_of: twinOf ?? null,
        models: lanes.filter(({ region }) => region === id).map(({ model }) => model),
      })),
    };
  }

  @Get('models')
  @Endpoint({
    summary: 'The models that can be asked',
    answers: { 200: { about: 'Every model, with the regions that serve it.', body: modelList } },
  })
  models(): z.output<typeof modelList> {
    const { models, lanes } = this.catalogue;
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
}
