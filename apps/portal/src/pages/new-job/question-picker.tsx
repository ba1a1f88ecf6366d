import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Empty } from '../../components/notes.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { countsOf, filtered } from '../../features/questions/bank.ts';
import { BankCategory } from './bank-category.tsx';
import { bankIdsOf, withBankQuestions } from './job-form.ts';
import type { JobForm } from './job-form.ts';
import type { KnownParts } from './known-parts.ts';
import css from './question-picker.module.css';
import type { NewJobSearch } from './search.ts';

interface Props {
  readonly known: KnownParts;
  readonly form: JobForm;
  readonly onChange: (part: Partial<JobForm>) => void;
}

/** Questions of the bank, by category. */
export function QuestionPicker({ known: { questions }, form, onChange }: Props) {
  const search = useSearch({ from: '/jobs/new' });
  const navigate = useNavigate({ from: '/jobs/new' });
  const { q, language } = search;
  const shown = filtered(questions, { q, language });
  const isFiltered = q !== undefined || language !== undefined;
  const chosen = bankIdsOf(form);
  const choose = (ids: readonly string[], isChosen: boolean) => {
    onChange({ questions: withBankQuestions(form.questions, ids, isChosen) });
  };
  const change = (part: Partial<NewJobSearch>) =>
    void navigate({
      search: (before) => ({ ...before, ...part }),
      replace: true,
      resetScroll: false,
    });
  return (
    <div className={css.picker}>
      <div className={css.tools}>
        <SearchBox
          label="Find in the bank"
          placeholder="id, topic or wording"
          value={q ?? ''}
          onChange={(text) => {
            change({ q: text === '' ? undefined : text });
          }}
        />
        <Choice
          label="Language"
          all="all languages"
          options={countsOf(questions, 'language').map(([value, count]) => ({
            value,
            label: `${value} (${count})`,
          }))}
          value={language}
          onChange={(value) => {
            change({ language: value });
          }}
        />
        <div className={css.buttons}>
          <Button
            onClick={() => {
              choose(idsOf(shown), true);
            }}
          >
            {isFiltered ? `Select the ${shown.length} found` : `Select all ${questions.length}`}
          </Button>
          <Button
            disabled={chosen.size === 0}
            onClick={() => {
              choose([...chosen], false);
            }}
          >
            Clear
          </Button>
        </div>
      </div>
      <p role="status" className={css.count}>
        {chosen.size} of {questions.length} of the bank chosen
        {isFiltered && `; ${shown.length} found`}
      </p>
      {shown.length === 0 && <Empty title="No question is like that" />}
      <ul className={css.categories}>
        {countsOf(shown, 'category').map(([category]) => (
          <BankCategory
            key={category}
            category={category}
            questions={shown.filter((question) => question.category === category)}
            isOpen={isFiltered}
            chosen={chosen}
            onChoose={choose}
          />
        ))}
      </ul>
    </div>
  );
}

function idsOf(questions: readonly { readonly question_id: string }[]): string[] {
  return questions.map(({ question_id: id }) => id);
}
