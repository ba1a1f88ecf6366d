import { useState } from 'react';
import type { Verdict } from '../../api/verdict-queries.ts';
import { Button } from '../../components/button.tsx';
import { verdictMarkdown } from '../../features/verdict/verdict-markdown.ts';
import css from './take-verdict.module.css';

interface Props {
  readonly verdict: Verdict;
  /** Of the verdict, such as `?alpha=0.01`: the report is asked for the same. */
  readonly parameters: string;
}

/** Copies the verdict, and leads to the report and the data. */
export function TakeVerdict({ verdict, parameters }: Props) {
  const [message, setMessage] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(verdictMarkdown(verdict, location.href));
      setMessage('Copied.');
    } catch {
      setMessage('The browser did not let the page copy.');
    }
  };
  const job = `/api/v1/jobs/${encodeURIComponent(verdict.job_id)}`;
  return (
    <>
      <span role="status">{message}</span>
      <Button onClick={() => void copy()}>Copy as Markdown</Button>
      <a className={css.link} href={`${job}/report${parameters}`}>
        Report
      </a>
      <a className={css.link} href={`${job}/export?format=csv`}>
        CSV
      </a>
    </>
  );
}
