import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { armsQuery } from '../../api/arms-queries.ts';
import type { ArmComparison, ArmKind } from '../../api/arms-queries.ts';
import { jobQuery } from '../../api/queries.ts';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { Page } from '../../components/page.tsx';
import { FindingList } from '../../features/verdict/finding-list.tsx';
import { JobWarnings } from '../../features/verdict/job-warnings.tsx';
import { Lead } from '../../features/verdict/lead.tsx';
import { parametersOf } from '../../lib/parameters.ts';
import css from '../compare/compare-page.module.css';
import { ArmSettings } from './arm-settings.tsx';
import { LevelDifferences } from './level-differences.tsx';
import { armsQueryOf } from './search.ts';
import { WithinTable } from './within-table.tsx';

const RUNNING: readonly string[] = ['queued', 'running'];

/** Whether the levels of an arm of a job differ, with everything else alike. */
export function ArmsPage() {
  const { id } = useParams({ from: '/jobs/$id' });
  const { data: job } = useQuery(jobQuery(id));
  const search = useSearch({ from: '/jobs/$id/arms' });
  // The layout reads the job, and says when that fails.
  if (job === undefined) return null;
  const arms: readonly ArmKind[] = [
    ...new Set<ArmKind>([...(job.job.arms ?? []).map(({ kind }) => kind), 'region']),
  ];
  const arm = search.arm ?? arms[0] ?? 'region';
  const query = armsQueryOf(arm, search);
  return (
    <Page
      title="Arms"
      about="Two levels of an arm compared, with everything else that the job varies alike on both sides."
      json={`/api/v1/jobs/${encodeURIComponent(id)}/arms${parametersOf(query)}`}
    >
      {RUNNING.includes(job.status) ? (
        <Empty title="Not yet">
          A job is compared by its arms when it has ended: what it comes to, not how far it is.
        </Empty>
      ) : (
        <Compared id={id} arm={arm} arms={arms} />
      )}
    </Page>
  );
}

interface ComparedProps {
  readonly id: string;
  readonly arm: ArmKind;
  /** All that can be chosen. */
  readonly arms: readonly ArmKind[];
}

function Compared({ id, arm, arms }: ComparedProps) {
  const search = useSearch({ from: '/jobs/$id/arms' });
  const { data, error, refetch } = useQuery(armsQuery(id, armsQueryOf(arm, search)));
  return (
    <div className={css.page}>
      <ArmSettings arm={arm} arms={arms} comparison={data} />
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading what="the comparison" />}
      {data !== undefined && <Whole comparison={data} />}
    </div>
  );
}

function Whole({ comparison }: { readonly comparison: ArmComparison }) {
  return (
    <>
      <section className={css.finding} aria-label="Finding">
        <JobWarnings warnings={comparison.warnings} />
        <Lead conclusion={comparison.conclusion} sentence={comparison.sentence} />
        <FindingList
          isInterim={false}
          items={comparison.pairs.map((pair) => ({
            key: `${pair.model_id} ${pair.first} ${pair.second}`,
            conclusion: pair.conclusion,
            sentence: pair.sentence,
            reasons: pair.cannot_tell ?? [],
            warnings: pair.warnings,
          }))}
        />
      </section>
      <LevelDifferences comparison={comparison} />
      <WithinTable comparison={comparison} />
    </>
  );
}
