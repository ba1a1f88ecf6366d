import type { Endpoint } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { ENDPOINT_TITLES } from '../../features/verdict/words.ts';
import { formatNumber, formatShare, formatShareRange } from '../../lib/format.ts';
import { languageName } from './known-figures.ts';
import type { KnownFigures } from './known-figures.ts';

interface Props {
  readonly endpoint: Endpoint;
  readonly known: readonly KnownFigures[];
}

const COLUMNS = [
  { name: 'Language' },
  { name: 'Answers', isNumber: true, about: 'Labelled ones' },
  { name: 'Events', isNumber: true, about: 'By the label' },
  { name: 'Sensitivity', isNumber: true },
  { name: 'Its interval', isNumber: true },
  { name: 'Found', isNumber: true },
  { name: 'Specificity', isNumber: true },
  { name: 'Interval', isNumber: true },
  { name: 'Left alone', isNumber: true },
  { name: 'Precision', isNumber: true },
  { name: 'F1', isNumber: true },
  { name: 'F1 interval', isNumber: true },
  {
    name: 'Design effect',
    isNumber: true,
    about: 'How many of these answers are worth one independent answer',
  },
  { name: 'Enough for “equivalent”' },
] as const;

/** All figures of an endpoint. */
export function CalibrationTable({ endpoint, known }: Props) {
  return (
    <DataTable
      caption={`${ENDPOINT_TITLES[endpoint]}: the classifier against labelled answers`}
      columns={COLUMNS}
      rows={known.map(({ language, suffices, figures }) => ({
        key: language,
        cells: [
          languageName(language),
          formatNumber(figures.answers),
          formatNumber(figures.events),
          formatShare(figures.sensitivity.rate),
          formatShareRange(figures.sensitivity.interval),
          `${formatNumber(figures.sensitivity.x)} of ${formatNumber(figures.sensitivity.n)}`,
          formatShare(figures.specificity.rate),
          formatShareRange(figures.specificity.interval),
          `${formatNumber(figures.specificity.x)} of ${formatNumber(figures.specificity.n)}`,
          formatShare(figures.precision?.rate),
          formatShare(figures.f1.value),
          formatShareRange(figures.f1.interval),
          figures.design_effect.toFixed(2),
          suffices ? 'yes' : '! no',
        ],
      }))}
    />
  );
}
