import type { Calibration, Endpoint } from '../../api/verdict-queries.ts';
import { IntervalPlot } from '../../components/plots/interval-plot.tsx';
import type { PlotRow } from '../../components/plots/interval-plot.tsx';
import { plotScale } from '../../components/plots/plot-scale.ts';
import { ENDPOINT_TITLES } from '../../features/verdict/words.ts';
import { formatShare, formatShareRange } from '../../lib/format.ts';
import { CalibrationTable } from './calibration-table.tsx';
import { knownFigures, languageName } from './known-figures.ts';
import type { KnownFigures } from './known-figures.ts';

interface Props {
  readonly endpoint: Endpoint;
  readonly calibration: Calibration;
}

const SCALE = plotScale([0, 1], (value) => formatShare(value, 0));

/** Sensitivity, specificity and F1 of an endpoint in each language of which they are known. */
export function CalibrationPlot({ endpoint, calibration }: Props) {
  const known = knownFigures(calibration.languages, endpoint);
  const least = calibration.least_sensitivity;
  return (
    <IntervalPlot
      title={ENDPOINT_TITLES[endpoint]}
      caption={`Shaded: from ${formatShare(least, 0)}, where the interval of the sensitivity has to begin for “equivalent”.`}
      description={`${known.map(wordsOf).join(' ')} All figures are in the table below.`}
      scale={SCALE}
      band={[least, 1]}
      groups={known.map((found) => ({
        key: found.language,
        name: languageName(found.language),
        rows: rowsOf(found),
      }))}
      table={<CalibrationTable endpoint={endpoint} known={known} />}
    />
  );
}

function rowsOf({
  figures: { sensitivity, specificity, f1 },
  suffices,
}: KnownFigures): readonly PlotRow[] {
  return [
    {
      key: 'sensitivity',
      label: 'finds (sensitivity)',
      isStrong: !suffices,
      marks: [
        {
          value: sensitivity.rate,
          interval: sensitivity.interval,
          kind: suffices ? 'plain' : 'strong',
        },
      ],
      text: `${suffices ? '' : '! '}${textOf(sensitivity.rate, sensitivity.interval)}`,
    },
    {
      key: 'specificity',
      label: 'leaves alone (specificity)',
      marks: [{ value: specificity.rate, interval: specificity.interval, kind: 'plain' }],
      text: textOf(specificity.rate, specificity.interval),
    },
    {
      key: 'f1',
      label: 'F1',
      marks: [{ value: f1.value, interval: f1.interval, kind: 'plain' }],
      text: textOf(f1.value, f1.interval),
    },
  ];
}

function textOf(value: number, interval: readonly number[]): string {
  return `${formatShare(value)} (${formatShareRange(interval)})`;
}

function wordsOf({ language, figures: { sensitivity, specificity, f1 } }: KnownFigures): string {
  return `${languageName(language)}: finds ${formatShare(sensitivity.rate)}, leaves alone ${formatShare(specificity.rate)}, F1 ${formatShare(f1.value)}.`;
}
