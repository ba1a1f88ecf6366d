import type { ArmComparison, LevelPair } from '../../api/arms-queries.ts';
import type { Endpoint } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { DataRow } from '../../components/data-table.tsx';
import { Section } from '../../components/section.tsx';
import { DECIDING } from '../../features/verdict/pairs.ts';
import { ENDPOINT_TITLES, formatP } from '../../features/verdict/words.ts';
import { formatNumber, formatPoints, formatPointsRange } from '../../lib/format.ts';
import { armWords } from './search.ts';

const COLUMNS = [
  { name: 'Model' },
  { name: 'First − second' },
  { name: 'Counted' },
  { name: 'Where', about: 'One region, language or system prompt, or one minus another' },
  { name: 'Difference', isNumber: true, about: 'In points' },
  { name: 'Interval', isNumber: true },
  {
    name: 'p',
    isNumber: true,
    about: 'Raw within one; adjusted where one is compared with another',
  },
  { name: 'Questions', isNumber: true },
] as const;

/** The differences within each level of everything else, and whether they are the same there. */
export function WithinTable({ comparison: { pairs } }: { readonly comparison: ArmComparison }) {
  const rows = pairs.flatMap((pair) => DECIDING.flatMap((endpoint) => rowsOf(pair, endpoint)));
  if (rows.length === 0) return null;
  return (
    <Section
      id="within"
      title="Within everything else"
      about="The difference within each level of what else the job varies, by itself: no conclusion rests on these. Where one is set against another, ≠ says that the difference depends on it."
    >
      <DataTable caption="Differences within, in points" columns={COLUMNS} rows={rows} />
    </Section>
  );
}

function rowsOf(pair: LevelPair, endpoint: Endpoint): readonly DataRow[] {
  const { within, interactions } = pair.endpoints[endpoint];
  const key = `${pair.model_id} ${pair.first} ${pair.second} ${endpoint}`;
  const lead = [pair.model_id, `${pair.first} − ${pair.second}`, ENDPOINT_TITLES[endpoint]];
  return [
    ...within.map(({ factor, level, difference, interval, p, questions }) => ({
      key: `${key} ${factor} ${level}`,
      cells: [
        ...lead,
        `${armWords(factor)} ${level}`,
        difference === null ? '–' : formatPoints(difference),
        formatPointsRange(interval),
        formatP(p),
        formatNumber(questions),
      ],
    })),
    ...interactions.map(({ factor, one, other, claimed, ...figures }) => ({
      key: `${key} ${factor} ${one} ${other}`,
      isStrong: claimed,
      cells: [
        ...lead,
        `${claimed ? '≠ ' : ''}${armWords(factor)} ${one} minus ${other}`,
        formatPoints(figures.difference),
        formatPointsRange(figures.interval),
        formatP(figures.p_adjusted),
        formatNumber(figures.questions),
      ],
    })),
  ];
}
