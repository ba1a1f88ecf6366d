import { useQuery } from '@tanstack/react-query';
import { jobComparisonQuery } from '../../api/comparison-queries.ts';
import type { JobComparison, JobComparisonQuery } from '../../api/comparison-queries.ts';
import { ErrorNote, Loading } from '../../components/notes.tsx';
import { FindingList } from '../../features/verdict/finding-list.tsx';
import { JobWarnings } from '../../features/verdict/job-warnings.tsx';
import { Lead } from '../../features/verdict/lead.tsx';
import { Changes } from './changes-section.tsx';
import { ChangedQuestions } from './changed-questions-section.tsx';
import { ComparedJobs } from './compared-jobs.tsx';
import { ComparedRates } from './compared-rates-section.tsx';
import { ComparisonMethod } from './comparison-method.tsx';
import { ComparisonSettings } from './comparison-settings.tsx';
import { NotCompared } from './not-compared-section.tsx';
import css from './compare-page.module.css';

interface Props {
  readonly id: string;
  readonly query: JobComparisonQuery;
}

/** Two jobs, before and after. */
export function Comparison({ id, query }: Props) {
  const { data, error, refetch } = useQuery(jobComparisonQuery(id, query));
  return (
    <div className={css.page}>
      {error !== null && (
        <>
          <ErrorNote error={error} onRetry={() => void refetch()} />
          <ComparisonSettings comparison={undefined} />
        </>
      )}
      {data === undefined && error === null && <Loading what="both jobs" />}
      {data !== undefined && <Whole comparison={data} />}
    </div>
  );
}

function Whole({ comparison }: { readonly comparison: JobComparison }) {
  return (
    <>
      <ComparedJobs comparison={comparison} />
      <section className={css.finding} aria-label="Finding">
        <JobWarnings warnings={comparison.warnings} />
        <Lead conclusion={comparison.conclusion} sentence={comparison.sentence} />
        <FindingList
          isInterim={false}
          items={comparison.lanes.map((lane) => ({
            key: `${lane.model_id} ${lane.region}`,
            conclusion: lane.conclusion,
            sentence: lane.sentence,
            reasons: lane.cannot_tell ?? [],
            warnings: lane.warnings,
          }))}
        />
      </section>
      <ComparisonSettings comparison={comparison} />
      <Changes comparison={comparison} />
      <ComparedRates comparison={comparison} />
      <ChangedQuestions comparison={comparison} />
      <NotCompared comparison={comparison} />
      <ComparisonMethod comparison={comparison} />
    </>
  );
}
