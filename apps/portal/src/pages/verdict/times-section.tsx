import type { ModelVerdict, Verdict } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Fold } from '../../components/fold.tsx';
import { Note } from '../../components/notes.tsx';
import { Section } from '../../components/section.tsx';
import { ForeignText } from '../../components/text.tsx';
import { asSentence } from '../../features/verdict/words.ts';
import { formatDuration, formatNumber } from '../../lib/format.ts';
import { Drift } from './drift.tsx';

interface Props {
  readonly verdict: Verdict;
  readonly models: readonly ModelVerdict[];
}

const CODE = 'time_could_explain';
const SECOND_MS = 1_000;

const seconds = (value: number | undefined): string =>
  value === undefined ? '–' : formatDuration(value * SECOND_MS);

const SKEW_COLUMNS = [
  { name: 'Model' },
  { name: 'Median', isNumber: true },
  { name: '95 %', isNumber: true },
  { name: 'Most', isNumber: true },
  { name: 'Allowed', isNumber: true, about: 'Further apart counts as asked at another time' },
  { name: 'Cells', isNumber: true },
] as const;

const REGION_COLUMNS = [
  { name: 'Model' },
  { name: 'Region' },
  { name: 'First', isNumber: true },
  { name: 'On average', isNumber: true },
  { name: 'Last', isNumber: true },
  { name: 'Executions', isNumber: true },
] as const;

/** Whether the regions were asked at the same time, and whether the model changed meanwhile. */
export function Times({ models }: Props) {
  const known = models.flatMap(({ model_id: id, time }) => (time === null ? [] : [{ id, time }]));
  const warnings = models.flatMap((model) => model.warnings.filter(({ code }) => code === CODE));
  return (
    <Section
      id="time"
      title="Time"
      about="A region that is asked later than another meets another model where that changes meanwhile."
    >
      {warnings.map(({ text }) => (
        <Note key={text} kind="warn" title="Time could explain it">
          <ForeignText>{asSentence(text)}</ForeignText>
        </Note>
      ))}
      {known.length === 0 && <p>When the regions were asked is not known.</p>}
      {known.length > 0 && (
        <DataTable
          caption="How much later the last region asked a cell than the first"
          columns={SKEW_COLUMNS}
          rows={known.map(({ id, time: { skew, max_skew_s: allowed } }) => ({
            key: id,
            cells: [
              id,
              seconds(skew?.median_s),
              seconds(skew?.p95_s),
              seconds(skew?.max_s),
              seconds(allowed),
              formatNumber(skew?.cells ?? 0),
            ],
          }))}
        />
      )}
      {known.length > 0 && (
        <Fold title="When each region asked">
          <DataTable
            caption="Since the model's first execution"
            columns={REGION_COLUMNS}
            rows={known.flatMap(({ id, time: { regions } }) =>
              regions.map(({ region, first_s: first, mean_s: mean, last_s: last, n }) => ({
                key: `${id} ${region}`,
                cells: [id, region, seconds(first), seconds(mean), seconds(last), formatNumber(n)],
              })),
            )}
          />
        </Fold>
      )}
      <Drift models={models} />
    </Section>
  );
}
