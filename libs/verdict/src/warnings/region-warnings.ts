import { sum } from '../input/outcome-classes.js';
import { counted, listed } from '../shape/words.js';
import type { Finding, WarningFacts } from './finding.js';

/** Regions of which nothing is measured. */
export function emptyRegions({ analysis: { comparison, data } }: WarningFacts): Finding[] {
  // With one region or none there is no verdict to be about others, and the sentence says what is missing.
  if (comparison.compared.length < 2) return [];
  const [twins, regions] = [true, false].map((isTwin) =>
    comparison.empty.filter((region) => data.twinOf.has(region) === isTwin),
  );
  return [
    {
      empty: regions,
      code: 'region_without_data',
      consequence: 'the verdict is about the other regions',
    },
    {
      empty: twins,
      code: 'twin_without_data',
      consequence: 'there is no noise floor of its place',
    },
  ].flatMap(({ empty = [], code, consequence }) =>
    empty.length === 0
      ? []
      : [{ code, text: `nothing is measured from ${listed(empty)}: ${consequence}` }],
  );
}

/** Executions that are left out for what their region evidence says. */
export function quarantined({ verdict: { regions } }: WarningFacts): Finding[] {
  const count = sum(regions.map((region) => region.quarantined));
  if (count === 0) return [];
  const where = regions.filter((region) => region.quarantined > 0).map(({ region }) => region);
  return [
    {
      code: 'quarantined',
      text: `${counted(count, 'execution')} from ${listed(where)} contradicted the evidence of their region and are left out`,
    },
  ];
}

/** Questions that a comparison cannot use. */
export function dropped({ verdict: { omnibus, pairs, questions } }: WarningFacts): Finding[] {
  const left = Math.max(omnibus?.dropped ?? 0, ...pairs.map((pair) => pair.dropped));
  if (left === 0 || pairs.length === 0) return [];
  return [
    {
      code: 'questions_dropped',
      text: `up to ${left} of ${counted(questions, 'question')} are not used in a comparison, because a region has no measurement of them`,
    },
  ];
}

/** A region with measurements of few questions is compared on those, and the others among themselves on more. */
export function mostlyUnmeasured({
  verdict: { omnibus },
  analysis: { data, comparison },
}: WarningFacts): Finding[] {
  if ((omnibus?.incomplete ?? 0) === 0) return [];
  return comparison.compared.flatMap((region) => {
    const place = data.regions.indexOf(region);
    const has = data.groups.filter(({ cells }) => (cells[place]?.measured ?? 0) > 0);
    const measured = sum(has.map(({ questions }) => questions));
    if (measured * 2 >= data.questions) return [];
    return [
      {
        code: 'region_mostly_unmeasured',
        text: `${region} has measurements of ${measured} of ${counted(data.questions, 'question')} only: it is compared on those, and the other regions on more`,
      },
    ];
  });
}
