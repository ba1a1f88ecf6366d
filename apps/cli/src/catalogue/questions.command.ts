import type { Schema } from '@beacon/client';
import { Gateway } from '../gateway/gateway.js';
import { show } from '../output/show.js';
import type { Given } from '../program/registration.js';
import { hanging } from '../terminal/lines.js';
import { count } from '../terminal/format.js';
import { columnsOf } from '../terminal/screen-size.js';

type Question = Schema<'QuestionView'>;
type Bank = Readonly<Record<string, readonly Question[]>>;

/** Shows the questions of the bank. */
export async function questions(given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const { categories } = await gateway.ask(gateway.api.GET('/api/v1/questions'));
  const chosen = Object.fromEntries(
    Object.entries(categories)
      .filter(([name]) => given.category === undefined || name === given.category)
      .map(([name, all]) => [name, all.filter((question) => isWanted(question, given))] as const)
      .filter(([, some]) => some.length > 0),
  );
  await show({ categories: chosen }, given, (shown) =>
    bankText(shown.categories, columnsOf(process.stdout)),
  );
}

function isWanted(question: Question, { language, q }: Given): boolean {
  if (typeof language === 'string' && question.language !== language) return false;
  if (typeof q !== 'string') return true;
  const { question_id: id, question: text, topic } = question;
  return [id, text, topic].some((part) => part.toLowerCase().includes(q.toLowerCase()));
}

function bankText(bank: Bank, columns: number): string {
  const total = Object.values(bank).reduce((sum, some) => sum + some.length, 0);
  if (total === 0) return 'No question of the bank is like that.';
  return Object.entries(bank)
    .flatMap(([category, some]) => [
      `${category} (${count(some.length, 'question')})`,
      ...some.flatMap((question) => questionLines(question, columns)),
      '',
    ])
    .join('\n');
}

function questionLines(question: Question, columns: number): readonly string[] {
  const { question_id: id, language, kind, question: text } = question;
  return [`  ${id}  ${language}  ${kind}`, ...hanging(text, columns, '    ')];
}
