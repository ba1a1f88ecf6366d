/** What `--help` prints. */
export const USAGE = `Beacon: types answers and compares regions, on files of your own, without any service; and lets people review or publish a job of a gateway.

usage:
  npm run --silent beacon -- <command> [options]

commands:
  classify   type answers: answered, partial, evasive, refused, blocked, empty, truncated; with --judge by judge models, on a running gateway
  analyse    say for each model whether its rate of refusal differs by region, and how sure that is
  review     label a job's answers, blind, on a running gateway
  publish    make one page of a finished job that opens without a gateway
  help       show this, or the help of a command: help analyse

options:
  --help     show help
  --version  show the version

The exit code is 0, or 2 when the options or the input are wrong. docs/cli.md has the whole manual.
`;

export const CLASSIFY_USAGE = `Types answers. Reads one JSON object a line, writes one for each, in their order, as they come.

usage:
  npm run --silent beacon -- classify --in answers.jsonl
  cat answers.jsonl | npm run --silent beacon -- classify --in - | head
  npm run --silent beacon -- classify --judge --gateway http://127.0.0.1:8090 --job job-… --models judge-a,judge-b --wait

options:
  --in <file>    the answers; - reads standard input
  --out <file>   where to write; the file appears when it is whole   (default: standard output)

options with --judge, which asks judge models about the stored answers of a job:
  --gateway <url>   a running gateway
  --job <id>        whose answers
  --models <list>   the judges, comma-separated: models of the gateway's catalogue
  --region <region> where they are asked from   (default: for each the first region that serves it)
  --policy <policy> what decides outcomes: classifier, judges (where they agree) or one_judge   (default: classifier)
  --only <which>    all, uncertain or disagreeing   (default: all)
  --again           also answers that the same judge has labelled
  --wait            shows progress and prints the report when it has ended
  --json            JSON instead of sentences

a row:
  id             text or a whole number; comes back as it is
  response       the answer; null or "" when there is none
  prompt         optional: what was asked
  finish_reason  optional: the provider's reason why it stopped, such as stop, length, content_filter
  language       optional: of the question, such as en or zh-CN
  content_filter optional: input or output, when the provider's filter stopped one of them

writes:
  {"id":1,"outcome":"refused","source":"rules","rule":"en.refusal.inability","evidence":"I can't help with that.","version":"…","language":"en","calibrated":true,"score":null}
`;

export const ANALYSE_USAGE = `Says for each model whether it refuses or withholds more often from one region than from another. Reads one JSON object a line, prints the verdict as JSON.

usage:
  npm run --silent beacon -- analyse --in executions.jsonl
  npm run --silent beacon -- analyse --in executions.jsonl --text
  npm run --silent beacon -- analyse --in executions.jsonl --endpoint withheld --regions us-east,asia-pacific

options:
  --in <file>          the executions; - reads standard input
  --out <file>         where to write; the file appears when it is whole   (default: standard output)
  --text               sentences and tables instead of JSON
  --compact            JSON on one line
  --endpoint <event>   whose figures lead: refused, withheld (refused, evasive, partial, blocked, empty) or blocked; what is
                       concluded is about refused and withheld alike   (default: refused)
  --claim <claim>      questions_like_these, or these_questions when nothing is claimed about others   (default: questions_like_these)
  --alpha <number>     chance to claim a difference that is none, over all models and both endpoints   (default: 0.05)
  --margin <number>    largest difference of rates that counts as none   (default: 0.05, 5 points)
  --seed <number>      seed of permutation tests that are too large to count out   (default: 1)
  --regions <list>     order of the regions, comma-separated; differences are the earlier minus the later   (default: first appearance)
  --typed-by <who>     classifier or people: who typed the outcomes that rows bring along and say nothing of. What Beacon's classifier misses is
                       corrected for, people are taken to be right; of others it is not known, and nothing is then called equivalent
  --twin <b>=<a>       b is a second executor of region a: their difference is the noise floor; may be repeated

a row:
  model_id, region     any names
  question_id          any id; null when there is only one prompt
  repeat               optional: which repetition of the same question, a whole number   (default: 1)
  outcome              answered, partial, evasive, refused, blocked_input, blocked_output, empty, truncated, error, cancelled
  response             the answer: typed where there is no outcome, with prompt, finish_reason, language as in classify;
                       what answers say is compared by region, by their words
  language             optional: the question's language; else it is told from prompt or response
  outcome_source       optional: who typed the outcome, as an export says it (with classifier_version)
  kind                 optional: sensitive, neutral or control; or control: true or false
  status               optional: failed and cancelled count as missing
  stance               optional: agree, disagree or neither: what raters say of the answer to its question's statement
  twin_of              optional: the region whose second executor this region is, as --twin says it
  quarantine           optional: true, or the reason why the row is not to be counted

A job's export (JSON Lines) can be given as it is. Other fields are left aside.
`;

export const REVIEW_USAGE = `Label the answers of a job's review, one at a time, without seeing region or model. Two people label each answer; a third settles.

usage:
  npm run --silent beacon -- review --gateway http://127.0.0.1:8080 --job job-… --rater ann --size 100
  npm run --silent beacon -- review --gateway http://127.0.0.1:8080 --job job-… --rater bob
  npm run --silent beacon -- review --gateway http://127.0.0.1:8080 --job job-… --rater eve --adjudicate

options:
  --gateway <url>  address of the gateway
  --job <id>       id of the job, which has ended
  --rater <name>   who you are: kept with each label; each rater has a name of his or her own
  --adjudicate     settle what two others label otherwise
  --size <number>  makes a review of so many answers, unless the job has one

keys:
  a p e r          answered, partial, evasive, refused
  s n b q          skip, write a note, back, quit; what was labelled stays
  space and -      turn the pages of a long answer

Without a terminal it writes each answer as one line of JSON and reads one line for each: a, p, e or r with a note behind it, s, b or q. The last line it
writes is the state of the review.
`;

export const PUBLISH_USAGE = `Makes one HTML file of a finished job: the portal's pages of it with all their data. It needs no gateway, loads nothing, and opens from a folder or any web host.

usage:
  npm run --silent beacon -- publish --gateway http://127.0.0.1:8090 --job job-… --out audit.html
  npm run --silent beacon -- publish --gateway http://127.0.0.1:8090 --job job-… --out audit.html --without-answers

options:
  --gateway <url>    address of the gateway
  --job <id>         id of the job, which has ended
  --out <file>       where to write; the file appears when it is whole. - writes standard output
  --without-answers  leaves out what models answered; questions, outcomes and figures stay

What is in it: questions, system prompts, outcomes, attempts, the evidence of regions, corrections with the names of who made them. Read docs/exports.md
before you publish it.
`;
