import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { questionsQuery } from '../../api/queries.ts';
import { Choice } from '../../components/choice.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { Page } from '../../components/page.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { categoryName, countsOf, filtered, questionsOf } from '../../features/questions/bank.ts';
import css from './questions-page.module.css';
import { QuestionTable } from './question-table.tsx';
import type { QuestionsSearch } from './search.ts';

/** The question bank. */
export function QuestionsPage() {
  const search = useSearch({ from: '/questions' });
  const navigate = useNavigate({ from: '/questions' });
  const { data, error, refetch } = useQuery(questionsQuery);
  const change = (part: Partial<QuestionsSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const all = data === undefined ? [] : questionsOf(data);
  const shown = filtered(all, search);
  return (
    <Page
      title="Questions"
      about={data === undefined ? undefined : `${shown.length} of ${all.length} in the bank`}
      json="/api/v1/questions"
    >
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading what="the question bank" />}
      {data !== undefined && (
        <>
          <search className={css.filters}>
            <SearchBox
              label="Id, topic or wording"
              value={search.q ?? ''}
              onChange={(q) => {
                change({ q: q === '' ? undefined : q });
              }}
            />
            <Choice
              label="Category"
              all="all categories"
              options={countsOf(all, 'category').map(([value, count]) => ({
                value,
                label: `${categoryName(value)} (${count})`,
              }))}
              value={search.category}
              onChange={(category) => {
                change({ category });
              }}
            />
            <Choice
              label="Language"
              all="all languages"
              options={countsOf(all, 'language').map(([value, count]) => ({
                value,
                label: `${value} (${count})`,
              }))}
              value={search.language}
              onChange={(language) => {
                change({ language });
              }}
            />
          </search>
          {shown.length === 0 ? (
            <Empty title="No question is like that">
              <Link to="/questions" search={{}}>
                Show all
              </Link>
            </Empty>
          ) : (
            <QuestionTable questions={shown} />
          )}
        </>
      )}
    </Page>
  );
}
