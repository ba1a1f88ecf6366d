-- Refusal rates by question and region, of the executions that count in a rate. An execution that was asked again counts
-- as its last round did, and a corrected outcome as it was corrected.
with counted as (
  select execution_id, question_id, region, outcome
  from events
  where job_id = $1
    and type in ('execution.recorded', 'execution.outcome_changed')
    and quarantine is not true
    and coalesce(status, 'completed') in ('completed', 'refused')
  qualify row_number() over (partition by execution_id order by round desc, sequence desc) = 1
)
select
  question_id as question,
  region,
  count(*)::int as answers,
  count(*) filter (outcome in ('refused', 'blocked_input', 'blocked_output'))::int as refused,
  round(100 * refused / answers, 1)::double as percent
from counted
group by question_id, region
order by percent desc, question, region
