import { Link } from '@tanstack/react-router';
import type { ModelVerdict, Verdict } from '../../api/verdict-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { DataRow } from '../../components/data-table.tsx';
import { Fold } from '../../components/fold.tsx';
import { Note } from '../../components/notes.tsx';
import { PartLink } from '../../components/part-link.tsx';
import { Section } from '../../components/section.tsx';
import { ForeignText } from '../../components/text.tsx';
import { MISSING_CODES, withoutMeasurement } from '../../features/verdict/missing.ts';
import { ENDPOINT_TITLES, asSentence, formatP } from '../../features/verdict/words.ts';
import { formatNumber, formatPointsRange, formatShare } from '../../lib/format.ts';

interface Props {
  readonly verdict: Verdict;
  readonly models: readonly ModelVerdict[];
}

const COLUMNS = [
  { name: 'Model' },
  { name: 'Region' },
  { name: 'Expected', isNumber: true },
  { name: 'Measured', isNumber: true },
  {
    name: 'Missing',
    isNumber: true,
    about: 'Failed, cancelled or not asked: no answer was obtained',
  },
  {
    name: 'Not asked',
    isNumber: true,
    about: 'Of the missing: the job had reached its cost limit',
  },
  { name: 'Missing rate', isNumber: true, about: 'Of those that are measured or missing' },
  { name: 'Quarantined', isNumber: true, about: 'Evidence contradicts the region: in no rate' },
  { name: 'Pending', isNumber: true, about: 'Expected and not recorded yet' },
  { name: 'p', isNumber: true, about: 'Is missing as frequent in every region? Not adjusted' },
] as const;

/** What is in no rate, and whether it could turn what is concluded. */
export function Missing({ verdict, models }: Props) {
  const lacking = models.filter((model) => withoutMeasurement(model) > 0);
  return (
    <Section
      id="missing"
      title="Missing and quarantined"
      about="Failed and cancelled executions are no measurements, and quarantined ones are left out. If they are more frequent in one region, a difference may come from there."
    >
      {lacking.length === 0 ? (
        <p>Every execution that was expected is measured.</p>
      ) : (
        <Could verdict={verdict} models={lacking} />
      )}
      <Fold title="Executions by model and region" open={lacking.length > 0}>
        <DataTable
          caption="Executions by model and region"
          columns={COLUMNS}
          rows={models.flatMap(toRows)}
        />
      </Fold>
      <p>
        <Link from="/jobs/$id/verdict" to="/jobs/$id/answers">
          Read the executions
        </Link>
        . Answers that were cut short are measured, and neither refused nor withheld: see{' '}
        <PartLink part="other">other outcomes</PartLink>.
      </p>
    </Section>
  );
}

/** What the verdict says of it, and where differences would lie in the worst case. */
function Could({ models }: Props) {
  const remarks = models.flatMap(({ warnings, cannot_tell: doubt }) =>
    [...warnings, ...(doubt?.reasons ?? [])].filter(({ code }) => MISSING_CODES.has(code)),
  );
  return (
    <>
      {remarks.length > 0 && (
        <Note kind="warn" title="What is missing matters here">
          {remarks.map(({ code, text }) => (
            <p key={`${code} ${text}`}>
              <ForeignText>{asSentence(text)}</ForeignText>
            </p>
          ))}
        </Note>
      )}
      <DataTable
        caption="Where each difference would lie whatever the unmeasured executions had been, in points"
        columns={[
          { name: 'Model' },
          { name: 'First − second' },
          { name: ENDPOINT_TITLES.refused, isNumber: true },
          { name: ENDPOINT_TITLES.withheld, isNumber: true },
        ]}
        rows={models.flatMap(({ model_id: id, endpoints: { refused, withheld } }) =>
          refused.pairs.map(({ a, b, worst_case: worst }, index) => ({
            key: `${id} ${a} ${b}`,
            cells: [
              id,
              `${a} − ${b}`,
              formatPointsRange(worst),
              formatPointsRange(withheld.pairs[index]?.worst_case ?? null),
            ],
          })),
        )}
      />
    </>
  );
}

function toRows({ model_id: id, missingness: { regions, p } }: ModelVerdict): DataRow[] {
  return regions.map((region, index) => ({
    key: `${id} ${region.region}`,
    cells: [
      id,
      region.region,
      formatNumber(region.expected),
      formatNumber(region.measured),
      formatNumber(region.missing),
      formatNumber(region.not_asked),
      formatShare(region.missing_rate),
      formatNumber(region.quarantined),
      formatNumber(region.pending),
      index === 0 ? formatP(p) : '',
    ],
  }));
}
