import type { Schema } from '@beacon/client';
import { Fold } from '../../components/fold.tsx';
import { Field } from '../../components/field.tsx';
import css from './form-fields.module.css';
import { madeName } from './form-body.ts';
import { GroupProblem } from './group-problem.tsx';
import { HiddenCharacters } from './hidden-characters.tsx';
import type { JobForm, PickedQuestion } from './job-form.ts';
import type { JsonObject } from './json.ts';
import type { KnownParts } from './known-parts.ts';
import { LaneGrid } from './lane-grid.tsx';
import { OwnQuestions } from './own-questions.tsx';
import { costRemark } from './plan-figures.ts';
import type { Problems } from './problem-fields.ts';
import { QuestionPicker } from './question-picker.tsx';
import { RestOfSpecification } from './rest-of-specification.tsx';
import { SettingField } from './setting-field.tsx';
import type { SettingName } from './settings.ts';
import { SystemPromptField } from './system-prompt-field.tsx';

const SAMPLING: readonly SettingName[] = ['repeats', 'temperature', 'maxTokens', 'seed', 'topP'];
const LIMITS: readonly SettingName[] = [
  'minRegions',
  'minSuccessRate',
  'timeout',
  'providerTimeout',
  'maxSkew',
  'maxCost',
  'orderSeed',
];

interface Props {
  readonly form: JobForm;
  /** What is sent for it. */
  readonly body: JsonObject;
  readonly known: KnownParts;
  readonly problems: Problems;
  /** What the job would take, as far as that is known. */
  readonly plan: Schema<'PlanView'> | undefined;
  readonly onChange: (part: Partial<JobForm>) => void;
  /** Changes the questions by what they were. */
  readonly onQuestions: (
    update: (before: readonly PickedQuestion[]) => readonly PickedQuestion[],
  ) => void;
}

/** The fields of a job. */
export function FormFields({ form, body, known, problems, plan, onChange, onQuestions }: Props) {
  const { fields } = problems;
  const settingProps = (name: SettingName) => ({
    name,
    value: form.settings[name],
    problem: fields.get(name),
    remark: name === 'maxCost' ? costRemark(plan, form.settings.maxCost) : undefined,
    onChange: (text: string) => {
      onChange({ settings: { ...form.settings, [name]: text } });
    },
  });
  return (
    <>
      <section aria-labelledby="questions-title" className={css.section}>
        <h2 id="questions-title">Questions</h2>
        <GroupProblem text={fields.get('questions')} />
        <QuestionPicker known={known} form={form} onChange={onChange} />
        <OwnQuestions form={form} known={known} problems={fields} onQuestions={onQuestions} />
      </section>
      <section aria-labelledby="lanes-title" className={css.section}>
        <h2 id="lanes-title">Models and regions</h2>
        <GroupProblem text={fields.get('lanes')} />
        <LaneGrid
          known={known}
          lanes={form.lanes}
          onChange={(lanes) => {
            onChange({ lanes });
          }}
        />
      </section>
      <section aria-labelledby="asking-title" className={css.section}>
        <h2 id="asking-title">How it is asked</h2>
        <div className={css.settings}>
          {SAMPLING.map((name) => (
            <SettingField key={name} {...settingProps(name)} />
          ))}
          <SystemPromptField {...settingProps('systemPrompt')} />
        </div>
        <Fold title={limitsTitle(form, problems)}>
          <div className={css.limits}>
            {LIMITS.map((name) => (
              <SettingField key={name} {...settingProps(name)} />
            ))}
          </div>
        </Fold>
      </section>
      <section aria-labelledby="name-title" className={css.section}>
        <h2 id="name-title">Name and id</h2>
        <div className={css.names}>
          <Field
            label="Name"
            hint="While it is empty, the grey text is used."
            problem={fields.get('name')}
          >
            {(ids) => (
              <input
                {...ids}
                value={form.name}
                placeholder={madeName(form)}
                autoComplete="off"
                onChange={({ target }) => {
                  onChange({ name: target.value });
                }}
              />
            )}
          </Field>
          <Field
            label="Job id"
            hint="Letters, digits, _ and -. While it is empty, the gateway makes one."
            problem={fields.get('id')}
          >
            {(ids) => (
              <input
                {...ids}
                value={form.id}
                placeholder="made by the gateway"
                autoComplete="off"
                spellCheck={false}
                onChange={({ target }) => {
                  onChange({ id: target.value });
                }}
              />
            )}
          </Field>
        </div>
        <HiddenCharacters text={form.name} />
      </section>
      <RestOfSpecification
        body={body}
        rest={form.rest}
        onDrop={() => {
          onChange({ rest: {} });
        }}
      />
    </>
  );
}

function limitsTitle({ settings }: JobForm, { fields }: Problems): string {
  const given = LIMITS.filter((name) => settings[name].trim() !== '').length;
  const wrong = LIMITS.filter((name) => fields.has(name)).length;
  if (wrong > 0) return `Limits and order (${wrong === 1 ? '1 problem' : `${wrong} problems`})`;
  return `Limits and order${given === 0 ? '' : ` (${given} given)`}`;
}
