import table from '../../components/table.module.css';
import { ForeignText } from '../../components/text.tsx';
import { categoryName } from '../../features/questions/bank.ts';
import type { BankQuestion } from '../../features/questions/bank.ts';
import css from './question-table.module.css';

/** Questions with their texts, as they are asked. */
export function QuestionTable({ questions }: { readonly questions: readonly BankQuestion[] }) {
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Category</th>
            <th scope="col">Language</th>
            <th scope="col">Kind</th>
            <th scope="col">Partner</th>
          </tr>
        </thead>
        <tbody>
          {questions.map((question) => (
            <tr key={question.question_id}>
              <th scope="row" className={css.question}>
                <span lang={question.language}>
                  <ForeignText>{question.question}</ForeignText>
                </span>
                <div className={css.id}>
                  <code>{question.question_id}</code> · {question.topic}
                </div>
                {question.statement !== null && (
                  <div className={css.id}>
                    Statement for raters: <ForeignText>{question.statement}</ForeignText>
                  </div>
                )}
              </th>
              <td>{categoryName(question.category)}</td>
              <td>{question.language}</td>
              <td>
                {question.kind}
                {question.sensitivity !== null && `, ${question.sensitivity}`}
              </td>
              <td>{question.pair_id !== null && <code>{question.pair_id}</code>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
