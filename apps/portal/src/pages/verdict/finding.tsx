import type { Verdict } from '../../api/verdict-queries.ts';
import { Note } from '../../components/notes.tsx';
import { FindingList } from '../../features/verdict/finding-list.tsx';
import { JobWarnings } from '../../features/verdict/job-warnings.tsx';
import { Lead } from '../../features/verdict/lead.tsx';
import css from './finding.module.css';

/** What is concluded, of the job and of each model, in the API's own sentences. */
export function Finding({ verdict }: { readonly verdict: Verdict }) {
  const { conclusion, sentence, interim, models, warnings } = verdict;
  return (
    <section className={css.finding} aria-label="Finding">
      {interim && (
        <Note kind="warn" title="Interim">
          The job still runs. These figures change until it has ended; whoever stops it because they
          please has tested more than once.
        </Note>
      )}
      <JobWarnings warnings={warnings} />
      <Lead conclusion={conclusion} sentence={sentence} isInterim={interim} />
      <FindingList
        isInterim={interim}
        items={models.map((model) => ({
          key: model.model_id,
          conclusion: model.conclusion,
          sentence: model.sentence,
          reasons: model.cannot_tell?.reasons ?? [],
          warnings: model.warnings,
        }))}
      />
    </section>
  );
}
