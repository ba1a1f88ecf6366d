import type { ModelVerdict, Verdict } from '../../api/verdict-queries.ts';
import { Section } from '../../components/section.tsx';
import { SingleQuestions } from './single-questions.tsx';
import { DiscordantQuestions } from './discordant-questions.tsx';
import css from './questions-section.module.css';

interface Props {
  readonly verdict: Verdict;
  readonly models: readonly ModelVerdict[];
}

/** Which questions came out differently, with the way to the answers. */
export function Questions({ verdict, models }: Props) {
  return (
    <Section
      id="questions"
      title="Questions that came out differently"
      about="Those whose most frequent outcome is not the same in every region. It is a count, to read on: whether it is more than chance is said by the tests above."
    >
      <SingleQuestions verdict={verdict} models={models} />
      <div className={css.models}>
        {models.map(({ model_id: id, conclusion }, index) => (
          <DiscordantQuestions
            key={id}
            jobId={verdict.job_id}
            modelId={id}
            isOpen={models.length === 1 || (index === 0 && conclusion !== 'cannot_tell')}
          />
        ))}
      </div>
    </Section>
  );
}
