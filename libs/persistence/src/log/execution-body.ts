import { isoText } from '../read/sql.js';
import { constantSql, integerSql, objectSql, plainSql, textSql } from './canonical-sql.js';

/** Where it was corrected before its turn came, what it was recorded as stands in the first change of its round. */
const as = (column: string, from: string): string =>
  `case when c.id is null then ${column} else ${from} end`;

const STATUS = as(
  'e.status',
  `case when c.from_outcome in ('refused', 'blocked_input', 'blocked_output') then 'refused' else 'completed' end`,
);

/**
 * SQL of the entry of an execution `e`, whose outcome was first changed by `c`: the canonical form of an `ExecutionEntry`, made where the
 * row is. A recorder that made it itself would read and write each row once more.
 */
export const EXECUTION_BODY = objectSql({
  v: constantSql(1),
  type: constantSql('execution'),
  id: integerSql('e.id'),
  region: textSql('e.region'),
  model: textSql('e.model_id'),
  question: textSql(`nullif(e.question_id, '')`),
  repeat: integerSql('e.repeat'),
  round: integerSql('e.round'),
  status: plainSql(STATUS),
  outcome: plainSql(as('e.outcome', 'c.from_outcome')),
  signed_outcome: plainSql(`e.signed ->> 'outcome'`),
  outcome_source: plainSql(as('e.outcome_source', 'c.from_source')),
  outcome_rule: textSql(as('e.outcome_rule', 'c.from_rule')),
  classifier_version: textSql(as('e.classifier_version', 'c.from_version')),
  error_code: textSql('e.error_code'),
  quarantine: textSql('e.quarantine'),
  executor: textSql('e.executor_id'),
  answer_hash: plainSql(
    `coalesce(e.signed ->> 'answer_hash', encode(sha256(convert_to(e.response, 'UTF8')), 'hex'))`,
  ),
  request_hash: plainSql(`e.signed ->> 'request_hash'`),
  evidence_hash: plainSql(`e.signed ->> 'evidence_hash'`),
  started_at: plainSql(isoText('e.started_at')),
  finished_at: plainSql(isoText('e.completed_at')),
  recorded_at: plainSql(isoText('e.recorded_at')),
  signature: plainSql(`e.signed ->> 'signature'`),
  kid: plainSql(`e.signed ->> 'kid'`),
});
