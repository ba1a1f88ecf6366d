import { Link } from '@tanstack/react-router';
import type { Endpoint, Verdict } from '../../api/verdict-queries.ts';
import { Section } from '../../components/section.tsx';
import { DECIDING } from '../../features/verdict/pairs.ts';
import { DetectorPlot } from '../../features/detector/detector-plot.tsx';
import type { DetectorRow } from '../../features/detector/detector-plot.tsx';
import { DETECTOR_SOURCES } from '../../features/verdict/words.ts';
import { PUBLISHED } from '../../lib/published.ts';
import css from './verdict-page.module.css';

/** How much of what is withheld is found by what typed the outcomes, in each language that was asked. */
export function Detector({ verdict }: { readonly verdict: Verdict }) {
  const unknown = new Set(
    verdict.detector.flatMap(({ source, language }) =>
      source === 'unknown' ? [language ?? 'a language that is not known'] : [],
    ),
  );
  return (
    <Section
      id="detector"
      title="What the detector finds"
      about={
        <>
          Outcomes are typed, and typing errs. What finds only part of what is withheld makes
          differences look smaller. Where its errors are known in every language asked, rates and
          differences are corrected; where they are not, nothing is corrected and nothing can be
          called equivalent.{' '}
          {PUBLISHED === null && <Link to="/calibration">Where the figures come from</Link>}
        </>
      }
    >
      {unknown.size > 0 && <p>Not known in: {[...unknown].join(', ')}.</p>}
      <div className={css.plots}>
        {DECIDING.map((endpoint) => (
          <DetectorPlot key={endpoint} endpoint={endpoint} rows={rowsOf(verdict, endpoint)} />
        ))}
      </div>
    </Section>
  );
}

function rowsOf({ detector }: Verdict, endpoint: Endpoint): readonly DetectorRow[] {
  return detector
    .filter((row) => row.endpoint === endpoint)
    .map(({ language, source, sensitivity, specificity }) => ({
      key: language ?? '',
      label: language ?? 'not known',
      sensitivity,
      specificity,
      source: DETECTOR_SOURCES[source],
    }));
}
