import { fisherExact } from '@beacon/statistics';
import { distinctLanguages, languagePairs, languagesOf } from '../detector/detector.js';
import { CONFIRMATORY_ENDPOINTS } from '../shape/terms.js';
import { EVENT_NAMES, listed, pWithName } from '../shape/words.js';
import type { Finding, WarningFacts } from './finding.js';

/** Rates in a language in which nobody has measured what the detector misses. */
export function uncalibrated({ analysis: { data }, detectors }: WarningFacts): Finding[] {
  if (data.groups.length === 0) return [];
  const unknown = distinctLanguages(
    data.regions.flatMap((region) =>
      languagesOf(data, region).filter((language) =>
        CONFIRMATORY_ENDPOINTS.some((endpoint) => detectors(endpoint, language, region) === null),
      ),
    ),
  );
  if (unknown.length === 0) return [];
  const known = unknown.flatMap((language) => (language === null ? [] : language));
  const named = [
    ...(known.length === 0 ? [] : [`in ${listed(known)}`]),
    ...(unknown.includes(null) ? ['whose language is not known'] : []),
  ].join(', nor for those ');
  return [
    {
      code: 'detector_uncalibrated',
      text: `how much the classifier misses is not known for questions ${named}: rates are as typed, and nothing can be called equivalent`,
    },
  ];
}

/** A detector that misses more in one region than in another makes a difference of its own. */
export function detectorsDiffer({
  analysis: { comparison, data },
  detectors,
  options: { alpha },
}: WarningFacts): Finding[] {
  return CONFIRMATORY_ENDPOINTS.flatMap((endpoint) =>
    comparison.pairs.flatMap(([a, b]) =>
      languagePairs(data, [a, b]).flatMap(([inA, inB]) => {
        const one = detectors(endpoint, inA, a)?.calibration.sensitivity;
        const other = detectors(endpoint, inB, b)?.calibration.sensitivity;
        if (one === undefined || other === undefined || one === other) return [];
        const { p } = fisherExact({ a: one.x, b: one.n - one.x, c: other.x, d: other.n - other.x });
        if (p > alpha) return [];
        return [
          {
            code: 'detector_differs',
            text: `the classifier's sensitivity for ${EVENT_NAMES[endpoint]}s differs between ${a} and ${b} (${pWithName(p)}): that alone can make a difference, compare the corrected rates`,
          },
        ];
      }),
    ),
  );
}

/** Where the language differs with the region, so does whatever differs with the language. */
export function languagesDiffer({ analysis: { comparison, data } }: WarningFacts): Finding[] {
  return comparison.pairs.flatMap(([a, b]) => {
    const different = languagePairs(data, [a, b]).filter(
      ([inA, inB]) => inA !== null && inB !== null && inA !== inB,
    );
    if (different.length === 0) return [];
    const named = different.map(([inA, inB]) => `${inA} and ${inB}`);
    return [
      {
        code: 'languages_differ',
        text: `${a} and ${b} were asked the same questions in different languages (${listed(named)}): what differs may be the language's doing, and the classifier errs differently in each, which the corrected figures take into account`,
      },
    ];
  });
}
