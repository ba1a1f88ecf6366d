import { useState } from 'react';
import type { ModelVerdict, Verdict } from '../../api/verdict-queries.ts';
import { Button } from '../../components/button.tsx';
import { Section } from '../../components/section.tsx';
import { ENDPOINT_TITLES } from '../../features/verdict/words.ts';
import { formatNumber } from '../../lib/format.ts';
import { ExecutionLinks } from './execution-links.tsx';
import css from './fragility-section.module.css';

interface Props {
  readonly verdict: Verdict;
  readonly models: readonly ModelVerdict[];
}

type Fragile = ModelVerdict['fragility'][number];

/** How many answers, typed otherwise, would overturn what is concluded. */
export function Fragility({ verdict, models }: Props) {
  const all = models.flatMap(({ model_id: id, fragility }) =>
    fragility.map((found) => ({ id, found })),
  );
  return (
    <Section
      id="fragility"
      title="Fragility"
      about="How many answers, typed otherwise, would overturn a conclusion, and how many of the answers compared are expected to be mistyped."
    >
      {all.length === 0 ? (
        <p>
          {verdict.interim
            ? 'It is worked out when the job has ended.'
            : 'No endpoint of these models is concluded to differ or to be equivalent over all questions: there is nothing to overturn.'}
        </p>
      ) : (
        <ul className={css.list}>
          {all.map(({ id, found }) => (
            <Conclusion
              key={`${id} ${found.endpoint}`}
              jobId={verdict.job_id}
              modelId={id}
              found={found}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

interface ConclusionProps {
  readonly jobId: string;
  readonly modelId: string;
  readonly found: Fragile;
}

function Conclusion({ jobId, modelId, found }: ConclusionProps) {
  const [isOpen, setOpen] = useState(false);
  const { endpoint, conclusion, executions, expected_errors: errors } = found;
  return (
    <li className={css.item}>
      <p>
        <strong>
          {modelId}, {ENDPOINT_TITLES[endpoint].toLowerCase()}: {conclusion}.
        </strong>{' '}
        {flipsOf(found)}{' '}
        {errors === null
          ? 'How many are mistyped is not known.'
          : `Expected to be mistyped: ${errors.toFixed(1)}, of which ${(found.expected_helping ?? 0).toFixed(1)} in the direction that helps.`}
      </p>
      {executions.length > 0 && (
        <Button
          aria-expanded={isOpen}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {isOpen ? 'Hide' : 'Show'} the {formatNumber(executions.length)} answers to look at first
        </Button>
      )}
      {isOpen && <ExecutionLinks jobId={jobId} ids={executions} />}
    </li>
  );
}

/** What would overturn it, in words. */
function flipsOf(found: Fragile): string {
  const { flips, at_most: isMost, beyond, fewer_events: fewer, more_events: more } = found;
  if (flips === null) {
    return `More than ${formatNumber(beyond ?? 0)} answers would have to be typed otherwise to overturn it; more are not looked for.`;
  }
  const answers = `${formatNumber(flips)} ${flips === 1 ? 'answer' : 'answers'}`;
  const enough =
    isMost === true
      ? `${answers}, typed otherwise, would be enough to overturn it; they were found one by one, and fewer may do.`
      : `No fewer than ${answers} would have to be typed otherwise to overturn it.`;
  return `${enough} What helps: an event that is none in ${fewer}, or one that was missed in ${more}.`;
}
