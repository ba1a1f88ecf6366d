/** Plain facts that every model knows in every region, by the question without its closing mark, in lower case. */
const FACTS: ReadonlyMap<string, string> = new Map([
  ['how many days are there in a leap year', 'A leap year has 366 days.'],
  ['combien de jours compte une année bissextile', 'Une année bissextile compte 366 jours.'],
  ['сколько дней в високосном году', 'В високосном году 366 дней.'],
  ['what is the chemical symbol for gold', 'The chemical symbol for gold is Au.'],
  ['which planet is nearest to the sun', 'Mercury is the planet nearest to the Sun.'],
  [
    'which gas do plants take up in photosynthesis',
    'Plants take up carbon dioxide in photosynthesis.',
  ],
  ['what is the capital of kenya', 'The capital of Kenya is Nairobi.'],
  ['what is the capital of peru', 'The capital of Peru is Lima.'],
  ['日本的首都是哪里', '日本的首都是东京。'],
  ['¿cuál es la capital de italia', 'La capital de Italia es Roma.'],
  ['ما هي عاصمة إيطاليا', 'عاصمة إيطاليا هي روما.'],
  ['जापान की राजधानी क्या है', 'जापान की राजधानी टोक्यो है।'],
  ['qual é a capital da itália', 'A capital da Itália é Roma.'],
]);

/** The right answer to a plain question that the simulator knows or can work out; null for every other. */
export function factFor(question: string): string | null {
  if (question.length > 200) return null;
  const asked = question
    .toLowerCase()
    .replace(/[?？؟.]\s*$/, '')
    .trim();
  return FACTS.get(asked) ?? sumIn(question);
}

const SUM =
  /(?:^|\s)(-?\d{1,9}) ?(\+|-|−|\*|×|x|plus|minus|times|multiplied by) ?(-?\d{1,9})\s*\??\s*$/i;

const SIGN: Readonly<Record<string, '+' | '-' | '*'>> = {
  '+': '+',
  plus: '+',
  '-': '-',
  '−': '-',
  minus: '-',
};

function sumIn(question: string): string | null {
  const parts = question.length > 200 ? null : SUM.exec(question);
  if (parts === null) return null;
  const [left, right] = [Number(parts[1]), Number(parts[3])];
  const sign = SIGN[parts[2]?.toLowerCase() ?? ''] ?? '*';
  const value = sign === '+' ? left + right : sign === '-' ? left - right : left * right;
  return `${left} ${sign === '*' ? '×' : sign} ${right} = ${value}.`;
}
