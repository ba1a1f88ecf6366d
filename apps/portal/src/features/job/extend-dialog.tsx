import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { extendJob } from '../../api/job-controls.ts';
import { jobQuestionsQuery, modelsQuery, questionsQuery, regionsQuery } from '../../api/queries.ts';
import { Field } from '../../components/field.tsx';
import { formatNumber } from '../../lib/format.ts';
import { hasEnded } from '../../lib/outcomes.ts';
import { Choices } from './choices.tsx';
import { ControlDialog } from './control-dialog.tsx';
import { additionOf, notIn } from './addition.ts';
import css from './control-dialog.module.css';
import type { JobDialogProps } from './simple-dialogs.tsx';

/** Adds repeats, regions, models or questions of the bank to a job. */
export function ExtendDialog({ job, ...rest }: JobDialogProps) {
  const asked = job.job;
  const regions = useQuery(regionsQuery).data?.regions ?? [];
  const models = useQuery(modelsQuery).data?.models ?? [];
  const bank = useQuery(questionsQuery).data;
  const [repeats, setRepeats] = useState(String(asked.repeats));
  const [newRegions, setRegions] = useState<readonly string[]>([]);
  const [newModels, setModels] = useState<readonly string[]>([]);
  const [newQuestions, setQuestions] = useState<readonly string[]>([]);
  const addition = additionOf({
    repeats: Number(repeats),
    regions: newRegions,
    models: newModels,
    questions: newQuestions,
    now: asked.repeats,
  });
  const run = async (reason: string | null): Promise<string> => {
    const { added, expected_executions: expected } = await extendJob(job.id, {
      ...addition,
      reason,
    });
    return added === 0
      ? 'The job has all of that already: nothing was added.'
      : `${formatNumber(added)} cells were added; the job comes to ${formatNumber(expected)}.`;
  };
  // While they are read nothing can be said to be new.
  const questions = useQuery(jobQuestionsQuery(job.id)).data ?? [];
  const ofBank = Object.values(bank?.categories ?? {})
    .flat()
    .map((one) => ({ id: one.question_id, text: one.question }));
  const otherQuestions = notIn(
    ofBank,
    questions.map(({ id }) => id),
  );
  const otherRegions = notIn(regions, asked.constraints.regions);
  const otherModels = notIn(
    models,
    asked.models.map(({ id }) => id),
  );
  return (
    <ControlDialog
      title="Extend this job"
      action="Extend job"
      isReady={addition !== null}
      run={run}
      {...rest}
    >
      <p>
        Only what is new is asked; what is recorded stays.
        {hasEnded(job.status) && ' The job is opened again and has its whole time limit from now.'}
      </p>
      <Field
        label="Repeats of each question, in total"
        problem={
          Number(repeats) >= asked.repeats ? undefined : `At least ${asked.repeats}, which it has.`
        }
      >
        {(ids) => (
          <input
            {...ids}
            className={css.input}
            type="number"
            min={asked.repeats}
            value={repeats}
            onChange={({ target }) => setRepeats(target.value)}
          />
        )}
      </Field>
      {otherRegions.length > 0 && (
        <Choices
          legend="Regions, for every model of the job"
          choices={otherRegions.map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))}
          chosen={newRegions}
          onChange={setRegions}
        />
      )}
      {otherModels.length > 0 && (
        <Choices
          legend="Models"
          choices={otherModels.map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))}
          chosen={newModels}
          onChange={setModels}
        />
      )}
      {questions.length > 0 && otherQuestions.length > 0 && (
        <Choices
          legend="Questions of the bank"
          choices={otherQuestions.map(({ id, text }) => ({
            value: id,
            label: `${id}: ${text}`,
          }))}
          chosen={newQuestions}
          onChange={setQuestions}
        />
      )}
    </ControlDialog>
  );
}
