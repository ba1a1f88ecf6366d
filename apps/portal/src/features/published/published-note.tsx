import { ForeignText } from '../../components/text.tsx';
import { Time } from '../../components/time.tsx';
import type { PublishedFacts } from '../../lib/published.ts';
import css from './published-note.module.css';

/** What a published copy says of itself, above every page. */
export function PublishedNote({ facts }: { readonly facts: PublishedFacts }) {
  const { classifier_versions: versions } = facts;
  return (
    <aside aria-label="About this copy" className={css.note}>
      {facts.simulated && (
        <p className={css.simulated}>
          <strong>Simulation.</strong> Answers that are counted here are made up by a simulator, in
          which no model runs: they are no evidence about a real model.
        </p>
      )}
      <p>
        <strong>Published copy</strong> of job <ForeignText>{facts.job_id}</ForeignText>, made on{' '}
        <Time iso={facts.made_at} /> by Beacon {facts.beacon_version}. Nothing in it is loaded, and
        nothing changes.
        {versions.length > 0 && (
          <>
            {' '}
            Outcomes typed by{' '}
            {versions.map((version, index) => (
              <span key={version}>
                {index > 0 && ', '}
                <ForeignText>{version}</ForeignText>
              </span>
            ))}
            .
          </>
        )}
        {!facts.with_answers && <strong> What models answered is left out.</strong>}
      </p>
    </aside>
  );
}
