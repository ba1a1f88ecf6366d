import { useQuery } from '@tanstack/react-query';
import { contentQuery } from '../../api/verdict-queries.ts';
import type { ModelVerdict, Verdict } from '../../api/verdict-queries.ts';
import { ErrorNote, Loading } from '../../components/notes.tsx';
import { Section } from '../../components/section.tsx';
import { ForeignText } from '../../components/text.tsx';
import { asSentence } from '../../features/verdict/words.ts';
import { AnswersCompared } from './answers-compared.tsx';
import css from './verdict-page.module.css';

interface Props {
  readonly verdict: Verdict;
  readonly models: readonly ModelVerdict[];
}

/** Whether what the answers say differs by region: a question of its own, in no rate. */
export function Answers({ verdict, models }: Props) {
  const isCompared = models.some(({ content }) => content !== null);
  return (
    <Section
      id="answers"
      title="What answers say"
      about="Rates say how often an answer is withheld, not what is in the others. Answers of one model to the same question are compared between regions, by tests that are corrected apart from those of the rates. That nothing was found does not show that nothing differs."
    >
      {isCompared ? (
        <>
          <ul className={css.lines}>
            {models.flatMap(({ model_id: id, content }) =>
              [content, content?.stance].flatMap((said) =>
                said == null
                  ? []
                  : [
                      <li key={`${id} ${said.measure}`}>
                        <ForeignText>{asSentence(said.sentence)}</ForeignText>
                      </li>,
                    ],
              ),
            )}
          </ul>
          <Figures verdict={verdict} models={models} />
        </>
      ) : (
        <p>
          It was not compared: the job runs, or is large. Choose “compared” above to have it done.
        </p>
      )}
    </Section>
  );
}

function Figures({ verdict, models }: Props) {
  const { job_id: id, alpha, claim } = verdict;
  // By words, as the verdict does it unless it is asked for more.
  const { data, error, refetch } = useQuery(
    contentQuery(id, { alpha, claim, semantic: measuredBy(models) }),
  );
  if (error !== null) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what="what the answers say" />;
  const shown = new Set(models.map(({ model_id: model }) => model));
  return (
    <AnswersCompared
      jobId={id}
      content={data}
      models={data.models.filter(({ model_id: model }) => shown.has(model))}
    />
  );
}

/** Whether the verdict compared meanings, so that the figures beneath are those of its sentences. */
function measuredBy(models: readonly ModelVerdict[]): 'true' | 'false' {
  return models.some(({ content }) => content?.measure === 'embedding') ? 'true' : 'false';
}
