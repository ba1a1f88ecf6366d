import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { extendJob } from '../../api/job-controls.ts';
import { jobQuestionsQuery, modelsQuery, questionsQuery, regionsQuery } from '../../api/queries.ts';
import { Field } from '../../components/field.tsx';
import { hasEnded } from '../../lib/outcomes.ts';
import { Choices } from './choices.tsx';
import { ControlDialog } from './control-dialog.tsx';
import { additionOf, additionWords, notIn } from './addition.ts';
import css from './control-dialog.module.css';
import type { JobDialogProps } from './simple-dialogs.tsx';
import { useRaisedLimit } from './use-raised-limit.ts';

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
  const limit = useRaisedLimit(job);
  const addition = additionOf({
    repeats: Number(repeats),
    regions: newRegions,
    models: newModels,
    questions: newQuestions,
    now: asked.repeats,
    ...limit?.raise,
  });
  const run = async (reason: string | null): Promise<string> => {
    const body = { ...addition, reason };
    return additionWords(await extendJob(job.id, body), body);
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
      limit={limit}
      {...rest}
    >
      <p>
        Only what is new is asked; what is recorded stays.
        {hasEnded(job.status) && ' The job is opened again and has its whole time limit from now.'}
      </p>
      <RepeatsField value={repeats} least={asked.repeats} onChange={setRepeats} />
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

function RepeatsField({
  value,
  least,
  onChange,
}: {
  readonly value: string;
  readonly least: number;
  readonly onChange: (text: string) => void;
}) {
  return (
    <Field
      label="Repeats of each question, in total"
      problem={Number(value) >= least ? undefined : `At least ${least}, which it has.`}
    >
      {(ids) => (
        <input
          {...ids}
          className={css.input}
          type="number"
          min={least}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
