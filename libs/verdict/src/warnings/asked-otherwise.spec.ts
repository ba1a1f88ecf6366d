import { describe, expect, it } from '@jest/globals';
import { askedOtherwise } from './asked-otherwise.js';
import type { AskedRoute } from './asked-otherwise.js';
import { discordant, job } from '../verdict.fixture.js';
import { verdict } from '../verdict.js';

const route = (region: string, change: Partial<AskedRoute> = {}): AskedRoute => ({
  modelId: 'm',
  region,
  isUnpinned: false,
  upstreams: [],
  leftOut: [],
  ...change,
});
const textsOf = (...routes: readonly AskedRoute[]) =>
  askedOtherwise(routes).map(({ code, text }) => [code, text]);

describe(askedOtherwise, () => {
  it('finds nothing in models that are asked alike, be it by one upstream', () => {
    expect(textsOf(route('a'), route('b'))).toEqual([]);
    const pinned = { upstreams: ['Azure'] };
    expect(textsOf(route('a', pinned), route('b', pinned))).toEqual([]);
  });

  it('names the regions of which a router chooses who serves', () => {
    expect(textsOf(route('a', { isUnpinned: true }), route('b', { upstreams: ['Azure'] }))).toEqual(
      [
        [
          'unpinned_route',
          'm is served from a by whichever provider its router chooses (Azure so far): a difference between regions may be one between providers, and asking again may ask another',
        ],
      ],
    );
  });

  it('names the providers by which regions are served differently', () => {
    const us = route('us', { upstreams: ['Azure', 'OpenAI'] });
    const eu = route('eu', { upstreams: ['OpenAI'] });
    expect(textsOf(us, eu, { ...eu, region: 'asia' })).toEqual([
      [
        'upstreams_differ',
        'm is served by different providers: us by Azure and OpenAI; eu and asia by OpenAI; a difference between these regions may be one between the providers',
      ],
    ]);
  });

  it('tells what is not sent, and that all regions leave out the same', () => {
    const hot = { leftOut: ['temperature', 'top_p'] as const };
    expect(textsOf(route('a', hot), route('b', hot))).toEqual([
      [
        'sampling_left_out',
        "m refuses part of the sampling, and is not sent temperature and top_p from a and b: there the provider's own defaults count",
      ],
    ]);
  });

  it('tells of regions that do not leave out the same, each model by itself', () => {
    const routes = [
      route('a', { leftOut: ['temperature'] }),
      route('b'),
      route('a', { modelId: 'n' }),
      route('b', { modelId: 'n' }),
    ];
    expect(textsOf(...routes)).toEqual([
      [
        'sampling_left_out',
        "m refuses part of the sampling, and is not sent temperature from a: there the provider's own defaults count",
      ],
      [
        'sampling_differs',
        'm is not asked alike in its regions (a without temperature; b with all of it): only regions that leave out the same can be compared',
      ],
    ]);
  });

  it('stands among the warnings of a verdict, and changes no figure', () => {
    const rows = discordant(6, 0, 20, 'm');
    const plain = verdict(job(rows));
    const routes = [route('A', { isUnpinned: true, upstreams: ['Azure'] })];
    const sut = verdict(job(rows, { routes }));
    expect(sut.warnings[0]).toMatchObject({ code: 'unpinned_route', model_id: 'm' });
    expect(sut).toEqual({ ...plain, warnings: [sut.warnings[0], ...plain.warnings] });
  });
});
