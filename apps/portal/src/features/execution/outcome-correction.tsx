import { dataOf } from '@beacon/client';
import type { Schema } from '@beacon/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { jobKey } from '../../api/queries.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { ErrorNote } from '../../components/notes.tsx';
import { OUTCOMES, OUTCOME_STYLES } from '../../lib/outcomes.ts';
import { oneOf } from '../../lib/search.ts';
import css from './outcome-correction.module.css';

type Execution = Schema<'ExecutionDetailView'>;
type Correction = Schema<'OverrideBody'>['outcome'];

/** An error is what happened to a call: no reading of the answer can say so. */
const POSSIBLE = OUTCOMES.filter((outcome): outcome is Correction => outcome !== 'error');

/** Corrects an outcome by hand, with a reason, or withdraws the correction. */
export function OutcomeCorrection({ execution }: { readonly execution: Execution }) {
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<Correction | undefined>();
  const [reason, setReason] = useState('');
  const [author, setAuthor] = useState('');
  const path = { id: String(execution.id) };
  const onSuccess = () => client.invalidateQueries({ queryKey: jobKey(execution.job_id) });
  const correct = useMutation({
    mutationFn: (body: Schema<'OverrideBody'>) =>
      dataOf(api.POST('/api/v1/executions/{id}/outcome', { params: { path }, body })),
    onSuccess,
  });
  const withdraw = useMutation({
    mutationFn: () =>
      dataOf(api.DELETE('/api/v1/executions/{id}/outcome', { params: { path }, body: {} })),
    onSuccess,
  });
  const isReady = outcome !== undefined && reason.trim() !== '';
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (outcome === undefined) return;
        correct.mutate({ outcome, reason, ...(author.trim() === '' ? {} : { author }) });
      }}
    >
      <Field label="What happened">
        {(ids) => (
          <select
            {...ids}
            value={outcome ?? ''}
            onChange={({ target }) => {
              setOutcome(oneOf(target.value, POSSIBLE));
            }}
          >
            <option value="">choose</option>
            {POSSIBLE.map((name) => (
              <option key={name} value={name}>
                {OUTCOME_STYLES[name].label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Why" hint="For whoever reads the results; at most 1,000 characters.">
        {(ids) => (
          <textarea
            {...ids}
            rows={2}
            maxLength={1_000}
            value={reason}
            onChange={({ target }) => {
              setReason(target.value);
            }}
          />
        )}
      </Field>
      <Field label="Your name" hint="Stands in the audit log.">
        {(ids) => (
          <input
            {...ids}
            maxLength={200}
            value={author}
            onChange={({ target }) => {
              setAuthor(target.value);
            }}
          />
        )}
      </Field>
      <div className={css.actions}>
        <Button type="submit" kind="primary" disabled={!isReady || correct.isPending}>
          Correct
        </Button>
        {execution.override !== null && (
          <Button
            disabled={withdraw.isPending}
            onClick={() => {
              withdraw.mutate();
            }}
          >
            Withdraw the correction
          </Button>
        )}
      </div>
      {correct.error !== null && <ErrorNote error={correct.error} />}
      {withdraw.error !== null && <ErrorNote error={withdraw.error} />}
      <p role="status">
        {correct.isSuccess && 'Corrected: rates and verdict count it from now on.'}
      </p>
    </form>
  );
}
