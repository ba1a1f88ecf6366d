import type { Verdict } from '../../api/verdict-queries.ts';
import { CopyButton } from '../../features/verdict/copy-button.tsx';
import { verdictMarkdown } from '../../features/verdict/verdict-markdown.ts';
import { PUBLISHED } from '../../lib/published.ts';
import css from './take-verdict.module.css';

interface Props {
  readonly verdict: Verdict;
  /** Of the verdict, such as `?alpha=0.01`: the report is asked for the same. */
  readonly parameters: string;
}

/** Copies the verdict, and leads to the report and the data. */
export function TakeVerdict({ verdict, parameters }: Props) {
  const job = `/api/v1/jobs/${encodeURIComponent(verdict.job_id)}`;
  return (
    <>
      <CopyButton text={() => verdictMarkdown(verdict, location.href)} />
      {PUBLISHED === null && (
        <>
          <a className={css.link} href={`${job}/report${parameters}`}>
            Report
          </a>
          <a className={css.link} href={`${job}/export?format=csv`}>
            CSV
          </a>
        </>
      )}
    </>
  );
}
