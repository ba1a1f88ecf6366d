import type { Conclusion, ModelVerdict, Pair, Verdict } from '../../api/verdict-queries.ts';
import { DECIDING } from './pairs.ts';

/** The rate of a region. */
export interface Rate {
  readonly region: string;
  /** The region whose second executor this is; null for a place of its own. */
  readonly twinOf: string | null;
  readonly n: number;
  readonly events: number;
  readonly value: number | null;
  readonly interval: readonly number[] | null;
  readonly corrected: { readonly rate: number; readonly interval: readonly number[] } | null;
}

/** What a model's verdict has of one endpoint. */
export interface EndpointFigures {
  readonly endpoint: Verdict['endpoint'];
  /** Null for an endpoint of which nothing is concluded. */
  readonly conclusion: Conclusion | null;
  readonly pairs: readonly Pair[];
  readonly rates: readonly Rate[];
}

/** The endpoints of which a page shows figures: the one that leads first, then those that decide. */
export function endpointsOf({
  endpoint,
}: Pick<Verdict, 'endpoint'>): readonly Verdict['endpoint'][] {
  return [endpoint, ...DECIDING.filter((name) => name !== endpoint)];
}

/** A model's figures in an endpoint. The one that leads has intervals that count repeats for what they are worth. */
export function figuresOf(
  model: ModelVerdict,
  lead: Verdict['endpoint'],
  endpoint: Verdict['endpoint'],
): EndpointFigures {
  const deciding = endpoint === 'blocked' ? null : model.endpoints[endpoint];
  return {
    endpoint,
    conclusion: deciding?.conclusion ?? null,
    pairs: deciding?.pairs ?? model.pairs,
    rates:
      endpoint === lead || deciding === null ? leadRates(model) : ratesOf(model, deciding.rates),
  };
}

function leadRates({ regions }: ModelVerdict): readonly Rate[] {
  return regions.map((region) => ({
    region: region.region,
    twinOf: region.twin_of,
    n: region.n,
    events: region.events,
    value: region.rate,
    interval: region.interval_clustered ?? region.interval,
    corrected: region.corrected,
  }));
}

function ratesOf(
  { regions }: ModelVerdict,
  rates: ModelVerdict['endpoints']['refused']['rates'],
): readonly Rate[] {
  return rates.map(({ region, events, rate, interval, corrected }) => {
    const found = regions.find((other) => other.region === region);
    return {
      region,
      twinOf: found?.twin_of ?? null,
      n: found?.n ?? 0,
      events,
      value: rate,
      interval,
      corrected,
    };
  });
}
