/**
 * What the API takes and answers, generated from its description by `npm run docs`: change the gateway's classes, never this file.
 */
export interface paths {
  '/api/v1/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who did what, to jobs, lanes and dead letters, and why */
    get: operations['AuditLogController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/calibration': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the classifier in use is known to find and to miss, by language
     * @description From the counts by which verdicts are corrected. Languages of the question bank stand there also when nothing is known of them. Rates are fractions.
     */
    get: operations['CalibrationController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/consumers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How far the broker's consumers are behind
     * @description Jobs, tasks of each lane, results and what is given up; durable consumers of others on these streams and on that of events as well.
     */
    get: operations['ConsumersController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dead-letters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Dead letters, oldest first */
    get: operations['DeadLettersController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dead-letters/{sequence}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A dead letter with its original bytes and headers
     * @description A body that was so large that it did not fit beside the reason is cut: `original_size` and `original_sha256` are those of the whole.
     */
    get: operations['DeadLettersController_one'];
    put?: never;
    post?: never;
    /** Delete a dead letter */
    delete: operations['DeadLettersController_delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dead-letters/{sequence}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Put a dead letter back on its original subject
     * @description With its original bytes and headers; it is no dead letter any more. Where its cell was recorded as failed meanwhile, the next round of the cell is started instead.
     */
    post: operations['DeadLettersController_replay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happens to all jobs and lanes, as it happens
     * @description Server-sent events. `event` is the type (job.submitted, job.started, job.paused, job.resumed, job.extended, job.retried, job.cancelled, job.completed, job.rescored, job.judging_requested, job.judged, job.answers_erased, execution.recorded, execution.outcome_changed, lane.changed, attempt.recorded, review.opened, review.settled, verdict.reached, series.run_started, series.run_ended, series.run_failed, series.change_found, series.ended), `id` the place in the stream, `data` the CloudEvent as docs/messages.md describes it; facts only, never the text of an answer. The gateway's own messages are `ready` (first: everything before it can be read, everything behind it follows), `gap` (events are missing: read again), `stalled` and `resumed` (the broker is away, or there again), `executions` (with `batch_ms`) and `end` (nothing follows, and why).
     */
    get: operations['LiveController_ofAll'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/executions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Executions, newest first
     * @description Filters are combined; one that is unknown is refused, never left out. Follow next_cursor for further pages. With `q` answers are searched, so many at once that no page takes long: `search` tells whether all were.
     */
    get: operations['ExecutionsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/executions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One execution with its answer and evidence */
    get: operations['ExecutionsController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/executions/{id}/attempts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The requests that the execution's cell took, and the results that do not count
     * @description Of all rounds of the cell, in their order.
     */
    get: operations['ExecutionsController_attempts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/executions/{id}/details': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same, under its original path */
    get: operations['ExecutionsController_details'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/executions/{id}/outcome': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Correct the outcome of an execution by hand
     * @description Counted from now on, with author and reason beside it; a re-scoring leaves it as it is. The status of a job that has ended stays. Safe to repeat.
     */
    post: operations['OutcomesController_override'];
    /**
     * Withdraw a manual correction
     * @description The execution is typed again as it was before anybody corrected it.
     */
    delete: operations['OutcomesController_withdraw'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/executions/{id}/outcomes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How an execution's outcome was changed, by whom and why
     * @description Overrides, withdrawals, re-scorings that changed it, and retries that replaced an answer which a person had typed.
     */
    get: operations['OutcomesController_history'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/executions/{id}/retry-question': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask one question again, as the original API does */
    post: operations['RetriesController_retryQuestion'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/executions/{jobId}/cross-region': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The regions' answers to one question of one model, in the original API's shape
     * @description For clients of the original. What had no sound meaning is null, and `unavailable` beside it says why. `summary` is the sentence of the model's verdict over all questions. Without question_id, all questions of the job are meant, and no single answer is shown. /api/v1/jobs/{id}/compare says more.
     */
    get: operations['CrossRegionController_crossRegion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/executors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Executors of which planners received heartbeats */
    get: operations['ExecutorsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same as /health */
    get: operations['HealthController_alias'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Import answers
     * @description Makes a job of answers that were made elsewhere: one JSON value a line, first the head, then the answers. They are typed as those that are asked, and recorded all or none. Cells without an answer become failures with the code `not_imported`. Regions are what the importer declares.
     */
    post: operations['ImportsController_import'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Jobs, newest first */
    get: operations['JobsController_list'];
    put?: never;
    /**
     * Submit a job
     * @description Answered once the job is stored for good: an accepted job is never lost.
     */
    post: operations['SubmissionsController_submit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A job, its specification and its progress
     * @description The specification can be submitted again as it is: it holds no id, so that doing so makes a new job.
     */
    get: operations['JobsController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/answers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Erase the answers of a job that has ended
     * @description For good, and with them what quotes them: late results, judges’ evidence, notes, what providers said of failures, and the messages that the broker still holds. Judging jobs about these answers go with them. Hashes, outcomes, counts, the log and its seals stay, so that what was published can still be verified. The recorder does it within seconds, large jobs take longer: `erased_at` says when it is done. The job is not asked, typed, judged or reviewed again. Safe to repeat.
     */
    delete: operations['ErasureController_erase'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/archive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Archive a job that has ended
     * @description Lists leave it out unless they are asked for it; nothing of it is deleted, and everything else answers as before. A retry or an extension, which opens it again, brings it back. Safe to repeat.
     */
    post: operations['JobArchiveController_archive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/arms': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether the levels of an arm differ, with everything else alike
     * @description By the rules of the verdict, with two levels of the arm in the place of two regions. Questions are paired within everything else that the job varies; `confounded` says that two levels always come together with something else, so that nothing is claimed of either. Rates and differences are fractions.
     */
    get: operations['ArmsController_compare'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who did what to a job, and why */
    get: operations['JobAuditController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancel a job
     * @description Queued tasks are removed and running calls aborted. The answer waits for up to a second until every executor with a recent heartbeat has confirmed: from then on none begins a call of the job; `unconfirmed_executors` names those that did not. Cells without an execution become cancelled. What is recorded stays. Safe to repeat.
     */
    post: operations['JobControlController_cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/compare': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The regions' answers to one question of one model, side by side
     * @description The first 20 measured repeats of each region are compared, fewer where there are more than ten regions. Failed, cancelled and quarantined executions are counted in `coverage` and not compared. Answers of different models are never compared. An embeddings endpoint that fails leaves `semantic` null and says why.
     */
    get: operations['ComparisonController_compare'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/comparison': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether anything changed between two jobs, by how much, and how sure that is
     * @description The job of the path is before, `with` after. Each model and region that both asked in the same way, over the questions that both asked in the same words; what is not compared is listed with the reason. Paired by question, by the rules of the verdict; `cannot_tell` is not "no change". Differences are after minus before. Rates and differences are fractions.
     */
    get: operations['JobComparisonController_compare'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/content': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether what the models say differs by region
     * @description Answers of one model to the same question, one region against another, held against repeats, second executors or whole questions; never across models, never in a rate. A random sample of large jobs: `sample` says what was read. Lexical distance is about wording, not meaning. Kept until outcomes or stances of the job change.
     */
    get: operations['ContentController_content'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happens to a job, as it happens
     * @description Server-sent events. `event` is the type (job.submitted, job.started, job.paused, job.resumed, job.extended, job.retried, job.cancelled, job.completed, job.rescored, job.judging_requested, job.judged, job.answers_erased, execution.recorded, execution.outcome_changed, lane.changed, attempt.recorded, review.opened, review.settled, verdict.reached, series.run_started, series.run_ended, series.run_failed, series.change_found, series.ended), `id` the place in the stream, `data` the CloudEvent as docs/messages.md describes it; facts only, never the text of an answer. The gateway's own messages are `ready` (first: everything before it can be read, everything behind it follows), `gap` (events are missing: read again), `stalled` and `resumed` (the broker is away, or there again), `executions` (with `batch_ms`) and `end` (nothing follows, and why).
     */
    get: operations['LiveController_ofJob'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/executions/all': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A job's executions, newest first
     * @description With `q` the answers are searched, as under `/executions`.
     */
    get: operations['JobsController_executions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A job as a file
     * @description As `csv`, `jsonl` or `parquet`: one row for each execution, in the order in which they were first recorded, all of one moment. As `html`: the report. As `site`: one page of an ended job that opens without a server, with the pages of the portal. As `specification`: what makes the same job again. As `evidence`: the log of an ended job with registrations, seals, signatures, rows and verdict, one JSON object a line, for `beacon verify`. A file that could not be made whole ends in a broken connection.
     */
    get: operations['ExportsController_export'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/extend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Add models, regions, questions or repeats to a job
     * @description Only the difference is run; what is recorded stays as it is. A job that had ended is opened again, with its whole time limit.
     */
    post: operations['ExtensionsController_extend'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/judge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask judges about a job's answers
     * @description A judging pass is a job of its own: its questions are the stored answers, its models the judges, with the lanes, limits, retries and costs of all jobs. Judges see request and answer and nothing else. Answers that the same judge has labelled are left out. While the job runs, its answers are asked about as they are recorded.
     */
    post: operations['JudgingController_judge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/judging': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Labels that judges gave a job's answers, and how far they agree
     * @description Agreement is between judges, people and the classifier, over the answers that each two of them rated: where only uncertain answers were asked about, it says nothing of the others. A judge that could not be read is counted as not heard, never guessed.
     */
    get: operations['JudgingController_report'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/log': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A job's registrations, the seals of its log, and a page of its entries
     * @description Every execution, change of an outcome, label and review, in the order in which it was appended, as the data of the leaves of a Merkle tree (RFC 6962). No entry holds the text of an answer: its hash stands for it. A seal is the root at one size, signed by the recorder.
     */
    get: operations['JobLogController_page'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/matrix': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A job's outcomes as questions by models, with a mark for each region
     * @description Pages hold questions; filters and orders are over all of the job. A question is left by `outcome` and `status` when one of its cells, of the models and regions named, has them. The summary by region and by model covers the whole job whatever the filters, the differing questions this page. While a job runs, what takes long to count may be up to ten times that old; once it has ended everything is exact.
     */
    get: operations['JobsController_matrix'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Pause a job
     * @description Queued tasks are removed, running calls aborted, and the deadline waits. Executors confirm it as they confirm a cancellation. Safe to repeat.
     */
    post: operations['JobControlController_pause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/report': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A report of a job, for people
     * @description One HTML file that loads nothing and runs nothing: the verdict, rates and differences as figures and tables, outcomes by question, answers where regions differ, checks, method, what was asked with hashes, versions and specification. The same as `export?format=html`, with a choice of what is compared.
     */
    get: operations['ExportsController_report'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/rescore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Type a job's stored answers again with this version of the classifier
     * @description No model is asked. Without `apply` it shows what would change; with `apply` and the preview's token it changes just that, for some seconds, and answers with a token when there is more to do. Manual corrections, labels of judges, and what a provider's filter withheld stay.
     */
    post: operations['RescoreController_rescoreJob'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Let a paused job go on
     * @description The time that it was paused is added to its deadline. Safe to repeat.
     */
    post: operations['JobControlController_resume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask failed or cancelled cells of a job again
     * @description With the same prompt and parameters. The old execution stays until the new result replaces it, and is kept after that. A job that had ended is opened again, with its whole time limit.
     */
    post: operations['RetriesController_retry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/review': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far a job's review is, how far raters agree, and what it says of the typing */
    get: operations['ReviewController_status'];
    put?: never;
    /**
     * Choose answers of a job for people to label
     * @description Answers on whose typing most depends, and answers drawn by lot, from which sensitivity and specificity are estimated. The list is frozen; region and model are hidden from raters. Two raters label each answer; a third settles what they disagree on.
     */
    post: operations['ReviewController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/review/disagreements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Answers on which two raters disagree
     * @description For the adjudicator: with both labels, still without region and model.
     */
    get: operations['ReviewController_disagreements'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/review/items/{item}/adjudication': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Settle a disagreement
     * @description By a third person, whose label decides how the execution is typed from now on. The same person may change it. Safe to repeat.
     */
    put: operations['ReviewController_adjudicate'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/review/items/{item}/labels': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Label an answer
     * @description The rater may change it until it is settled; each label is kept, the last one counts. Where both raters say the same, the execution is typed so, as by an override. Safe to repeat.
     */
    put: operations['ReviewController_label'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/review/next': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The next answer for a rater to label
     * @description Blind: without region, model, outcome, reason, and labels of others.
     */
    get: operations['ReviewController_next'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/signature': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The signature of a job, and exactly what it covers
     * @description Whoever has the public key can check it again: docs/signed-specifications.md.
     */
    get: operations['SignaturesController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/specification': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What makes the same job again
     * @description A body for `POST /api/v1/jobs`: the same questions in the same words, models, regions, repeats and parameters. It holds no id.
     */
    get: operations['ExportsController_specification'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/trace': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One cell's way: planned, published, delivered, called, answered, recorded
     * @description From what is recorded of every cell, whether or not traces are: `trace_id` names the OpenTelemetry trace of its job, where there is one. Times are by the clocks of whom they are of.
     */
    get: operations['CellTraceController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/unarchive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Bring an archived job back into lists
     * @description Safe to repeat.
     */
    post: operations['JobArchiveController_unarchive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}/verdict': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether the regions differ, by how much, and how sure that is
     * @description Paired by question, one model at a time, never across models. `cannot_tell` is not "no difference": that takes an equivalence test. While a job runs its verdict is `interim`, and one that takes long to reach may be up to ten times that old; once it has ended it is exact. Rates and differences are fractions.
     */
    get: operations['VerdictController_verdict'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/cross-region': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Submit a job, under the path of the original API */
    post: operations['SubmissionsController_submitCrossRegion'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/plan': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What a job would take and what it could show
     * @description Takes the body of a submission and refuses what that refuses. Nothing is stored and no model is asked.
     */
    post: operations['PlanController_plan'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** API keys, newest first */
    get: operations['KeysController_list'];
    put?: never;
    /**
     * Make an API key
     * @description The answer holds the key itself, this once: only a hash of it is stored.
     */
    post: operations['KeysController_make'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/keys/{prefix}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Revoke an API key
     * @description For good. Every gateway refuses it within five seconds, and ends the streams of events that it opened. Again is the same.
     */
    delete: operations['KeysController_revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/keys/{prefix}/quota': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What an API key may still ask for today */
    get: operations['QuotasController_ofKey'];
    /**
     * Set what an API key may ask for
     * @description All limits at once: what is absent is unlimited. What was used today stays used.
     */
    put: operations['QuotasController_set'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/lanes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lanes, in the order of the catalogue */
    get: operations['LanesController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/lanes/{region}/{model_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One lane, with its latest changes */
    get: operations['LanesController_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/lanes/{region}/{model_id}/limit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Set a ceiling of a lane's limit, for all jobs
     * @description The limit goes down to it at once, and adapts below it. Calls that run end; no new one starts beyond it. When it is raised or taken away the limit grows with answers. Safe to repeat.
     */
    put: operations['LanesController_limit'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/lanes/{region}/{model_id}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Pause a lane, for all jobs
     * @description Calls that run end; no new one starts. Deadlines of jobs do not wait for it.
     */
    post: operations['LanesController_pause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/lanes/{region}/{model_id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Resume a lane
     * @description Also one that waits for its provider, or for the reset of a quota: it is asked at once.
     */
    post: operations['LanesController_resume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/models': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The models that can be asked */
    get: operations['CatalogueController_models'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Projects that you have */
    get: operations['ProjectsController_list'];
    put?: never;
    /** Make a project */
    post: operations['ProjectsController_make'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/questions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The question bank, by category */
    get: operations['QuestionsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/quota': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What you may still ask for today */
    get: operations['QuotasController_own'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/regions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The regions from which can be asked */
    get: operations['CatalogueController_regions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/series': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Series, newest first */
    get: operations['SeriesController_list'];
    put?: never;
    /**
     * Make a series: the same job again and again, each run compared with the first and the one before
     * @description Runs are ordinary jobs, `<series>-run-<number>`, that the planner starts when they are due, one at a time. A cost limit of the job is one of each run.
     */
    post: operations['SeriesController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/series/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A series */
    get: operations['SeriesController_one'];
    put?: never;
    post?: never;
    /**
     * Forget a series, with its runs and what was said of them
     * @description Its jobs stay, and one that goes on goes on: cancel it as any job.
     */
    delete: operations['SeriesController_delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/series/{id}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Messages to the webhook of a series, and what became of them */
    get: operations['SeriesController_deliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/series/{id}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Pause a series
     * @description Nothing is due until it is resumed. A run that goes on goes on. Safe to repeat.
     */
    post: operations['SeriesControlController_pause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/series/{id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Let a paused series go on
     * @description With its next moment: what was due meanwhile is not made up for. Safe to repeat.
     */
    post: operations['SeriesControlController_resume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/series/{id}/run': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Run a series now, beside its schedule
     * @description The planner starts the run within about a second. It counts as any other: it has the next number, and is looked at.
     */
    post: operations['SeriesControlController_run'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/series/{id}/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Runs of a series, with what each look came to; the last one first */
    get: operations['SeriesController_runs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who asks, and how one signs in
     * @description Answers everybody, so that a page knows what to do first.
     */
    get: operations['SessionController_session'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Sessions that go on, the newest first
     * @description Those of the person who asks; everybody’s with the scope `admin`.
     */
    get: operations['SessionsController_sessions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sessions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * End a session
     * @description One of one’s own, or anybody’s with the scope `admin`. It is refused from the next request on, at every gateway.
     */
    delete: operations['SessionsController_end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sign-in': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Sign in
     * @description For browsers: sends them to the issuer, which sends them back. Where it cannot, the page `/sign-in` says why.
     */
    get: operations['SignInController_begin'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sign-in/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Come back from the issuer
     * @description For the issuer, which adds what it likes to the address. Begins a session, or leads to the page `/sign-in`, which says why not.
     */
    get: operations['SignInController_callback'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sign-out': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign out
     * @description Ends the session of the cookie, at every gateway at once. Safe to repeat.
     */
    post: operations['SessionController_signOut'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v2/jobs/{id}/bias-analysis': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The verdict in the shape of the original API's analysis
     * @description For clients of the original. `censorship_rate` is the share of answers that were refused or blocked. What had no sound meaning is null, and `unavailable` beside it says why. /api/v1/jobs/{id}/verdict says more.
     */
    get: operations['BiasAnalysisController_analysis'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the gateway works */
    get: operations['HealthController_health'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the process runs */
    get: operations['HealthController_live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether requests should be sent here */
    get: operations['HealthController_ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Metrics for Prometheus
     * @description In its text format. The other services serve theirs beside their health.
     */
    get: operations['MetricsController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AcceptedJobView: {
      /** @description Executions that the job comes to. */
      expected_executions: number;
      id: string;
      /** @description The same as id. */
      job_id: string;
      /** @description The same as id. */
      jobspec_id: string;
      /** @description The job that judges its answers, where the specification says who does. */
      judging_job_id?: string;
      /** @enum {string} */
      status: 'enqueued';
    };
    AdditionBody: {
      /** @description What the whole job may cost from now on, in US dollars; its limit is only raised. */
      max_cost?: number | null;
      /** @description Asked from the regions of their own, else from all of the job. */
      models?: (string | components['schemas']['ModelBody'])[] | null;
      questions?: (string | components['schemas']['QuestionBody'])[] | null;
      reason?: string | null;
      /** @description For every model of the job. */
      regions?: string[] | null;
      /** @description The new total. */
      repeats?: number | null;
      /** @description The same, as it was called before. */
      runs?: number | null;
    };
    AdjudicatedView: {
      /** @enum {string} */
      concluded_by: 'agreement' | 'adjudication';
      item: string;
      /** @enum {string} */
      outcome: 'answered' | 'partial' | 'evasive' | 'refused';
    };
    AgreementView: {
      all: components['schemas']['OverallAgreementView'];
      pairs: components['schemas']['PairAgreementView'][];
      raters: components['schemas']['RaterView'][];
    };
    AnalysisBody: {
      /** @description Family-wise error rate, above 0 and below 0.5. Default 0.05. */
      alpha?: number | null;
      /**
       * @description What a claim is about. Default questions_like_these.
       * @enum {string|null}
       */
      claim?: 'questions_like_these' | 'these_questions' | null;
      /**
       * @description Whose figures lead. Default refused.
       * @enum {string|null}
       */
      endpoint?: 'refused' | 'withheld' | 'blocked' | null;
      /** @description Largest difference of rates that counts as none, above 0 and below 1. Default 0.05. */
      margin?: number | null;
    };
    AnalysisView: {
      /** @enum {string|null} */
      bias_variance: null;
      /** @description Share of the measured executions that were refused by the model or blocked by the provider, second executors left out; null when nothing is measured. */
      censorship_rate: number | null;
      /** @description Mean overlap of words between the answers of two regions, of one model to one question, 0 to 1; pairs of which one has no text are left out. It says nothing of facts. */
      factual_consistency: number | null;
      key_differences: components['schemas']['KeyDifferenceView'][];
      /** @enum {string|null} */
      narrative_divergence: null;
      /** @enum {string|null} */
      recommendation: null;
      /** @enum {string|null} */
      risk_assessment: null;
      /** @description The verdict's sentences, one a line. */
      summary: string;
      /** @enum {string} */
      summary_source: 'verdict';
      /** @description Why fields are null: they have no meaning that would stand up to review. */
      unavailable: {
        [key: string]: string;
      };
    };
    ArchiveView: {
      /**
       * Format: date-time
       * @description Null when the job is not archived.
       */
      archived_at: string | null;
      /** @description False when it was so before. */
      changed: boolean;
      job_id: string;
      /** @enum {boolean} */
      ok: true;
    };
    ArmBody: {
      /** @enum {string} */
      kind: 'region' | 'language' | 'route' | 'served_model' | 'system_prompt' | 'persona';
      /** @description Two at least, but for region and language, whose levels the regions and questions tell. */
      levels?: components['schemas']['ArmLevelBody'][] | null;
    };
    ArmLevelBody: {
      /** @description Of a route or served model: the model of the job that stands for it. */
      model?: string | null;
      name: string;
      /** @description Of a system prompt or persona: what is sent. Without it, nothing is. */
      system_prompt?: string | null;
    };
    AskedJudgeView: {
      id: string;
      region: string;
    };
    AttemptsView: {
      /** @description In their order; at most 1000. */
      attempts: components['schemas']['AttemptView'][];
      execution_id: number;
      job_id: string;
      latest_round: components['schemas']['LatestRoundView'];
      /** @description The round that the execution is of. */
      round: number;
      /** @description Results of the cell that do not count, or no longer; at most 1000. */
      uncounted_results: components['schemas']['UncountedResultView'][];
    };
    AttemptView: {
      /** Format: date-time */
      completed_at: string;
      /** @description Whether that is the most that it can have cost: the answer came without its usage. */
      cost_estimated: boolean;
      /** @description What it counts towards the cost of its job, in US dollars; null when not known. */
      cost_usd: number | null;
      duration_ms: number;
      error_code: string | null;
      error_message: string | null;
      executor_id: string;
      http_status: number | null;
      /**
       * @description `result` became the result of its round, `failed` was tried again, `late` answered when there was a result.
       * @enum {string}
       */
      kind: 'result' | 'failed' | 'late';
      /** @description Where that executor ran when it was last heard; null when it never was. */
      node: string | null;
      /** @description 1-based within the round. */
      number: number;
      /** @description What the provider asked to wait. */
      retry_after_ms: number | null;
      round: number;
      /** Format: date-time */
      started_at: string;
      /** @description Time since the attempt before it in its round ended, whatever was waited for; null of the first, 0 when they overlap. */
      waited_ms: number | null;
    };
    AuditEntryView: {
      /** @description Such as `job.cancel`. */
      action: string;
      /** @description Who, as they said; else the name of the principal, or `anonymous` without credentials. */
      actor: string;
      address: string | null;
      /** Format: date-time */
      at: string;
      /** @description Facts about it, by action. */
      details: {
        [key: string]: unknown;
      };
      id: number;
      /** @description Who it was by their credentials; null for what services did by themselves. */
      principal: components['schemas']['AuditPrincipalView'] | null;
      reason: string | null;
      request_id: string | null;
    };
    AuditLogView: {
      /** @description Newest first. */
      audit: components['schemas']['PlacedAuditEntryView'][];
      limit: number;
      /** @description Where the next page starts; null on the last. */
      next_cursor: string | null;
    };
    AuditPrincipalView: {
      /** @description Such as the prefix of a key. */
      id: string;
      /** @description `local` (no credentials, on an open gateway), `key`, `person` or `admin-token`. */
      kind: string;
      name: string;
    };
    BenchmarkBody: {
      container?: components['schemas']['ContainerBody'] | null;
      description?: string | null;
      input?: components['schemas']['InputBody'] | null;
      metadata?: {
        [key: string]: unknown;
      } | null;
      /** @description What the job is called in lists and reports. */
      name: string;
      scoring?: components['schemas']['ScoringBody'] | null;
      version?: string | null;
    };
    BiasAnalysisView: {
      analysis: components['schemas']['JobAnalysisView'];
      /**
       * Format: date-time
       * @description Of the job.
       */
      created_at: string;
      /**
       * @description There is no second record beside the job.
       * @enum {string|null}
       */
      cross_region_execution_id: null;
      job_id: string;
      job_metadata: components['schemas']['JobMetadataView'];
      /** @description By region, second executors left out. */
      region_scores: {
        [key: string]: components['schemas']['RegionScoreView'];
      };
    };
    BlindItemView: {
      /** @description Without its reasoning. Written by a model: hostile text. */
      answer: string;
      /** @description Its name here; that of the execution would tell region and model. */
      item: string;
      items: number;
      /** @description From 1; the order is drawn by lot. */
      position: number;
      question: string;
    };
    CancelledJobView: {
      /** Format: date-time */
      cancelled_at: string;
      /**
       * @description Running calls are told to stop.
       * @enum {boolean}
       */
      context_cancelled: true;
      /** @description Cells without an execution, which become cancelled. */
      executions_cancelled: number;
      job_id: string;
      /** @enum {string} */
      new_status: 'cancelled';
      /** @enum {boolean} */
      ok: true;
      /** @enum {string} */
      previous_status: 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';
      /** @description Executors with a recent heartbeat that did not confirm within a second: they may begin calls until they are notified. When it is empty, no call begins after this answer. */
      unconfirmed_executors: string[];
    };
    CategoryFacetView: {
      /** @description Null for questions without one. */
      category: string | null;
      questions: number;
    };
    CellTraceView: {
      /** @description Cell key, as in subjects, spans and log lines. */
      cell: string;
      /** @description Null without an execution that was asked for. */
      evidence: components['schemas']['TraceEvidenceView'] | null;
      /** @description Null while none is recorded. */
      execution_id: number | null;
      job_id: string;
      model_id: string;
      /** @description Of the execution. */
      outcome: string | null;
      /** @description Null for the job's own prompt. */
      question_id: string | null;
      region: string;
      repeat: number;
      /** @description What is known, in its order; of at most 1000 calls. */
      steps: components['schemas']['TraceStepView'][];
      /** @description Id of the trace of the request that submitted the job; null where none was recorded. The spans of a cell are in it where the cell was drawn. */
      trace_id: string | null;
    };
    ChangeCountView: {
      count: number;
      /** @enum {string} */
      from:
        | 'answered'
        | 'partial'
        | 'evasive'
        | 'refused'
        | 'blocked_input'
        | 'blocked_output'
        | 'empty'
        | 'truncated'
        | 'error';
      /** @enum {string} */
      to:
        | 'answered'
        | 'partial'
        | 'evasive'
        | 'refused'
        | 'blocked_input'
        | 'blocked_output'
        | 'empty'
        | 'truncated'
        | 'error';
    };
    CoefficientView: {
      /** @description 95 %; null where its error is not known, as without a single disagreement. */
      interval: number[] | null;
      /** @description Null where it is not defined. */
      value: number | null;
    };
    ComparedPairView: {
      a: string;
      b: string;
      /** @enum {string|null} */
      classification: 'identical' | 'minor_diff' | 'moderate_diff' | 'major_diff' | null;
      /** @description Words from a to b. */
      diff: components['schemas']['DiffPartView'][] | null;
      length_ratio: number | null;
      same_outcome: boolean;
      similarity: components['schemas']['SimilarityView'] | null;
    };
    ComparedQuestionView: {
      category: string | null;
      language: string | null;
      text: string;
    };
    ComparedRegionView: {
      /** @description Answers that are compared. */
      answers: number;
      outcomes: {
        [key: string]: number;
      };
      region: string;
      /** @description Mean overlap of the repeats: what chance alone does to a text. Null without repeats. */
      repeat_similarity: number | null;
      /** @description Of the most frequent outcome, the answer that is most like the others. */
      representative: components['schemas']['RepresentativeView'];
      /** @description The region whose second executor this is; null for a place of its own. */
      twin_of: string | null;
    };
    ComparisonView: {
      /** @description A region (a) and its second executor (b): what differs here is noise. */
      aa: components['schemas']['ComparedPairView'][];
      /** @description Of each answer, at most. */
      compared_characters: number;
      /** @description Every region from which the model is asked. */
      coverage: components['schemas']['CoverageView'][];
      /** @description Whether a representative answer is longer than that. */
      cut: boolean;
      job_id: string;
      model_id: string;
      /** @description Whether two representative answers have different outcomes, second executors left out. No verdict. */
      outcomes_differ: boolean;
      /** @description Every two regions, second executors left out. */
      pairs: components['schemas']['ComparedPairView'][];
      question: components['schemas']['ComparedQuestionView'];
      /** @description Null for the job's own prompt. */
      question_id: string | null;
      /** @description Those that have answers, in the job's order. */
      regions: components['schemas']['ComparedRegionView'][];
      /** @description At most so many repeats of each region are compared. */
      repeats_per_region: number;
      semantic: components['schemas']['SemanticView'] | null;
      /** @description The embedding model behind `semantic`. */
      semantic_model: string | null;
      /** @description Why there are no embeddings. */
      semantic_unavailable: string | null;
      /** @enum {string} */
      status: 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';
    };
    ConcludedView: {
      answered: number;
      evasive: number;
      partial: number;
      refused: number;
    };
    ConstraintsBody: {
      /** @description What all calls of the job may cost, in US dollars. No limit when absent. */
      max_cost?: number | null;
      /** @description By how much one region may ask before another: `1m`, or `off`. */
      max_skew?: (string | number) | null;
      /** @description Regions that must succeed. Default 1. */
      min_regions?: number | null;
      /** @description Share of a region, 0..1. Default 0.67. */
      min_success_rate?: number | null;
      /** @description Of one attempt. */
      provider_timeout?: (string | number) | null;
      /** @description Refused unless empty: the catalogue decides who is asked. */
      providers?: unknown[] | null;
      /** @description Ids or aliases, such as `us-east` or `EU`. */
      regions?: string[] | null;
      /** @description Of the whole job: `10m`, or nanoseconds. */
      timeout?: (string | number) | null;
    };
    ConsumerListView: {
      /** @description Those of Beacon first. */
      consumers: components['schemas']['ConsumerView'][];
      /** @description What the broker lacks, as `stream/consumer`: provision it. */
      missing: string[];
      /**
       * Format: date-time
       * @description The broker is asked once a second at most.
       */
      read_at: string;
    };
    ConsumerView: {
      /** @description Messages that it holds. */
      ack_pending: number;
      /** @description Null when it never acknowledged one. */
      acked_ms_ago: number | null;
      consumer: string;
      /** @description Null when it was never given a message. */
      delivered_ms_ago: number | null;
      /** @description The most that it may hold. */
      max_ack_pending: number;
      /** @description Of the lane whose tasks it has; else null. */
      model_id: string | null;
      /** @description False for a durable consumer that is none of Beacon. */
      own: boolean;
      /** @description Messages that wait: it was not given them yet. */
      pending: number;
      /** @description Of those that it holds, given to it more than once. */
      redelivered: number;
      /** @description Of the lane whose tasks it has; else null. */
      region: string | null;
      stream: string;
      /** @description Pull requests that wait: with none, nobody asks. */
      waiting: number;
    };
    ContainerBody: {
      command?: string[] | null;
      environment?: {
        [key: string]: unknown;
      } | null;
      image: string;
      resources?: components['schemas']['ResourcesBody'] | null;
      tag?: string | null;
    };
    CorrectionView: {
      after: components['schemas']['ExecutionOutcomeView'];
      before: components['schemas']['ExecutionOutcomeView'];
      /** @description Its entry in the history; null when nothing changed. */
      change_id: number | null;
      /** @description False when it was so before. */
      changed: boolean;
      execution_id: number;
      job_id: string;
    };
    CoverageView: {
      cancelled: number;
      expected: number;
      failed: number;
      /** @description Neither failed nor cancelled nor quarantined. */
      measured: number;
      /** @description Of all that are measured or failed. */
      outcomes: {
        [key: string]: number;
      };
      quarantined: number;
      /** @description Those among them that are compared: the first repeats. */
      read: number;
      region: string;
      /** @description The region whose second executor this is; null for a place of its own. */
      twin_of: string | null;
    };
    CrossRegionAcceptedView: {
      /**
       * @description There is no second record beside the job: use its id everywhere.
       * @enum {string|null}
       */
      cross_region_execution_id: null;
      /** @description Executions that the job comes to. */
      expected_executions: number;
      id: string;
      /** @description The same as id. */
      job_id: string;
      /** @description The same as id. */
      jobspec_id: string;
      /** @description The job that judges its answers, where the specification says who does. */
      judging_job_id?: string;
      min_regions: number;
      /** @enum {string} */
      status: 'submitted';
      /** Format: date-time */
      submitted_at: string;
      total_regions: number;
    };
    CrossRegionAnalysisView: {
      analysis: components['schemas']['AnalysisView'];
      cross_region_execution: components['schemas']['CrossRegionExecutionView'];
      /** @description In the job's order, second executors left out: the original knows none. */
      region_results: components['schemas']['RegionResultView'][];
      summary: components['schemas']['CrossRegionSummaryView'];
    };
    CrossRegionExecutionView: {
      /**
       * Format: date-time
       * @description Of the job.
       */
      created_at: string;
      job_id: string;
      model_id: string;
      /** @description Null for the job's own prompt, and over all questions. */
      question_id: string | null;
      /**
       * @description `running` while the job runs and a region has nothing yet.
       * @enum {string}
       */
      status: 'completed' | 'partial' | 'failed' | 'running';
    };
    CrossRegionRepeatedView: {
      /**
       * @description There is no second record beside the job: use its id everywhere.
       * @enum {string|null}
       */
      cross_region_execution_id: null;
      /** @description Executions that the job comes to. */
      expected_executions: number;
      id: string;
      /**
       * @description An earlier request with this Idempotency-Key made the job.
       * @enum {boolean}
       */
      idempotent: true;
      /** @description The same as id. */
      job_id: string;
      /** @description The same as id. */
      jobspec_id: string;
      /** @description The job that judges its answers, where the specification says who does. */
      judging_job_id?: string;
      min_regions: number;
      /**
       * @description As the job stands now.
       * @enum {string}
       */
      status: 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';
      /** Format: date-time */
      submitted_at: string;
      total_regions: number;
    };
    CrossRegionSummaryView: {
      /** @description Of the answers shown, in characters; null when there is none. */
      avg_response_length: number | null;
      completed_regions: number;
      failed_regions: number;
      /** @enum {string|null} */
      max_bias_score: null;
      /** @enum {string|null} */
      min_bias_score: null;
      /** @enum {string|null} */
      risk_level: null;
      total_regions: number;
      /** @description Why fields are null: they have no meaning that would stand up to review. */
      unavailable: {
        [key: string]: string;
      };
    };
    DeadLetterItemView: {
      /** @description How often it was delivered. */
      deliveries: number | null;
      /** Format: date-time */
      kept_at: string;
      original_sequence: number | null;
      /** @description The hash that its whole body had, likewise. */
      original_sha256: string | null;
      /** @description Where its body was too large to be kept whole: the size that it had. Else null. */
      original_size: number | null;
      reason: string;
      /** @description Names it in the paths. */
      sequence: number;
      /** @description Of what is kept of its body, in bytes. */
      size: number;
      /** @description Where it came from. */
      stream: string | null;
      /** @description Its original subject. */
      subject: string | null;
    };
    DeadLetterListView: {
      /** @description Oldest first. */
      dead_letters: components['schemas']['DeadLetterItemView'][];
      limit: number;
      /** @description Where the next page starts; null on the last. */
      next_cursor: string | null;
    };
    DeadLetterView: {
      body_base64: string;
      /** @description The same as text; null when it is no UTF-8 or has more than 64 KiB. */
      body_text: string | null;
      /** @description How often it was delivered. */
      deliveries: number | null;
      /** @description Its original headers. */
      headers: {
        [key: string]: string;
      };
      /** Format: date-time */
      kept_at: string;
      original_sequence: number | null;
      /** @description The hash that its whole body had, likewise. */
      original_sha256: string | null;
      /** @description Where its body was too large to be kept whole: the size that it had. Else null. */
      original_size: number | null;
      reason: string;
      /** @description Names it in the paths. */
      sequence: number;
      /** @description Of what is kept of its body, in bytes. */
      size: number;
      /** @description Where it came from. */
      stream: string | null;
      /** @description Its original subject. */
      subject: string | null;
    };
    DeletedDeadLetterView: {
      /** @enum {boolean} */
      ok: true;
      sequence: number;
    };
    DeletedSeriesView: {
      /** @enum {boolean} */
      deleted: true;
      id: string;
      /** @description A job of it that still goes on. */
      running_job_id: string | null;
    };
    DeliveriesView: {
      /** @description The newest first. */
      deliveries: components['schemas']['DeliveryView'][];
      limit: number;
      /** @description Where the next page starts; null on the last. */
      next_cursor: string | null;
    };
    DeliveryView: {
      attempts: number;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      delivered_at: string | null;
      /** @description Why the last try failed. */
      last_error: string | null;
      /** @description HTTP status of the last answer. */
      last_status: number | null;
      /** @description Sent as `webhook-id`, the same at every try. */
      message_id: string;
      /** Format: date-time */
      next_attempt_at: string | null;
      /** @enum {string} */
      state: 'waiting' | 'delivered' | 'dead';
      /** @enum {string} */
      type: 'series.change_found' | 'series.run_ended' | 'series.run_failed' | 'series.ended';
    };
    DependencyView: {
      name: string;
      reason?: string;
      /** @enum {string} */
      status: 'up' | 'down';
    };
    DifferingQuestionView: {
      model_id: string;
      /** @description The most frequent outcome of each region, errors and second executors left out. */
      outcomes: {
        [key: string]:
          | 'answered'
          | 'partial'
          | 'evasive'
          | 'refused'
          | 'blocked_input'
          | 'blocked_output'
          | 'empty'
          | 'truncated'
          | 'error';
      };
      question_id: string | null;
    };
    DiffPartView: {
      /** @enum {string} */
      op: 'equal' | 'insert' | 'delete';
      text: string;
    };
    DisagreementsView: {
      items: components['schemas']['DisputedItemView'][];
    };
    DisagreementView: {
      count: number;
      execution_ids: number[];
    };
    DisputedItemView: {
      /** @description Without its reasoning. Written by a model: hostile text. */
      answer: string;
      /** @description Its name here; that of the execution would tell region and model. */
      item: string;
      items: number;
      labels: components['schemas']['ItemLabelView'][];
      /** @description From 1; the order is drawn by lot. */
      position: number;
      question: string;
    };
    EndedJobView: {
      job_id: string;
      /** @enum {string} */
      message: 'job already in terminal state';
      /** @enum {boolean} */
      ok: true;
      /** @enum {string} */
      status: 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';
    };
    EndedSessionView: {
      /** @enum {boolean} */
      ended: true;
      id: string;
    };
    ErasedJobView: {
      /** @description Answers that were erased so far. Their hashes stay. */
      answers: number;
      /**
       * @description `policy` where the days passed for which answers are kept.
       * @enum {string}
       */
      cause: 'command' | 'policy';
      /** @description False when it was asked for before. */
      changed: boolean;
      /**
       * Format: date-time
       * @description When the last text was gone from the database and the broker; null until then.
       */
      erased_at: string | null;
      job_id: string;
      /** @enum {boolean} */
      ok: true;
      reason: string | null;
      /** Format: date-time */
      requested_at: string;
      /** @description Who asked for it. */
      requested_by: string;
      /** @description Of the policy; null for a command. */
      retention_days: number | null;
    };
    ErasureView: {
      /** @description Answers that were erased so far. Their hashes stay. */
      answers: number;
      /**
       * @description `policy` where the days passed for which answers are kept.
       * @enum {string}
       */
      cause: 'command' | 'policy';
      /**
       * Format: date-time
       * @description When the last text was gone from the database and the broker; null until then.
       */
      erased_at: string | null;
      reason: string | null;
      /** Format: date-time */
      requested_at: string;
      /** @description Who asked for it. */
      requested_by: string;
      /** @description Of the policy; null for a command. */
      retention_days: number | null;
    };
    ErrorBody: {
      /** @description Everything that is wrong, up to 50; may be empty. */
      details: components['schemas']['ErrorDetailView'][];
      /** @description Short name of the error, in the words that existing clients compare with. */
      error: string;
      /** @description Machine-readable, snake_case. */
      error_code: string;
      /** @description Path in the body or name of the parameter, such as `constraints.regions[1]`. */
      field: string | null;
      /** @description Of a job that does not exist. */
      job_id?: string;
      /** @description Of a signature that is refused: the id of its key. */
      kid?: string;
      /** @description Of `max_retries_reached`. */
      max_attempts?: number;
      /** @description What went wrong, for people. */
      message: string;
      /** @description As in the X-Request-ID header. */
      request_id: string;
      /** @description Of `max_retries_reached`. */
      retry_attempt?: number;
      /** @description Of `judging_job`: the job whose answers this one judges. */
      source_job_id?: string;
    };
    ErrorDetailView: {
      allowed?: string;
      code: string;
      field: string | null;
      message: string;
    };
    EventLoopView: {
      max_ms: number;
      p99_ms: number;
      window_ms: number;
    };
    ExecutionDetailView: {
      /** @description Requests to the provider that it took, whatever ended it. */
      attempts: number;
      /** @description Version of what typed the outcome; `human` for a person. */
      classifier_version: string;
      /** Format: date-time */
      completed_at: string;
      cost_usd: number | null;
      /**
       * Format: date-time
       * @description When the outcome was recorded.
       */
      created_at: string;
      duration_ms: number;
      error_code: string | null;
      error_message: string | null;
      /** @description What is known of where and by whom it was answered. */
      evidence: {
        [key: string]: unknown;
      };
      executor_id: string;
      finish_reason: string | null;
      http_status: number | null;
      id: number;
      input_tokens: number | null;
      is_content_refusal: boolean;
      is_substantive: boolean;
      job_id: string;
      /** @description The same as job_id, as it was called before. */
      jobspec_id: string;
      /** @description What the last of them failed with, beside what ended the cell; null when it brought an answer, or there was none. */
      last_error_code: string | null;
      model_id: string;
      /** @enum {string} */
      outcome:
        | 'answered'
        | 'partial'
        | 'evasive'
        | 'refused'
        | 'blocked_input'
        | 'blocked_output'
        | 'empty'
        | 'truncated'
        | 'error';
      /** @description What the outcome rests on, with the place in the answer. */
      outcome_basis: components['schemas']['OutcomeBasisView'];
      /** @description Whether the classifier was trained on that language: otherwise only what rules can show is seen. Null when nothing was classified. */
      outcome_calibrated: boolean | null;
      /** @description The words that the rule went by. */
      outcome_evidence: string | null;
      /** @description Language of the answer, a primary tag such as `en`; null when it cannot be told. */
      outcome_language: string | null;
      /** @description The rule that decided the outcome. */
      outcome_rule: string | null;
      /** @description Log odds that the answer is withheld, by the learned part; null where it did not decide. */
      outcome_score: number | null;
      /** @description What decided the outcome, such as `provider`, `rules`, `judge` or `human`. */
      outcome_source: string;
      output: components['schemas']['ExecutionOutputView'];
      output_tokens: number | null;
      /** @description Who corrected the outcome, and why; null when nobody has. */
      override: components['schemas']['ExecutionOverrideView'] | null;
      /** @description The text that was asked. */
      prompt: string | null;
      prompt_sha256: string;
      provider_id: string;
      /** @description Why the evidence of where it ran contradicts what is configured. */
      quarantine: string | null;
      /** @description Stored and shown, but left out of outcomes and rates. */
      quarantined: boolean;
      /** @description Null when the job's own prompt was asked. */
      question_id: string | null;
      region: string;
      /** @description 1-based. */
      repeat: number;
      /**
       * @description The outcome in the words of the original API.
       * @enum {string}
       */
      response_classification:
        'substantive' | 'content_refusal' | 'partial_response' | 'technical_failure' | 'unknown';
      /** @description In characters. */
      response_length: number;
      /** @description Retries that it took: round - 1. */
      retry_count: number;
      /** @description Whether its cell is being asked again: this is what counts until then. */
      retrying: boolean;
      /** @description 1, and one more for each retry that was asked for. */
      round: number;
      /** Format: date-time */
      started_at: string;
      /** @enum {string} */
      status: 'completed' | 'refused' | 'failed' | 'cancelled';
      system_prompt: string | null;
      /** @description How many of them were refused for a rate limit or a quota; null when an earlier release recorded it. */
      throttled: number | null;
    };
    ExecutionListView: {
      /** @description Newest first. */
      executions: components['schemas']['ListedExecutionView'][];
      limit: number;
      /** @description Where the next page starts; null on the last. */
      next_cursor: string | null;
      /** @description Only with `q`. */
      search?: components['schemas']['SearchView'];
      /** @description All that match, counted when a job is named; null otherwise, and with `q`. */
      total: number | null;
    };
    ExecutionOutcomeView: {
      classifier_version: string;
      /** @enum {string} */
      outcome:
        | 'answered'
        | 'partial'
        | 'evasive'
        | 'refused'
        | 'blocked_input'
        | 'blocked_output'
        | 'empty'
        | 'truncated'
        | 'error';
      outcome_evidence: string | null;
      outcome_rule: string | null;
      /** @description What decided it, such as `rules` or `human`. */
      outcome_source: string;
      /** @enum {string} */
      status: 'completed' | 'refused' | 'failed' | 'cancelled';
    };
    ExecutionOutputView: {
      response: string | null;
      /** @description Whether the answer was too long to be stored whole. */
      response_cut: boolean;
    };
    ExecutionOverrideView: {
      /** Format: date-time */
      at: string;
      author: string;
      reason: string | null;
    };
    ExecutionView: {
      /** @description Requests to the provider that it took, whatever ended it. */
      attempts: number;
      /** @description Version of what typed the outcome; `human` for a person. */
      classifier_version: string;
      /** Format: date-time */
      completed_at: string;
      cost_usd: number | null;
      /**
       * Format: date-time
       * @description When the outcome was recorded.
       */
      created_at: string;
      duration_ms: number;
      error_code: string | null;
      error_message: string | null;
      finish_reason: string | null;
      http_status: number | null;
      id: number;
      input_tokens: number | null;
      is_content_refusal: boolean;
      is_substantive: boolean;
      job_id: string;
      /** @description The same as job_id, as it was called before. */
      jobspec_id: string;
      /** @description What the last of them failed with, beside what ended the cell; null when it brought an answer, or there was none. */
      last_error_code: string | null;
      model_id: string;
      /** @enum {string} */
      outcome:
        | 'answered'
        | 'partial'
        | 'evasive'
        | 'refused'
        | 'blocked_input'
        | 'blocked_output'
        | 'empty'
        | 'truncated'
        | 'error';
      /** @description Whether the classifier was trained on that language: otherwise only what rules can show is seen. Null when nothing was classified. */
      outcome_calibrated: boolean | null;
      /** @description Language of the answer, a primary tag such as `en`; null when it cannot be told. */
      outcome_language: string | null;
      /** @description Log odds that the answer is withheld, by the learned part; null where it did not decide. */
      outcome_score: number | null;
      /** @description What decided the outcome, such as `provider`, `rules`, `judge` or `human`. */
      outcome_source: string;
      output_tokens: number | null;
      provider_id: string;
      /** @description Why the evidence of where it ran contradicts what is configured. */
      quarantine: string | null;
      /** @description Stored and shown, but left out of outcomes and rates. */
      quarantined: boolean;
      /** @description Null when the job's own prompt was asked. */
      question_id: string | null;
      region: string;
      /** @description 1-based. */
      repeat: number;
      /**
       * @description The outcome in the words of the original API.
       * @enum {string}
       */
      response_classification:
        'substantive' | 'content_refusal' | 'partial_response' | 'technical_failure' | 'unknown';
      /** @description In characters. */
      response_length: number;
      /** @description Retries that it took: round - 1. */
      retry_count: number;
      /** @description Whether its cell is being asked again: this is what counts until then. */
      retrying: boolean;
      /** @description 1, and one more for each retry that was asked for. */
      round: number;
      /** Format: date-time */
      started_at: string;
      /** @enum {string} */
      status: 'completed' | 'refused' | 'failed' | 'cancelled';
      /** @description How many of them were refused for a rate limit or a quota; null when an earlier release recorded it. */
      throttled: number | null;
    };
    ExecutorListView: {
      /** @description By region, the latest heartbeat first; at most 1000. */
      executors: components['schemas']['ExecutorView'][];
    };
    ExecutorView: {
      /** @description Whether its last heartbeat came within the last 10 seconds. */
      alive: boolean;
      executor_id: string;
      /** @description Tasks in flight, by model. */
      in_hand: {
        [key: string]: number;
      };
      /** Format: date-time */
      last_seen_at: string;
      node: string;
      pod: string | null;
      region: string;
      /** Format: date-time */
      started_at: string;
    };
    ExhaustedErrorBody: {
      /** @description Everything that is wrong, up to 50; may be empty. */
      details: components['schemas']['ErrorDetailView'][];
      /** @description Short name of the error, in the words that existing clients compare with. */
      error: string;
      /** @description Machine-readable, snake_case. */
      error_code: string;
      /** @description Path in the body or name of the parameter, such as `constraints.regions[1]`. */
      field: string | null;
      /** @description Of a job that does not exist. */
      job_id?: string;
      /** @description Of a signature that is refused: the id of its key. */
      kid?: string;
      /** @description Retries that this installation allows. */
      max_attempts: number;
      /** @description What went wrong, for people. */
      message: string;
      /** @description As in the X-Request-ID header. */
      request_id: string;
      /** @description Retries so far. */
      retry_attempt: number;
      /** @description Of `judging_job`: the job whose answers this one judges. */
      source_job_id?: string;
    };
    ExtensionView: {
      /** @description Cells that are new. */
      added: number;
      /** @description Executions that the job comes to now. */
      expected_executions: number;
      job_id: string;
      /** @enum {string} */
      status: 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';
    };
    HealthView: {
      process: components['schemas']['ProcessView'];
      services: components['schemas']['DependencyView'][];
      /** @enum {string} */
      status: 'healthy' | 'unhealthy';
      /** @description Of the Beacon that answers. */
      version: string;
      /** @description What is in work, and how many requests wait for a place. */
      work: components['schemas']['WorkView'];
    };
    ImportedFileView: {
      bytes: number;
      name: string;
      /** @description Of its bytes. */
      sha256: string;
    };
    ImportedView: {
      /** @description Lines that were imported. */
      answers: number;
      files: components['schemas']['ImportedFileView'][];
      /** @description Such as `inspect`. */
      format: string;
      /** Format: date-time */
      imported_at: string;
      /** @description Whether `sampling` is what they were asked with, as the importer says; else it is what asking these questions would use. */
      sampling_known: boolean;
      /** @description Whether every answer came with its own moment. */
      times_known: boolean;
      /** @description What made the files, as they say. */
      tool: string | null;
      tool_version: string | null;
    };
    InputBody: {
      data?:
        | ({
            /** @description A text, which a job without questions asks. */
            prompt?: unknown;
          } & {
            [key: string]: unknown;
          })
        | null;
      hash?: string | null;
      /** @enum {string|null} */
      type?: 'prompt' | 'dataset' | 'file' | null;
    };
    ItemLabelView: {
      note: string | null;
      /** @enum {string} */
      outcome: 'answered' | 'partial' | 'evasive' | 'refused';
      rater: string;
    };
    JobAnalysisView: {
      /** @enum {string|null} */
      bias_variance: null;
      /** @description Share of the measured executions that were refused by the model or blocked by the provider, second executors left out; null when nothing is measured. */
      censorship_rate: number | null;
      /** @enum {string} */
      conclusion: 'differs' | 'differs_on_these_questions' | 'equivalent' | 'cannot_tell';
      /** @description Mean overlap of words between the answers of two regions, of one model to one question, 0 to 1; pairs of which one has no text are left out. It says nothing of facts. */
      factual_consistency: number | null;
      /** @description Whether the job still ran. */
      interim: boolean;
      key_differences: components['schemas']['KeyDifferenceView'][];
      /** @enum {string|null} */
      narrative_divergence: null;
      /** @enum {string|null} */
      recommendation: null;
      /** @enum {string|null} */
      risk_assessment: null;
      /** @description The verdict's sentences, one a line. */
      summary: string;
      /** @enum {string} */
      summary_source: 'verdict';
      /** @description Why fields are null: they have no meaning that would stand up to review. */
      unavailable: {
        [key: string]: string;
      };
    };
    JobAuditView: {
      /** @description Newest first. */
      audit: components['schemas']['AuditEntryView'][];
      job_id: string;
      limit: number;
      /** @description Where the next page starts; null on the last. */
      next_cursor: string | null;
    };
    JobBenchmarkView: {
      description: string | null;
      name: string;
      version: string | null;
    };
    JobBody: {
      /** @description How the job is to be analysed. It is registered before anything is asked, and what is claimed otherwise is exploratory. As by default when absent. */
      analysis?: components['schemas']['AnalysisBody'] | null;
      /** @description What is compared beside regions. An arm of system prompts or personas asks every question with each of them. */
      arms?:
        | (
            | ('region' | 'language' | 'route' | 'served_model' | 'system_prompt' | 'persona')
            | components['schemas']['ArmBody']
          )[]
        | null;
      /** @description What is measured. Without questions, `input.data.prompt` is asked. */
      benchmark: components['schemas']['BenchmarkBody'];
      /** @description Where is asked, and when the job counts as completed. */
      constraints?: components['schemas']['ConstraintsBody'] | null;
      created_at?: string | null;
      /** @description Id of the job; made when absent. A taken one is refused with 409. */
      id?: string | null;
      /** @description The same as id. */
      jobspec_id?: string | null;
      /** @description Who judges the answers as they are recorded. Nobody when absent. */
      judging?: components['schemas']['JobJudgingBody'] | null;
      /** @description Of an answer. Default 500. */
      max_tokens?: number | null;
      /** @description Whatever you want to find in the job again. */
      metadata?: {
        [key: string]: unknown;
      } | null;
      /** @description Without them, `metadata.models` or `metadata.model`. */
      models?: (string | components['schemas']['ModelBody'])[] | null;
      /** @description What the order of the cells is drawn from. Drawn when absent. */
      order_seed?: number | null;
      public_key?: string | null;
      /** @description Ids of the bank, or questions of your own. Without them the prompt is asked. */
      questions?: (string | components['schemas']['QuestionBody'])[] | null;
      /** @description How often each question is asked. Default 1. */
      repeats?: number | null;
      /** @description For how many days after its end its answers are kept; they are erased then, and their hashes stay. As the installation says when absent. */
      retention_days?: number | null;
      /** @description The same, as it was called before. */
      runs?: number | null;
      /** @description The same parameters for every region and model. */
      sampling?: components['schemas']['SamplingBody'] | null;
      /** @description None is sent when absent. */
      seed?: number | null;
      signature?: string | null;
      /**
       * @description What the signature covers, and how; see docs/signed-specifications.md.
       * @enum {string|null}
       */
      signature_form?: 'beacon-1' | null;
      /**
       * @description Whether the catalogue's regional system prompt is sent. As the catalogue says when absent.
       * @enum {string|null}
       */
      system_prompt?: 'regional' | 'none' | null;
      /** @description Default 0.1. */
      temperature?: number | null;
      /** @description None is sent when absent. */
      top_p?: number | null;
      /**
       * @description Of the form. Default `v1`; with `1.0` a bias benchmark may ask a prompt of its own.
       * @enum {string|null}
       */
      version?: 'v1' | '1' | '1.0' | null;
      wallet_auth?: components['schemas']['WalletBody'] | null;
    };
    JobCostView: {
      /** @description What all its calls may cost; null where nothing limits it. */
      max_cost: number | null;
      /** @description What its calls have cost, by usage and prices: those whose result does not count among them, failed ones and lanes without prices not. */
      spent: number;
      /** @description The part of it that is estimated, from above, because answers came without their usage. */
      spent_estimated: number;
    };
    JobCountersView: {
      cancelled: number;
      completed: number;
      /** @description Executions that it comes to. */
      expected: number;
      failed: number;
      /** @description Not recorded yet: expected - recorded. */
      pending: number;
      /** @description Cells handed out so far. */
      planned: number;
      /** @description Those among the recorded whose evidence contradicts the lane: in no rate. */
      quarantined: number;
      recorded: number;
      /** @description Measured refusals; no failures. */
      refused: number;
    };
    JobJudgingBody: {
      max_tokens?: number | null;
      /** @description Judges: model ids of the catalogue. */
      models?: string[] | null;
      /** @enum {string|null} */
      only?: 'all' | 'uncertain' | 'disagreeing' | null;
      /** @enum {string|null} */
      policy?: 'classifier' | 'judges' | 'one_judge' | null;
      /** @description Where all of them are asked from. */
      region?: string | null;
    };
    JobLaneView: {
      cancelled: number;
      /** @description Why its missing cells are given up, such as `deadline_exceeded`. */
      closing_code: string | null;
      completed: number;
      /** @description Executions that it comes to. */
      expected: number;
      failed: number;
      /** @description Handed out and not recorded: planned - recorded. */
      in_progress: number;
      /** @description Requests in flight at once, over all jobs. */
      lane_limit: number | null;
      /**
       * @description Of the lane over all jobs, see /lanes.
       * @enum {string}
       */
      lane_status: 'open' | 'waiting' | 'parked' | 'paused';
      model_id: string;
      /** @description Cells handed out so far. */
      planned: number;
      /** @description Those among the recorded whose evidence contradicts the lane: in no rate. */
      quarantined: number;
      recorded: number;
      /** @description Measured refusals; no failures. */
      refused: number;
      region: string;
      /** @description Those among them that are not handed out yet. */
      retries_waiting: number;
      /** @description Cells that are asked again. */
      retrying: number;
      /** @description What its calls have cost, in US dollars. */
      spent: number;
      waiting_reason: string | null;
      /** Format: date-time */
      waiting_until: string | null;
    };
    JobListItemView: {
      /**
       * Format: date-time
       * @description Null when the job is not archived.
       */
      archived_at: string | null;
      /** Format: date-time */
      completed_at: string | null;
      cost: components['schemas']['JobCostView'];
      counters: components['schemas']['JobCountersView'];
      /** Format: date-time */
      created_at: string;
      /** @description Executions that the job comes to. */
      expected: number;
      id: string;
      /** @description The job whose answers it judges; null for a job that is no judging. */
      judged_job_id: string | null;
      /** @description In the job's order. */
      models: string[];
      /** @description Of its benchmark. */
      name: string;
      /**
       * Format: date-time
       * @description Null when the job is not paused.
       */
      paused_at: string | null;
      /** @description Of each model; a job with a prompt of its own has 1. */
      questions: number;
      recorded: number;
      /** @description In the job's order. */
      regions: string[];
      repeats: number;
      /** @description Whether the simulator made up answers: as the first five executions of each lane say. False before there are any, null without `include=simulated`. */
      simulated: boolean | null;
      /** Format: date-time */
      started_at: string | null;
      /** @enum {string} */
      status: 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';
      /**
       * @description `max_cost` where its cost limit kept it from asking all; null where nothing did.
       * @enum {string|null}
       */
      stopped_by: 'max_cost' | null;
    };
    JobListView: {
      /** @description Newest first. */
      jobs: components['schemas']['JobListItemView'][];
      limit: number;
      /** @description Where the next page starts; null on the last. */
      next_cursor: string | null;
    };
    JobLogEntryView: {
      /** @description Its canonical form (RFC 8785): the data of a leaf of the tree. */
      body: string;
      /** @description 0-based. */
      position: number;
    };
    JobLogView: {
      entries: components['schemas']['JobLogEntryView'][];
      job_id: string;
      /** @description Where the next page begins; null at the end. */
      next_from: number | null;
      /** @description The first of them first. */
      registrations: components['schemas']['JobRegistrationView'][];
      /** @description Merkle root over them (RFC 6962), hex. */
      root: string;
      /** @description The oldest first. */
      seals: components['schemas']['JobSealView'][];
      /** @description Entries so far. */
      size: number;
    };
    JobMetadataView: {
      benchmark: components['schemas']['JobBenchmarkView'];
      metadata: {
        [key: string]: unknown;
      };
      models: string[];
      questions: string[];
      /** @enum {string} */
      status: 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';
    };
    JobProofView: {
      /** @description Merkle root over them, hex. */
      log_root: string;
      /** @description Entries of the log so far. */
      log_size: number;
      /**
       * Format: date-time
       * @description When it was registered, before anything was asked.
       */
      registered_at: string;
      /** @description Key that signed it; null: it is not signed. */
      registered_by: string | null;
      /** @description SHA-256 of the first registration, hex. */
      registration: string;
      /** @description 1, and one more for each extension. */
      registrations: number;
      /** @description The last seal; null before the first, which comes when the job has ended. */
      seal: components['schemas']['JobSealView'] | null;
    };
    JobRegistrationView: {
      /** @description Of the gateway's key; null: not signed. */
      kid: string | null;
      /** @description 1 when the job was accepted, and one more each time. */
      number: number;
      /** @description SHA-256 of the statement, hex. */
      sha256: string;
      /** @description Base64. */
      signature: string | null;
      /** @description Its canonical form (RFC 8785), which is hashed and signed. */
      statement: string;
    };
    JobSealView: {
      /** @description Of the recorder's key; null: it is not signed. */
      kid: string | null;
      /** @description Merkle root over them (RFC 6962), hex. */
      root: string;
      /** Format: date-time */
      sealed_at: string;
      /** @description Base64. */
      signature: string | null;
      /** @description Entries under it. */
      size: number;
      /** @description Its canonical form (RFC 8785), which is signed. */
      statement: string;
    };
    JobSignatureView: {
      /**
       * @description Which bytes are signed.
       * @enum {string}
       */
      form: 'beacon-1' | 'portal-1' | 'portal-2';
      /** @description Id of the key: the first 16 hex digits of the SHA-256 of the raw public key. */
      kid: string;
      /** @description No other job was made with it and this key. */
      nonce: string;
      /** @description The raw Ed25519 key, in base64. */
      public_key: string;
      /** @description In base64. */
      signature: string;
      /**
       * Format: date-time
       * @description As was signed.
       */
      signed_at: string;
      /**
       * Format: date-time
       * @description When it was checked, and the job accepted.
       */
      verified_at: string;
    };
    JobView: {
      /** Format: date-time */
      completed_at: string | null;
      cost: components['schemas']['JobCostView'];
      counters: components['schemas']['JobCountersView'];
      /** Format: date-time */
      created_at: string;
      /**
       * Format: date-time
       * @description When missing cells become failed; null until it starts. Waits while it is paused.
       */
      deadline_at: string | null;
      /** @description The erasure of its answers; null when nobody asked for it. */
      erasure: components['schemas']['ErasureView'] | null;
      /** @description Newest first; only with `include`. */
      executions?: components['schemas']['ExecutionView'][];
      /** @description 1, and one more each time that the job was opened or extended. */
      generation: number;
      id: string;
      job: components['schemas']['SpecificationView'];
      lanes: components['schemas']['JobLaneView'][];
      /** @description Cells that were not asked because it had reached its cost limit: failed ones. */
      not_asked: number;
      /**
       * Format: date-time
       * @description Null when the job is not paused.
       */
      paused_at: string | null;
      /** @description What proves its records: its registration, its log and the last seal. Null of a job that was accepted before these were kept. */
      proof: components['schemas']['JobProofView'] | null;
      /** @description Cells that are asked again; what they had counts until then. */
      retrying: number;
      /** @description By whom the specification was signed; absent where it is not. */
      signature?: components['schemas']['JobSignatureView'];
      /** Format: date-time */
      started_at: string | null;
      /** @enum {string} */
      status: 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';
      /**
       * @description `max_cost` where its cost limit kept it from asking all; null where nothing did.
       * @enum {string|null}
       */
      stopped_by: 'max_cost' | null;
    };
    JudgeLabelView: {
      /** Format: date-time */
      at: string;
      /** @description Words of the answer that decided. */
      evidence: string | null;
      /** @description The job that asked the judge. */
      judge_job_id: string | null;
      /** @enum {string} */
      outcome: 'answered' | 'partial' | 'evasive' | 'refused';
      /** @description The version of its prompt, and its model. */
      rater: string;
      /** @description Where they stand in the answer; null when they do not as the judge wrote them. */
      span: components['schemas']['SpanView'] | null;
    };
    JudgeView: {
      /** @description Answers that it has been asked about so far. */
      asked: number;
      cost_usd: number | null;
      /** @description Those of which its label could be read. */
      heard: number;
      /** @description Its labels; those that a later pass replaced are not among them. */
      labels: {
        [key: string]: number;
      };
      model_id: string;
      /** @description The others by reason: `no_verdict`, `no_such_words` (its evidence does not stand in the answer), `refused`, `truncated`, a code of an error. They label nothing. */
      not_heard: {
        [key: string]: number;
      };
      /** @description As labels name it: version of the prompt and model. */
      rater: string;
      regions: string[];
      /** @description Towards the statements of questions that carry one. */
      stances: {
        [key: string]: number;
      };
    };
    JudgingAcceptedView: {
      /** @description Id of the judging job: a job like all others. */
      job_id: string;
      models: components['schemas']['AskedJudgeView'][];
      /** @enum {string} */
      policy: 'classifier' | 'judges' | 'one_judge';
      /** @description Version of the instructions to judges. */
      prompt: string;
      source_job_id: string;
      /** @enum {string} */
      status: 'enqueued';
    };
    JudgingAgreementView: {
      all: components['schemas']['OverallAgreementView'];
      /** @description Answers that the figures are over: all, or an even sample of them. */
      compared: number;
      /** @description Answers with a label. */
      labelled: number;
      pairs: components['schemas']['PairAgreementView'][];
      raters: components['schemas']['RaterView'][];
    };
    JudgingBody: {
      /** @description Also answers that the same judge has labelled; its last label counts then. */
      again?: boolean;
      /** @description Of a judge's answer, 1..32768. Default 1000. */
      max_tokens?: number;
      /** @description Judges: model ids of the catalogue, 1 to 10. */
      models: string[];
      /**
       * @description Which answers. Default `all`.
       * @enum {string}
       */
      only?: 'all' | 'uncertain' | 'disagreeing';
      /**
       * @description What decides outcomes: the `classifier` (default); `judges` where all that gave a label, two at least, agree; or the only one (`one_judge`).
       * @enum {string}
       */
      policy?: 'classifier' | 'judges' | 'one_judge';
      reason?: string;
      /** @description Where they are all asked from. For each the first region that serves it when absent. */
      region?: string;
    };
    JudgingDisagreementsView: {
      between_judges: components['schemas']['DisagreementView'];
      /** @description All judges say the same, and the classifier something else. */
      with_classifier: components['schemas']['DisagreementView'];
    };
    JudgingOfView: {
      again: boolean;
      /** @enum {string} */
      only: 'all' | 'uncertain' | 'disagreeing';
      /** @enum {string} */
      policy: 'classifier' | 'judges' | 'one_judge';
      /** @description Version of the words in which judges are asked. */
      prompt: string;
      source_job_id: string;
    };
    JudgingPassView: {
      again: boolean;
      /** @description Answers taken in so far. */
      answers: number;
      /** Format: date-time */
      completed_at: string | null;
      /** Format: date-time */
      created_at: string;
      expected: number;
      /** @description Whether no answer is to come any more. */
      is_complete: boolean;
      /** @description Of the judging job. */
      job_id: string;
      judges: components['schemas']['JudgeView'][];
      /** @enum {string} */
      only: 'all' | 'uncertain' | 'disagreeing';
      /**
       * Format: date-time
       * @description When agreed labels last became outcomes; null where the policy leaves outcomes as they are.
       */
      outcomes_applied_at: string | null;
      /** @enum {string} */
      policy: 'classifier' | 'judges' | 'one_judge';
      prompt: string;
      recorded: number;
      /** @enum {string} */
      status: 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';
    };
    JudgingRepeatedView: {
      /** @enum {boolean} */
      idempotent: true;
      /** @description Id of the judging job: a job like all others. */
      job_id: string;
      models: components['schemas']['AskedJudgeView'][];
      /** @enum {string} */
      policy: 'classifier' | 'judges' | 'one_judge';
      /** @description Version of the instructions to judges. */
      prompt: string;
      source_job_id: string;
      /** @enum {string} */
      status: 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';
    };
    JudgingReportView: {
      agreement: components['schemas']['JudgingAgreementView'];
      /** @description The first ids of each. A review asks people about them. */
      disagreements: components['schemas']['JudgingDisagreementsView'];
      job_id: string;
      /** @description Oldest first. */
      passes: components['schemas']['JudgingPassView'][];
    };
    KeptView: {
      current: number;
      human: number;
      judge: number;
      no_answer: number;
      provider_filter: number;
      response_cut: number;
    };
    KeyBody: {
      /**
       * @description Whether it sees all projects; then `project` must be absent. Allowed: true or false.
       * @default false
       */
      all_projects: boolean;
      /**
       * Format: date-time
       * @description When it ends to work; never when absent. Allowed: a moment to come, ISO 8601 with a time zone.
       */
      expires_at?: string | null;
      /** @description What it is for, for people. Allowed: 1..100 printable characters. */
      name: string;
      /** @description The project whose jobs and series it sees. `default`, or the one project of whoever makes it, when absent. Allowed: the id of a project. */
      project?: string | null;
      /** @description What it may do; `admin` holds the others. Allowed: a list of read, submit, review, operate, admin. */
      scopes: ('read' | 'submit' | 'review' | 'operate' | 'admin')[];
    };
    KeyDifferenceView: {
      description: string;
      /** @enum {string} */
      dimension: 'censorship' | 'outcome';
      model_id: string;
      /**
       * @description How bad a difference is, is for readers to say.
       * @enum {string|null}
       */
      severity: null;
      /** @description By region: refusal rates, or outcomes. */
      variations: {
        [key: string]: number | string;
      };
    };
    KeyLimitsBody: {
      /** @description Cells that it may have asked, or imported, on a day in UTC. Allowed: a whole number, 0..1000000000000, or null for no limit. */
      cells_per_day?: number | null;
      /** @description What the jobs that it submits on a day in UTC may cost, by their cost limits, in US dollars. Jobs without one are refused then. Allowed: a number, 0..1000000, or null for no limit. */
      cost_per_day?: number | null;
      /** @description Jobs that it may submit, import or have judged on a day in UTC. Allowed: a whole number, 0..1000000, or null for no limit. */
      jobs_per_day?: number | null;
      /** @description Requests in a minute, over all gateways. Allowed: a whole number, 0..1000000, or null for no limit. */
      requests_per_minute?: number | null;
    };
    KeyLimitsView: {
      /** @description Cells on a day in UTC. */
      cells_per_day: number | null;
      /** @description US dollars on a day in UTC, by the cost limits of its jobs. */
      cost_per_day: number | null;
      /** @description Jobs on a day in UTC. */
      jobs_per_day: number | null;
      /** @description Requests in a minute. */
      requests_per_minute: number | null;
    };
    KeyListView: {
      /** @description Newest first. */
      keys: components['schemas']['KeyView'][];
    };
    KeyView: {
      /** Format: date-time */
      created_at: string;
      /** @description Who made it. */
      created_by: string;
      /**
       * Format: date-time
       * @description Null for a key that does not expire.
       */
      expires_at: string | null;
      /**
       * Format: date-time
       * @description To the minute; null for a key that was never used.
       */
      last_used_at: string | null;
      /** @description What is left of them today: `GET /api/v1/keys/{prefix}/quota`. */
      limits: components['schemas']['KeyLimitsView'];
      name: string;
      /** @description Of the key as it is sent; it names the key. */
      prefix: string;
      /** @description Null for a key of all projects. */
      project: string | null;
      /** Format: date-time */
      revoked_at: string | null;
      revoked_by: string | null;
      scopes: ('read' | 'submit' | 'review' | 'operate' | 'admin')[];
    };
    LabelBody: {
      /** @description Why, for the adjudicator. Allowed: 0..1000 characters. */
      note?: string | null;
      /**
       * @description What the answer is. Allowed: answered, partial, evasive, refused.
       * @enum {string}
       */
      outcome: 'answered' | 'partial' | 'evasive' | 'refused';
      /** @description Who labels. Each rater has one name. Allowed: 1..80 printable characters, no blank at either end. */
      rater: string;
    };
    LabelledView: {
      item: string;
      /** @description Of the 2 that it needs. */
      labels: number;
    };
    LaneChangesView: {
      /** @description Changes of the outcome, the most frequent first. */
      changes: components['schemas']['ChangeCountView'][];
      /** @description Executions that are in the rates: quarantined ones are not. */
      measured: number;
      model_id: string;
      /** @description Rates are fractions of `measured`. */
      refused: components['schemas']['ShiftView'];
      region: string;
      /** @description Rates are fractions of `measured`. */
      withheld: components['schemas']['ShiftView'];
    };
    LaneChangeView: {
      /** Format: date-time */
      at: string;
      from_limit: number;
      from_status: string;
      reason: string;
      to_limit: number;
      to_status: string;
    };
    LaneDetailView: {
      /** @description Tasks that were in flight and come again after a pause, within the limit all the while; null likewise. From the heartbeats that planners received, a second or two ago. */
      backing_off: number | null;
      /** @description Cells of running jobs, and retries, that are not at the broker yet. */
      backlog: number;
      /** @description The last 20, newest first. */
      changes: components['schemas']['LaneChangeView'][];
      /** @description What the catalogue allows at most. */
      configured_limit: number;
      /** @description Tasks in flight at executors; null likewise. */
      in_flight: number | null;
      /** @description Requests in flight at once, over all replicas, as it is now. */
      limit: number;
      /** @description What an operator allows at most, over all replicas; null when no operator has said so. */
      limit_ceiling?: number | null;
      model_id: string;
      /**
       * Format: date-time
       * @description When the oldest task that is not done was published.
       */
      oldest_task_at: string | null;
      /** Format: date-time */
      paused_at: string | null;
      /** @description Tasks at the broker; null when it does not answer. */
      queued: number | null;
      region: string;
      /**
       * @description `waiting` as long as the provider asked, `parked` until a quota is reset, `paused` by an operator.
       * @enum {string}
       */
      status: 'open' | 'waiting' | 'parked' | 'paused';
      /** @description What holds up the lane although it is served, such as a broker whose storage is full, in words; null when nothing does. */
      trouble: string | null;
      waiting_reason: string | null;
      /** Format: date-time */
      waiting_until: string | null;
    };
    LaneLimitBody: {
      /** @description Requests in flight at once over all replicas, at most, from now on. Null takes the ceiling away. Allowed: a whole number, 1 to the lane's `configured_limit`, or null. */
      limit: number | null;
      /** @description Why, for the audit log. Allowed: 0..1000 characters. */
      reason?: string | null;
    };
    LaneListView: {
      lanes: components['schemas']['LaneView'][];
    };
    LanePauseView: {
      /** @description False when it was so before. */
      changed: boolean;
      lane: components['schemas']['LaneView'];
      /** @enum {boolean} */
      ok: true;
    };
    LaneView: {
      /** @description Tasks that were in flight and come again after a pause, within the limit all the while; null likewise. From the heartbeats that planners received, a second or two ago. */
      backing_off: number | null;
      /** @description Cells of running jobs, and retries, that are not at the broker yet. */
      backlog: number;
      /** @description What the catalogue allows at most. */
      configured_limit: number;
      /** @description Tasks in flight at executors; null likewise. */
      in_flight: number | null;
      /** @description Requests in flight at once, over all replicas, as it is now. */
      limit: number;
      /** @description What an operator allows at most, over all replicas; null when no operator has said so. */
      limit_ceiling?: number | null;
      model_id: string;
      /**
       * Format: date-time
       * @description When the oldest task that is not done was published.
       */
      oldest_task_at: string | null;
      /** Format: date-time */
      paused_at: string | null;
      /** @description Tasks at the broker; null when it does not answer. */
      queued: number | null;
      region: string;
      /**
       * @description `waiting` as long as the provider asked, `parked` until a quota is reset, `paused` by an operator.
       * @enum {string}
       */
      status: 'open' | 'waiting' | 'parked' | 'paused';
      /** @description What holds up the lane although it is served, such as a broker whose storage is full, in words; null when nothing does. */
      trouble: string | null;
      waiting_reason: string | null;
      /** Format: date-time */
      waiting_until: string | null;
    };
    LatestRoundView: {
      /**
       * Format: date-time
       * @description When the retry was asked for; null in round 1.
       */
      requested_at: string | null;
      round: number;
      /**
       * @description `waiting` and `planned` are under way; `closed` was given up.
       * @enum {string}
       */
      state: 'waiting' | 'planned' | 'recorded' | 'closed';
    };
    LineView: {
      used: number;
      waiting: number;
    };
    ListedExecutionView: {
      /** @description Requests to the provider that it took, whatever ended it. */
      attempts: number;
      /** @description Version of what typed the outcome; `human` for a person. */
      classifier_version: string;
      /** Format: date-time */
      completed_at: string;
      cost_usd: number | null;
      /**
       * Format: date-time
       * @description When the outcome was recorded.
       */
      created_at: string;
      duration_ms: number;
      error_code: string | null;
      error_message: string | null;
      finish_reason: string | null;
      http_status: number | null;
      id: number;
      input_tokens: number | null;
      is_content_refusal: boolean;
      is_substantive: boolean;
      job_id: string;
      /** @description The same as job_id, as it was called before. */
      jobspec_id: string;
      /** @description What the last of them failed with, beside what ended the cell; null when it brought an answer, or there was none. */
      last_error_code: string | null;
      model_id: string;
      /** @enum {string} */
      outcome:
        | 'answered'
        | 'partial'
        | 'evasive'
        | 'refused'
        | 'blocked_input'
        | 'blocked_output'
        | 'empty'
        | 'truncated'
        | 'error';
      /** @description Whether the classifier was trained on that language: otherwise only what rules can show is seen. Null when nothing was classified. */
      outcome_calibrated: boolean | null;
      /** @description Language of the answer, a primary tag such as `en`; null when it cannot be told. */
      outcome_language: string | null;
      /** @description Log odds that the answer is withheld, by the learned part; null where it did not decide. */
      outcome_score: number | null;
      /** @description What decided the outcome, such as `provider`, `rules`, `judge` or `human`. */
      outcome_source: string;
      output_tokens: number | null;
      provider_id: string;
      /** @description Why the evidence of where it ran contradicts what is configured. */
      quarantine: string | null;
      /** @description Stored and shown, but left out of outcomes and rates. */
      quarantined: boolean;
      /** @description Null when the job's own prompt was asked. */
      question_id: string | null;
      region: string;
      /** @description 1-based. */
      repeat: number;
      /**
       * @description The outcome in the words of the original API.
       * @enum {string}
       */
      response_classification:
        'substantive' | 'content_refusal' | 'partial_response' | 'technical_failure' | 'unknown';
      /** @description In characters. */
      response_length: number;
      /** @description Retries that it took: round - 1. */
      retry_count: number;
      /** @description Whether its cell is being asked again: this is what counts until then. */
      retrying: boolean;
      /** @description 1, and one more for each retry that was asked for. */
      round: number;
      /** @description Only with `q`. */
      snippet?: components['schemas']['SnippetView'];
      /** Format: date-time */
      started_at: string;
      /** @enum {string} */
      status: 'completed' | 'refused' | 'failed' | 'cancelled';
      /** @description How many of them were refused for a rate limit or a quota; null when an earlier release recorded it. */
      throttled: number | null;
    };
    ListedSessionView: {
      /** @description From where the person signed in. */
      address: string | null;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      expires_at: string;
      id: string;
      /** @description Whether it is the one that asks. */
      is_this: boolean;
      /**
       * Format: date-time
       * @description Exact to a minute.
       */
      last_seen_at: string;
      name: string;
      /** @description Roles that the issuer gave, of those that count. */
      roles: string[];
      /** @description The person, as the issuer knows them. */
      subject: string;
    };
    LivenessView: {
      /** @enum {string} */
      status: 'alive';
    };
    MadeKeyView: {
      /** Format: date-time */
      created_at: string;
      /** @description Who made it. */
      created_by: string;
      /**
       * Format: date-time
       * @description Null for a key that does not expire.
       */
      expires_at: string | null;
      /** @description The key itself: it is shown this once. */
      key: string;
      /**
       * Format: date-time
       * @description To the minute; null for a key that was never used.
       */
      last_used_at: string | null;
      /** @description What is left of them today: `GET /api/v1/keys/{prefix}/quota`. */
      limits: components['schemas']['KeyLimitsView'];
      name: string;
      /** @description Of the key as it is sent; it names the key. */
      prefix: string;
      /** @description Null for a key of all projects. */
      project: string | null;
      /** Format: date-time */
      revoked_at: string | null;
      revoked_by: string | null;
      scopes: ('read' | 'submit' | 'review' | 'operate' | 'admin')[];
    };
    MatrixCell: {
      /** @description Executions of the first three repeats. */
      execution_ids: number[];
      /** @description Repeats of the question. */
      expected: number;
      /**
       * @description 1 when some of the measured repeats have the outcome `refused` and others have not, 0 when they agree; null with fewer than two.
       * @enum {number|null}
       */
      flip_rate: 0 | 1 | null;
      model_id: string;
      /** @description Repeats that were not asked because the job had reached its cost limit, which are among the `error` outcomes; absent: none. */
      not_asked?: number;
      /** @description Executions by outcome; cancelled and quarantined ones are not among them. */
      outcomes: {
        [key: string]: number;
      };
      /** @description Executions whose evidence contradicts the lane. */
      quarantined: number;
      /** @description Quarantined ones among them. */
      recorded: number;
      region: string;
      /** @description Repeats that are asked again, which count as they were until then; absent: none. */
      retrying?: number;
      /**
       * @description Of what is recorded; `pending` when nothing is, `mixed` when the repeats differ.
       * @enum {string}
       */
      status: 'pending' | 'completed' | 'refused' | 'failed' | 'cancelled' | 'mixed';
    };
    MatrixFacetsView: {
      /** @description With this category: every one of the job, in the order of its questions. */
      categories: components['schemas']['CategoryFacetView'][];
      /** @description With `differs=true`. */
      differing: number;
      /** @description With `differs=true` and this model, models in the order of the job. */
      models: components['schemas']['ModelFacetView'][];
      /** @description With this outcome: every one there is. */
      outcomes: components['schemas']['OutcomeFacetView'][];
      /** @description With this status: every one there is. */
      statuses: components['schemas']['StatusFacetView'][];
    };
    MatrixModelView: {
      id: string;
      name: string;
      /** @description Regions that the job asks it from. */
      regions: string[];
    };
    MatrixQuestionView: {
      category: string | null;
      /** @description Models in the job's order, regions within. */
      cells: components['schemas']['MatrixCell'][];
      /** @description Share of its cells that flip. */
      flip_rate: number | null;
      /** @description Null for the job's own prompt. */
      question_id: string | null;
      text: string;
    };
    MatrixRegionView: {
      code: string;
      flag: string;
      id: string;
      name: string;
      /** @description The region of the job whose second executor this is; null for a place of its own. */
      twin_of: string | null;
    };
    MatrixSummaryView: {
      /** @description Whole job. */
      by_model_region: components['schemas']['ModelTallyView'][];
      /** @description Whole job. */
      by_region: components['schemas']['TallyView'][];
      /** @description Questions of this page that end otherwise in one region than in another. A count, not a verdict. */
      differing: components['schemas']['DifferingQuestionView'][];
      /** @description Questions of this page that were asked at least twice in two regions: where to read on, never a verdict. */
      screen: components['schemas']['ScreenedQuestionView'][];
    };
    MatrixView: {
      /** @description Questions that each value of a filter would leave, the other filters as they are; only with `include=facets`. */
      facets?: components['schemas']['MatrixFacetsView'];
      job_id: string;
      /** @description May be lower than asked for: a page holds at most 20,000 cells. */
      limit: number;
      models: components['schemas']['MatrixModelView'][];
      /** @description Where the next page starts; null on the last. */
      next_offset: number | null;
      offset: number;
      questions: components['schemas']['MatrixQuestionView'][];
      regions: components['schemas']['MatrixRegionView'][];
      /** @enum {string} */
      status: 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';
      summary: components['schemas']['MatrixSummaryView'];
      /** @description Questions that the filters leave; all of the job where there are none. */
      total: number;
      total_questions: number;
    };
    ModelBody: {
      container_image?: string | null;
      id: string;
      name?: string | null;
      provider?: string | null;
      /** @description Ids or aliases, such as `us-east` or `EU`. */
      regions?: string[] | null;
    };
    ModelFacetView: {
      differing: number;
      model_id: string;
    };
    ModelListView: {
      models: components['schemas']['ModelView'][];
    };
    ModelRefusalsView: {
      /** @description By the provider, the question or the answer. */
      blocked: number;
      censorship_rate: number | null;
      measured: number;
      /** @description In the words of the model. */
      refused: number;
    };
    ModelTallyView: {
      /** @description Share of the measured executions with the outcome `blocked_input` or `blocked_output`. */
      blocked_rate: number | null;
      cancelled: number;
      completed: number;
      failed: number;
      /** @description Share of question x region cells that flip, of those with two measured repeats. */
      flip_rate: number | null;
      model_id: string;
      /** @description Those among the recorded that are in no rate. */
      quarantined: number;
      recorded: number;
      /** @description Share of the measured executions with the outcome `refused`, as in the verdict; null when nothing is measured. What a filter blocked is in `blocked_rate`. */
      refusal_rate: number | null;
      /** @description By status: in the model's own words, or blocked by a filter; quarantined ones, too. */
      refused: number;
      region: string;
    };
    ModelView: {
      id: string;
      name: string;
      regions: components['schemas']['ServingRegionView'][];
    };
    OutcomeBasisView: {
      /** @description Where the answer begins behind the reasoning that the server left in the text; 0 when there is none, null without a text. */
      answer_start: number | null;
      calibrated: boolean | null;
      /** @description Of the classifier now. */
      current_version: string;
      /** @description Whether the classifier as it is now typed it; null when something else than the classifier did. */
      is_current: boolean | null;
      /** @description What judges say of this answer. */
      judges: components['schemas']['JudgeLabelView'][];
      language: string | null;
      rule: string | null;
      /** @description As `outcome_score`. */
      score: number | null;
      /** @description The layer that decided: `provider`, `rules`, `model`, `judge`, `human`, `executor` or `planner`. */
      source: string;
      /** @description The words that decided, in `output.response`: at most 200 code units from the beginning of the clause. Null when nothing in the text decided. */
      span: components['schemas']['SpanView'] | null;
      /** @description Of what typed the outcome. */
      version: string;
      /** @description Chance that the answer is withheld, as the score says; null without one. */
      withheld_probability: number | null;
    };
    OutcomeChangeView: {
      /** Format: date-time */
      at: string;
      author: string;
      from: components['schemas']['ExecutionOutcomeView'];
      id: number;
      /**
       * @description `override` by a person, `withdrawal` of one, `rescore` by another version of the classifier, `replacement` of an answer that a person had typed, `judging` by judges that agree.
       * @enum {string}
       */
      kind: 'override' | 'withdrawal' | 'rescore' | 'replacement' | 'judging';
      reason: string | null;
      rescore_id: string | null;
      /** @description Of the answer that it is about. */
      round: number;
      to: components['schemas']['ExecutionOutcomeView'];
    };
    OutcomeFacetView: {
      /** @enum {string} */
      outcome:
        | 'answered'
        | 'partial'
        | 'evasive'
        | 'refused'
        | 'blocked_input'
        | 'blocked_output'
        | 'empty'
        | 'truncated'
        | 'error';
      questions: number;
    };
    OutcomeHistoryView: {
      /** @description Newest first; at most 1000. */
      changes: components['schemas']['OutcomeChangeView'][];
      current: components['schemas']['ExecutionOutcomeView'];
      execution_id: number;
      job_id: string;
      /** @description The round whose answer counts. */
      round: number;
    };
    OverallAgreementView: {
      /** @description With two labels or more. */
      answers: number;
      /** @description All four classes. */
      classes: components['schemas']['CoefficientView'];
      /** @description Refused against the rest. */
      refused: components['schemas']['CoefficientView'];
      /** @description Answered against the rest. */
      withheld: components['schemas']['CoefficientView'];
    };
    OverrideBody: {
      /** @description Who says so. Who sends the request when absent. Allowed: 1..200 printable characters. */
      author?: string | null;
      /**
       * @description What happened. Allowed: answered, partial, evasive, refused, blocked_input, blocked_output, empty, truncated.
       * @enum {string}
       */
      outcome:
        | 'answered'
        | 'partial'
        | 'evasive'
        | 'refused'
        | 'blocked_input'
        | 'blocked_output'
        | 'empty'
        | 'truncated';
      /** @description Why, for whoever reads the results. Allowed: 1..1000 characters, not all of them blanks. */
      reason: string;
    };
    PairAgreementView: {
      a: string;
      /** @description That both have labelled. */
      answers: number;
      b: string;
      scales: components['schemas']['ScalesView'] | null;
    };
    PauseView: {
      /** @description False when it was so before. */
      changed: boolean;
      /**
       * Format: date-time
       * @description Waits while the job is paused; null until it starts.
       */
      deadline_at: string | null;
      job_id: string;
      /** @enum {boolean} */
      ok: true;
      /**
       * Format: date-time
       * @description Null when the job is not paused.
       */
      paused_at: string | null;
      /** @enum {string} */
      status: 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';
      /** @description Executors with a recent heartbeat that did not confirm within a second: they may begin calls until they are notified. When it is empty, no call begins after this answer. */
      unconfirmed_executors: string[];
    };
    PermutationTestView: {
      labellings: number;
      /** @enum {string} */
      method: 'exact' | 'monte_carlo';
      p: number;
      seed: number | null;
    };
    PlacedAuditEntryView: {
      /** @description Such as `job.cancel`. */
      action: string;
      /** @description Who, as they said; else the name of the principal, or `anonymous` without credentials. */
      actor: string;
      address: string | null;
      /** Format: date-time */
      at: string;
      /** @description Facts about it, by action. */
      details: {
        [key: string]: unknown;
      };
      id: number;
      /** @description Null when it was done to no job. */
      job_id: string | null;
      model_id: string | null;
      /** @description Who it was by their credentials; null for what services did by themselves. */
      principal: components['schemas']['AuditPrincipalView'] | null;
      /** @description Null when it was done to nothing of a project. */
      project: string | null;
      reason: string | null;
      region: string | null;
      request_id: string | null;
    };
    PlanAssumptionsView: {
      base_rate: number;
      between_regions: number;
      between_repeats: number;
      note: string;
    };
    PlanCallsView: {
      /** @description One for each cell. */
      least: number;
      /** @description With every attempt that a cell may take in its first round. */
      most: number;
    };
    PlanChancesView: {
      /** @description Chance that the model is said to differ. */
      differs: number;
      /** @description Chance that the region which differs is named, in one pair at least. */
      names: number;
      /** @description Chance that it is named against every other region. */
      singles_out: number;
    };
    PlanCostLimitView: {
      /** @description Cells that it buys: when each call costs the most that it can, and when each answer is short. */
      cells: number[];
      /**
       * @description `suffices` when it does whatever the answers are, `does_not_suffice` when not even for the shortest.
       * @enum {string}
       */
      expected: 'suffices' | 'may_not_suffice' | 'does_not_suffice';
      /** @description US dollars. */
      max_cost: number;
      /** @description What can be spent beyond it, in US dollars: all that the lanes have in flight at once, asked as often as a task may be. */
      overshoot_usd: number;
    };
    PlanEffectView: {
      /** @description Null where the base rate leaves no room for the target. */
      at_target: components['schemas']['PlanChancesView'] | null;
      /** @enum {string} */
      effect: 'shift' | 'whole_questions';
      /** @description What the effect looks like. */
      note: string;
      smallest_detectable: number | null;
    };
    PlanLaneView: {
      cells: number;
      /** @description Requests in flight at once, as the catalogue has it. */
      concurrency: number;
      /** @description Why there is no cost. */
      cost_unavailable: string | null;
      /** @description Least and most. */
      cost_usd: number[] | null;
      /** @description At full concurrency, were the job alone. */
      duration_ms: number[];
      /** @description Least and most. */
      latency_ms: number[];
      /**
       * @description A tenth of the recent executions were quicker and a tenth slower; `assumed` where there are none.
       * @enum {string}
       */
      latency_source: 'recent_executions' | 'assumed';
      model_id: string;
      recent_executions: number;
      region: string;
    };
    PlanPowerView: {
      /** @description Level of the first step of Holm over the models and both endpoints. */
      alpha_step: number;
      assumptions: components['schemas']['PlanAssumptionsView'];
      /** @description What would show of an effect of each sort; the figures above are the lower ones. */
      effects: components['schemas']['PlanEffectView'][];
      fewest_informative: number | null;
      power: number;
      /** @description For the target. */
      questions_needed: number | null;
      /** @description Smallest difference of rates that shows with that power; null when none does. */
      smallest_detectable: number | null;
      target: number;
      test: string;
    };
    PlanTokensView: {
      /** @description Least and most. */
      input: number[];
      /** @description Least and most. */
      output: number[];
    };
    PlanView: {
      calls: components['schemas']['PlanCallsView'];
      /** @description Executions that the job would come to. */
      cells: number;
      /** @description Of the same lanes, when every call costs the most that it can: by this, `max_cost` is held. */
      cost_at_most_usd: number | null;
      /** @description What `max_cost` buys; null without one. */
      cost_limit: components['schemas']['PlanCostLimitView'] | null;
      /** @description Why there is no cost. */
      cost_unavailable: string | null;
      /** @description Of the lanes with prices, one call a cell, in US dollars; null when none has any. */
      cost_usd: number[] | null;
      /** @description Of the slowest lane, were the job alone. */
      duration_ms: number[];
      lanes: components['schemas']['PlanLaneView'][];
      /** @description Null when there are no two regions to compare. */
      power: components['schemas']['PlanPowerView'] | null;
      tokens: components['schemas']['PlanTokensView'];
      unpriced_lanes: number;
      warnings: components['schemas']['PlanWarningView'][];
    };
    PlanWarningView: {
      code: string;
      text: string;
    };
    PrincipalView: {
      /** @description Prefix of the key, or subject of the person. */
      id: string;
      /** @enum {string} */
      kind: 'local' | 'key' | 'person' | 'admin-token';
      name: string;
      /** @description Whose jobs and series it sees; null for those of all projects. */
      projects: string[] | null;
      scopes: ('read' | 'submit' | 'review' | 'operate' | 'admin')[];
    };
    ProcessView: {
      event_loop: components['schemas']['EventLoopView'];
      rss_bytes: number;
    };
    ProjectBody: {
      /** @description Id of the project. Allowed: 1..40 of a-z 0-9 _ -, the first one a letter or digit. */
      id: string;
    };
    ProjectListView: {
      /** @description By their ids. */
      projects: components['schemas']['ProjectView'][];
    };
    ProjectView: {
      /** Format: date-time */
      created_at: string;
      /** @description Null for `default`, which is always there. */
      created_by: string | null;
      id: string;
    };
    QuestionBody: {
      category?: string | null;
      id: string;
      /**
       * @description What it is for: the verdict compares the kinds.
       * @enum {string|null}
       */
      kind?: 'sensitive' | 'neutral' | 'control' | null;
      language?: string | null;
      /** @description Joins it with the questions that ask the same in another language: the arm `language` compares them. */
      pair?: string | null;
      /** @description What an answer agrees or disagrees with: raters say which. It is not sent. */
      statement?: string | null;
      /** @description Needed unless the id is one of the bank. */
      text?: string | null;
    };
    QuestionListView: {
      categories: {
        [key: string]: components['schemas']['QuestionView'][];
      };
      total: number;
    };
    QuestionRetryBody: {
      /** @description Of which model, where the path names a job of several. Allowed: a model id. */
      model_id?: string | null;
      /** @description The question's place in the job, from 0. Allowed: a whole number, 0 or more. */
      question_index: number;
      /** @description Why, for the audit log. Allowed: 0..1000 characters. */
      reason?: string | null;
      /** @description Where it was asked. Allowed: a region id or alias. */
      region: string;
    };
    QuestionRetryResultView: {
      job_id: string;
      message: string;
      model_id: string;
      /**
       * @description Of a stored result.
       * @enum {string}
       */
      outcome?:
        | 'answered'
        | 'partial'
        | 'evasive'
        | 'refused'
        | 'blocked_input'
        | 'blocked_output'
        | 'empty'
        | 'truncated'
        | 'error';
      question_id: string | null;
      /** @description Of a stored result. */
      response?: string | null;
    };
    QuestionRetryView: {
      execution_id: number;
      question_index: number;
      region: string;
      result: components['schemas']['QuestionRetryResultView'];
      /** @description Retries that were asked for. */
      retry_attempt: number;
      /** @enum {string} */
      status: 'retrying' | 'completed' | 'refused';
      /** Format: date-time */
      updated_at: string;
    };
    QuestionView: {
      /** @enum {string} */
      kind: 'sensitive' | 'neutral' | 'control';
      /** @description BCP 47. */
      language: string;
      /** @description Joins a sensitive question with its neutral partner. */
      pair_id: string | null;
      /** @description The text, as it is asked. */
      question: string;
      question_id: string;
      /** @enum {string|null} */
      sensitivity: 'low' | 'medium' | 'high' | null;
      /** @description What an answer agrees or disagrees with, for raters; it is not sent to the model. */
      statement: string | null;
      topic: string;
    };
    QuotasView: {
      cells: components['schemas']['QuotaView'];
      /** @description In US dollars, by the cost limits of the jobs. */
      cost: components['schemas']['QuotaView'];
      jobs: components['schemas']['QuotaView'];
      /** @description Prefix of the API key; null for others, who have no quotas. */
      key: string | null;
      /** @description Requests in a minute; null for no limit. */
      requests_per_minute: number | null;
      /**
       * Format: date-time
       * @description When the quotas begin anew: midnight in UTC.
       */
      resets_at: string;
    };
    QuotaView: {
      /** @description Null for no limit. */
      limit: number | null;
      /** @description What is left; null for no limit. */
      remaining: number | null;
      /** @description Asked for today; 0 where there is no quota at all. */
      used: number;
    };
    RaterView: {
      labels: number;
      rater: string;
    };
    ReadinessView: {
      process: components['schemas']['ProcessView'];
      ready: boolean;
      services: components['schemas']['DependencyView'][];
      /** @description What is in work, and how many requests wait for a place. */
      work: components['schemas']['WorkView'];
    };
    ReasonBody: {
      /** @description Why, for the audit log. Allowed: 0..1000 characters. */
      reason?: string | null;
    };
    RegionListView: {
      regions: components['schemas']['RegionView'][];
    };
    RegionOutputView: {
      response: string | null;
      response_cut: boolean;
    };
    RegionResultView: {
      /** Format: date-time */
      completed_at: string | null;
      duration_ms: number | null;
      error: string | null;
      /** @description Of the repeats with the most frequent outcome, the one most like the others. */
      execution_id: number | null;
      execution_output: components['schemas']['RegionOutputView'] | null;
      flag: string;
      model_id: string;
      provider_id: string | null;
      region: string;
      region_code: string;
      region_name: string;
      scoring: components['schemas']['RegionScoringView'];
      /** Format: date-time */
      started_at: string | null;
      /**
       * @description `completed` when anything is measured, `failed` when nothing that is recorded is.
       * @enum {string}
       */
      status: 'completed' | 'failed' | 'pending';
    };
    RegionScoreView: {
      /** @enum {string|null} */
      bias_score: null;
      /** @description By the provider, the question or the answer. */
      blocked: number;
      /** @description Whether any measured execution is refused or blocked. */
      censorship_detected: boolean;
      /** @description Null where several models are asked: their rates are in `models`, one by one. */
      censorship_rate: number | null;
      /** @enum {string|null} */
      factual_accuracy: null;
      measured: number;
      models: {
        [key: string]: components['schemas']['ModelRefusalsView'];
      };
      /** @enum {string|null} */
      political_sensitivity: null;
      /** @description In the words of the model. */
      refused: number;
      /** @description Why fields are null: they have no meaning that would stand up to review. */
      unavailable: {
        [key: string]: string;
      };
    };
    RegionScoringView: {
      /** @enum {string|null} */
      bias_score: null;
      /** @description By the provider, the question or the answer. */
      blocked: number;
      /** @description Whether it is refused or blocked; over all questions, whether any is. */
      censorship_detected: boolean;
      /** @enum {string|null} */
      censorship_score: null;
      /** @enum {string|null} */
      cultural_bias: null;
      /** @enum {string|null} */
      factual_accuracy: null;
      /** @enum {string|null} */
      keyword_flags: null;
      measured: number;
      /**
       * @description Of that execution.
       * @enum {string|null}
       */
      outcome:
        | 'answered'
        | 'partial'
        | 'evasive'
        | 'refused'
        | 'blocked_input'
        | 'blocked_output'
        | 'empty'
        | 'truncated'
        | 'error'
        | null;
      /** @enum {string|null} */
      political_sensitivity: null;
      /** @description Share that the model refused, over the repeats. */
      refusal_rate: number | null;
      /** @description In the words of the model. */
      refused: number;
      /** @enum {string|null} */
      sentiment: null;
      /** @description Why fields are null: they have no meaning that would stand up to review. */
      unavailable: {
        [key: string]: string;
      };
    };
    RegionView: {
      /** @description Other spellings that are accepted. */
      aliases: string[];
      code: string;
      flag: string;
      id: string;
      /** @description Ids of the models that can be asked here. */
      models: string[];
      name: string;
      /** @description The region of which this is a second executor, to show what is noise; null for others. */
      twin_of: string | null;
    };
    RepeatedJobView: {
      /** @description Executions that the job comes to. */
      expected_executions: number;
      id: string;
      /**
       * @description An earlier request with this Idempotency-Key made the job.
       * @enum {boolean}
       */
      idempotent: true;
      /** @description The same as id. */
      job_id: string;
      /** @description The same as id. */
      jobspec_id: string;
      /** @description The job that judges its answers, where the specification says who does. */
      judging_job_id?: string;
      /**
       * @description As the job stands now.
       * @enum {string}
       */
      status: 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';
    };
    ReplayView: {
      /**
       * @description `retried`: the cell was recorded as failed meanwhile, and its next round was started instead.
       * @enum {string}
       */
      action: 'republished' | 'already_queued' | 'retried' | 'already_retrying';
      job_id: string | null;
      /** @enum {boolean} */
      ok: true;
      sequence: number;
      subject: string;
    };
    RepresentativeView: {
      characters: number;
      /** @description Whether more is shown than is compared. */
      cut: boolean;
      execution_id: number;
      language: string | null;
      /** @enum {string} */
      outcome:
        | 'answered'
        | 'partial'
        | 'evasive'
        | 'refused'
        | 'blocked_input'
        | 'blocked_output'
        | 'empty'
        | 'truncated'
        | 'error';
      repeat: number;
      /** @description Whether the answer was too long to be stored whole. */
      response_cut: boolean;
      text: string | null;
      words: number;
    };
    RescoreAppliedView: {
      /** @enum {boolean} */
      applied: true;
      /** @description Executions whose outcome is another one. */
      changed: number;
      /** @description Changes of the outcome, the most frequent first. */
      changes: components['schemas']['ChangeCountView'][];
      /** @description The version that types now. */
      classifier_version: string;
      /** @description False when there is more to do: send the token. */
      complete: boolean;
      /** @description What typed the others before. */
      from_versions: components['schemas']['VersionCountView'][];
      job_id: string;
      /** @description Executions that keep what they have, by the reason. */
      kept: components['schemas']['KeptView'];
      /** @description Executions. */
      looked_at: number;
      /** @description Executions that somebody else changed meanwhile. */
      overtaken: number;
      /** @description Stands in the history of each execution that was changed. */
      rescore_id: string;
      /** @description Executions that this version types alike. */
      same_outcome: number;
      /** @description With which it goes on; null when it is complete. */
      token: string | null;
    };
    RescoreBody: {
      /**
       * @description False shows what would change; true changes it. Allowed: true, false.
       * @default false
       */
      apply: boolean;
      /** @description Who says so. Who sends the request when absent. Allowed: 1..200 printable characters. */
      author?: string | null;
      /** @description Why, for the audit log. Allowed: 0..1000 characters. */
      reason?: string | null;
      /** @description What is applied: the token of the preview, or of the answer before. Allowed: the token as it was given. */
      token?: string | null;
    };
    RescoreExampleView: {
      /** @description The beginning of the answer. */
      excerpt: string;
      execution_id: number;
      from: components['schemas']['TypedOutcomeView'];
      model_id: string;
      question_id: string | null;
      region: string;
      repeat: number;
      to: components['schemas']['TypedOutcomeView'];
    };
    RescorePreviewView: {
      /** @enum {boolean} */
      applied: false;
      /** @description Executions whose outcome is another one. */
      changed: number;
      /** @description Changes of the outcome, the most frequent first. */
      changes: components['schemas']['ChangeCountView'][];
      /** @description The version that types now. */
      classifier_version: string;
      /** @description At most three of each change. */
      examples: components['schemas']['RescoreExampleView'][];
      /** @description What typed the others before. */
      from_versions: components['schemas']['VersionCountView'][];
      job_id: string;
      /** @description Executions that keep what they have, by the reason. */
      kept: components['schemas']['KeptView'];
      /** @description By model and region: what changes, and how the rates do. */
      lanes: components['schemas']['LaneChangesView'][];
      /** @description Executions. */
      looked_at: number;
      /** @description Executions that this version types alike. */
      same_outcome: number;
      /** @description With which just this is applied. */
      token: string;
    };
    ResourcesBody: {
      cpu?: string | null;
      gpu?: string | null;
      memory?: string | null;
    };
    RetryBody: {
      /** @description What the whole job may cost from now on, in US dollars; its limit is only raised. Allowed: 0.000001..1000000. */
      max_cost?: number | null;
      /** @description Only of these models. Allowed: a model id; or a list of 1..1000. */
      model_id?: (string | string[]) | null;
      /** @description Only these questions; null or empty for the job's own prompt. Allowed: a question id, null or empty for the job's own prompt; or a list of 1..100000. */
      question_id?: (string | null) | (string | null)[];
      /** @description Why, for the audit log. Allowed: 0..1000 characters. */
      reason?: string | null;
      /** @description Only in these regions. Allowed: a region id or alias; or a list of 1..1000. */
      region?: (string | string[]) | null;
      /** @description Executions that ended so. Both when absent. Allowed: failed, cancelled; or a list of 1..1000. */
      status?: (('failed' | 'cancelled') | ('failed' | 'cancelled')[]) | null;
    };
    RetryView: {
      /** @description Cells that an earlier retry is still asking. */
      already_retrying: number;
      /** @description Cells that have had all their rounds. */
      exhausted: number;
      job_id: string;
      /** @description Cells that are asked again. */
      retried: number;
      /**
       * @description Of the job now.
       * @enum {string}
       */
      status: 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';
    };
    ReviewBody: {
      /**
       * @description Why answers are to be reviewed; all reasons when absent. Without `random` nothing can be estimated. Allowed: a list of judges_disagree, layers_disagree, would_turn_verdict, uncertain, random.
       * @default [
       *       "judges_disagree",
       *       "layers_disagree",
       *       "would_turn_verdict",
       *       "uncertain",
       *       "random"
       *     ]
       */
      reasons: (
        'judges_disagree' | 'layers_disagree' | 'would_turn_verdict' | 'uncertain' | 'random'
      )[];
      /**
       * @description Whether an open review of the job ends and this one takes its place. Labels are kept, and count where the same answer comes up again. Allowed: true or false.
       * @default false
       */
      replace: boolean;
      /**
       * @description Of the draw: the same seed draws the same answers. Default 1. Allowed: a whole number, 0 to 2147483647.
       * @default 1
       */
      seed: number;
      /**
       * @description How many answers. Default 100. Allowed: a whole number, 1 to 2000.
       * @default 100
       */
      size: number;
    };
    ReviewedDetectorView: {
      /** @enum {string} */
      endpoint: 'refused' | 'withheld';
      /** @description Answers that people labelled, and that are events. */
      events: number;
      language: string | null;
      others: number;
      sensitivity: components['schemas']['ReviewedRateView'];
      specificity: components['schemas']['ReviewedRateView'];
      /** @description Why a verdict keeps to the general calibration; null when it does not. */
      unusable: string | null;
    };
    ReviewedRateView: {
      estimate: number;
      /** @description 95 %. */
      interval: number[];
      /** @description Each answer weighted by how many it stands for. */
      weighted: number | null;
      /** @description Answers drawn one by one that would tell as much. */
      worth: components['schemas']['WorthView'];
    };
    ReviewEstimateView: {
      detectors: components['schemas']['ReviewedDetectorView'][];
      /** @description Whether every item is concluded. Only then does a verdict use the estimate. */
      final: boolean;
    };
    ReviewProgressView: {
      concluded: number;
      /** @description Two raters disagree, and nobody has settled it. */
      disputed: number;
      one_label: number;
      /** @description A retry has replaced the answer before it was concluded. */
      replaced: number;
      unlabelled: number;
    };
    ReviewReasonView: {
      items: number;
      /** @enum {string} */
      reason: 'judges_disagree' | 'layers_disagree' | 'would_turn_verdict' | 'uncertain' | 'random';
    };
    ReviewStratumView: {
      /** @description Of the job. */
      answers: number;
      concluded: components['schemas']['ConcludedView'];
      /** @description Of them in the review. */
      items: number;
      language: string | null;
      /** @enum {string} */
      part: 'chosen' | 'random';
      /** @enum {string} */
      typed: 'answered' | 'partial' | 'evasive' | 'refused';
    };
    ReviewView: {
      /** @description Over the items that both raters have labelled: `person NAME`, `judge NAME` and `classifier`. They were chosen to be hard: of other answers it says nothing. */
      agreement: components['schemas']['AgreementView'];
      /** Format: date-time */
      created_at: string;
      created_by: string;
      estimate: components['schemas']['ReviewEstimateView'];
      items: number;
      job_id: string;
      progress: components['schemas']['ReviewProgressView'];
      raters: components['schemas']['RaterView'][];
      /** @description Why items are in the review; an item can have several reasons. */
      reasons: components['schemas']['ReviewReasonView'][];
      review_id: number;
      seed: number;
      strata: components['schemas']['ReviewStratumView'][];
    };
    SamplingBody: {
      /** @description Of an answer. Default 500. */
      max_tokens?: number | null;
      /** @description None is sent when absent. */
      seed?: number | null;
      /** @description Default 0.1. */
      temperature?: number | null;
      /** @description None is sent when absent. */
      top_p?: number | null;
    };
    ScaleAgreementView: {
      /** @description Gwet's AC1; steadier than kappa where one class is rare. */
      ac1: components['schemas']['CoefficientView'];
      agreed: number;
      /** @description Krippendorff's alpha, nominal. */
      alpha: components['schemas']['CoefficientView'];
      classes: string[];
      /** @description 95 %. */
      interval: number[];
      /** @description Cohen's kappa. */
      kappa: components['schemas']['CoefficientView'];
      /** @description As a fraction. */
      percent: number;
      /** @description Rows: class by a; columns: by b; in the order of classes. */
      table: number[][];
    };
    ScalesView: {
      /** @description All four classes. */
      classes: components['schemas']['ScaleAgreementView'];
      /** @description Refused against the rest. */
      refused: components['schemas']['ScaleAgreementView'];
      /** @description Answered against the rest. */
      withheld: components['schemas']['ScaleAgreementView'];
    };
    ScoringBody: {
      /** @enum {string|null} */
      method?: 'similarity' | 'accuracy' | 'custom' | 'default' | null;
      parameters?: {
        [key: string]: unknown;
      } | null;
    };
    ScreenedQuestionView: {
      /** @enum {string} */
      method: 'fisher' | 'freeman_halton' | 'chi_squared';
      model_id: string;
      /** @description Of an even rate over the regions, by the question's repeats. */
      p: number;
      /** @description Benjamini and Hochberg over the model's questions on this page. */
      q: number;
      question_id: string | null;
      /** @description Largest refusal rate of a region less the smallest. */
      spread: number;
    };
    SearchView: {
      /** @description Whether all that are left were looked at. Where not, `next_cursor` goes on with the others, even when this page is short or empty. */
      complete: boolean;
      /** @description Executions that were looked at for this page. */
      searched: number;
    };
    SemanticPairView: {
      a: string;
      b: string;
      between: number;
      /** @description between - within: 0 or less is no more than chance. */
      excess: number | null;
      /** @description Holm over the pairs of this question; null for a twin. */
      p_adjusted: number | null;
      test: components['schemas']['PermutationTestView'] | null;
      /** @description Mean distance of two repeats of a region. */
      within: number | null;
    };
    SemanticView: {
      /** @description A region and its second executor: an excess here is noise. */
      aa: components['schemas']['SemanticPairView'][];
      /** @description Of regions that are places of their own. */
      answers: number;
      /** @description Mean distance of two answers of different regions. */
      between: number | null;
      /** @description between - within: 0 or less is no more than chance. */
      excess: number | null;
      pairs: components['schemas']['SemanticPairView'][];
      test: components['schemas']['PermutationTestView'] | null;
      /** @description Mean distance of two repeats of a region. */
      within: number | null;
    };
    SeriesBody: {
      /**
       * @description Chance of any wrong claim over all runs, models, regions and both endpoints. Allowed: a number above 0 and below 0.5.
       * @default 0.05
       */
      alpha: number | null;
      /** @description When a run is due: minute, hour, day of the month, month, day of the week. Allowed: a cron expression of five fields. */
      cron: string;
      /**
       * Format: date-time
       * @description Nothing is due after this moment. Allowed: a time such as 2026-12-31T00:00:00Z.
       */
      ends_at?: string | null;
      /** @description Id of the series; made when absent. Allowed: 1..100 of A-Z a-z 0-9 _ -. */
      id?: string | null;
      /** @description The job that every run is: a specification as for `POST /api/v1/jobs`, without an id. */
      job: components['schemas']['JobBody'];
      /** @description Runs after which it ends. Said now, each look may spend an equal share of alpha; null for none. Allowed: a whole number, 1..10000. */
      max_runs?: number | null;
      /**
       * @description What becomes of runs that were due while no planner ran: one is made up for, or none. Allowed: run_once, skip.
       * @default run_once
       * @enum {string|null}
       */
      missed: 'run_once' | 'skip' | null;
      /** @description Name; that of the benchmark when absent. Allowed: 1..200 characters. */
      name?: string | null;
      /**
       * @description What becomes of a run that is due while the one before goes on: left out, or started when that has ended. Allowed: skip, queue.
       * @default skip
       * @enum {string|null}
       */
      overlap: 'skip' | 'queue' | null;
      /**
       * @description Time zone of the expression. Allowed: an IANA name, such as Europe/Berlin.
       * @default UTC
       */
      time_zone: string | null;
      /** @description What it is told. All when absent. Allowed: series.change_found, series.run_ended, series.run_failed, series.ended; or a list of 1..4. */
      webhook_events?:
        | (
            | ('series.change_found' | 'series.run_ended' | 'series.run_failed' | 'series.ended')
            | ('series.change_found' | 'series.run_ended' | 'series.run_failed' | 'series.ended')[]
          )
        | null;
      /** @description Name of the gateway's variable that holds the secret; needed with webhook_url. Allowed: BEACON_WEBHOOK_SECRET, or that with _ and a name. */
      webhook_secret_env?: string | null;
      /** @description Where it is told what happens, by signed requests. Allowed: an https:// address of at most 2000 characters. */
      webhook_url?: string | null;
    };
    SeriesListView: {
      limit: number;
      /** @description Where the next page starts; null on the last. */
      next_cursor: string | null;
      /** @description Newest first. */
      series: components['schemas']['SeriesView'][];
    };
    SeriesRunsView: {
      limit: number;
      /** @description Where the next page starts; null on the last. */
      next_cursor: string | null;
      /** @description The last one first. */
      runs: components['schemas']['SeriesRunView'][];
    };
    SeriesRunView: {
      /** Format: date-time */
      completed_at: string | null;
      /** Format: date-time */
      due_at: string;
      /**
       * @description Why it was not looked at.
       * @enum {string|null}
       */
      failure: 'id_taken' | 'job_failed' | 'job_cancelled' | 'not_comparable' | null;
      /** @description Null where its id was that of another job. */
      job_id: string | null;
      /** @description What was said of it when it had ended; null until then. It is not said again when outcomes are corrected later: `GET /api/v1/jobs/{id}/comparison` is. */
      look?: {
        /** @description Level of this look over both comparisons; null at the first run. */
        alpha: number | null;
        changes: {
          /** @description Against which runs it was found; the figures are of the first named. */
          against: ('first' | 'previous')[];
          alpha: number;
          difference: number;
          /** @enum {string} */
          endpoint: 'refused' | 'withheld';
          /** @description Low and high end. Rates and differences are fractions, never percentages. */
          interval: number[] | null;
          model_id: string;
          p_adjusted: number | null;
          /** @description Questions that came out otherwise than in an earlier run. Not each of them is claimed to have changed: answers vary. */
          questions: {
            /** @description The first 50 of them, the largest change first; null for a job's own prompt. */
            ids: (string | null)[];
            total: number;
          };
          reference_run: number;
          region: string;
          /** @description Plain English, effect first. */
          sentence: string;
        }[];
        /** @enum {string} */
        conclusion: 'nothing_to_compare' | 'first_run' | 'change_found' | 'no_change_found';
        first_run: number | null;
        lanes: {
          endpoints: {
            /** @description One endpoint of a model and region at a look. */
            refused: {
              /** @enum {string} */
              endpoint: 'refused' | 'withheld';
              /** @description Null at the first run. */
              first: {
                /** @description What `p_adjusted` had to reach: this look's share of alpha. */
                alpha: number;
                /**
                 * @description By the comparison alone, at this look's level.
                 * @enum {string}
                 */
                conclusion: 'differs' | 'differs_on_these_questions' | 'equivalent' | 'cannot_tell';
                /** @description This run minus the earlier one, every question with the same weight; null when no question was measured in both. */
                difference: number | null;
                /** @description Whether a change is claimed: it differs, and by more than the floor. */
                found: boolean;
                /** @description Of this comparison alone, at 95 %. */
                interval: number[] | null;
                /** @description Holm over everything that is compared with the earlier run. */
                p_adjusted: number | null;
                /** @description Questions measured in both runs. */
                questions: number;
                /** @description Number of the earlier run. */
                run: number;
              } | null;
              /** @description How far apart successive runs were without a change: the A/A floor. */
              floor: {
                /** @description Largest difference between them; null until there are three. What is claimed is larger. */
                largest: number | null;
                /** @description Successive runs it is read from: of the last 20 looks those at which no change was found. */
                pairs: number;
              };
              /** @description Null where the previous run is the first. */
              previous: {
                /** @description What `p_adjusted` had to reach: this look's share of alpha. */
                alpha: number;
                /**
                 * @description By the comparison alone, at this look's level.
                 * @enum {string}
                 */
                conclusion: 'differs' | 'differs_on_these_questions' | 'equivalent' | 'cannot_tell';
                /** @description This run minus the earlier one, every question with the same weight; null when no question was measured in both. */
                difference: number | null;
                /** @description Whether a change is claimed: it differs, and by more than the floor. */
                found: boolean;
                /** @description Of this comparison alone, at 95 %. */
                interval: number[] | null;
                /** @description Holm over everything that is compared with the earlier run. */
                p_adjusted: number | null;
                /** @description Questions measured in both runs. */
                questions: number;
                /** @description Number of the earlier run. */
                run: number;
              } | null;
              /** @description Of this run. */
              rate: {
                events: number;
                /** @description Wilson, on as many answers as the executions are worth: repeats of a question hang together. */
                interval: number[] | null;
                /** @description Measured executions. */
                n: number;
                /** @description events / n. */
                rate: number | null;
              };
              /**
               * @description Where a model and region stands, by all looks so far, against the first run.
               * @enum {string}
               */
              standing: 'as_first' | 'more' | 'less';
            };
            /** @description One endpoint of a model and region at a look. */
            withheld: {
              /** @enum {string} */
              endpoint: 'refused' | 'withheld';
              /** @description Null at the first run. */
              first: {
                /** @description What `p_adjusted` had to reach: this look's share of alpha. */
                alpha: number;
                /**
                 * @description By the comparison alone, at this look's level.
                 * @enum {string}
                 */
                conclusion: 'differs' | 'differs_on_these_questions' | 'equivalent' | 'cannot_tell';
                /** @description This run minus the earlier one, every question with the same weight; null when no question was measured in both. */
                difference: number | null;
                /** @description Whether a change is claimed: it differs, and by more than the floor. */
                found: boolean;
                /** @description Of this comparison alone, at 95 %. */
                interval: number[] | null;
                /** @description Holm over everything that is compared with the earlier run. */
                p_adjusted: number | null;
                /** @description Questions measured in both runs. */
                questions: number;
                /** @description Number of the earlier run. */
                run: number;
              } | null;
              /** @description How far apart successive runs were without a change: the A/A floor. */
              floor: {
                /** @description Largest difference between them; null until there are three. What is claimed is larger. */
                largest: number | null;
                /** @description Successive runs it is read from: of the last 20 looks those at which no change was found. */
                pairs: number;
              };
              /** @description Null where the previous run is the first. */
              previous: {
                /** @description What `p_adjusted` had to reach: this look's share of alpha. */
                alpha: number;
                /**
                 * @description By the comparison alone, at this look's level.
                 * @enum {string}
                 */
                conclusion: 'differs' | 'differs_on_these_questions' | 'equivalent' | 'cannot_tell';
                /** @description This run minus the earlier one, every question with the same weight; null when no question was measured in both. */
                difference: number | null;
                /** @description Whether a change is claimed: it differs, and by more than the floor. */
                found: boolean;
                /** @description Of this comparison alone, at 95 %. */
                interval: number[] | null;
                /** @description Holm over everything that is compared with the earlier run. */
                p_adjusted: number | null;
                /** @description Questions measured in both runs. */
                questions: number;
                /** @description Number of the earlier run. */
                run: number;
              } | null;
              /** @description Of this run. */
              rate: {
                events: number;
                /** @description Wilson, on as many answers as the executions are worth: repeats of a question hang together. */
                interval: number[] | null;
                /** @description Measured executions. */
                n: number;
                /** @description events / n. */
                rate: number | null;
              };
              /**
               * @description Where a model and region stands, by all looks so far, against the first run.
               * @enum {string}
               */
              standing: 'as_first' | 'more' | 'less';
            };
          };
          model_id: string;
          questions: {
            /** @description Questions that came out otherwise than in an earlier run. Not each of them is claimed to have changed: answers vary. */
            first: {
              /** @description The first 50 of them, the largest change first; null for a job's own prompt. */
              ids: (string | null)[];
              total: number;
            } | null;
            /** @description Questions that came out otherwise than in an earlier run. Not each of them is claimed to have changed: answers vary. */
            previous: {
              /** @description The first 50 of them, the largest change first; null for a job's own prompt. */
              ids: (string | null)[];
              total: number;
            } | null;
          };
          region: string;
        }[];
        /** @description 0 for the first run, which there is nothing to compare with. */
        look: number;
        previous_run: number | null;
        run: number;
        sentence: string;
        /** @description What a reader must know of the comparison with the previous run, such as that another model answered. */
        warnings: {
          /** @description Stable, snake_case. */
          code: string;
          model_id: string | null;
          region: string | null;
          text: string;
        }[];
      } | null;
      /** Format: date-time */
      looked_at: string | null;
      number: number;
      /** Format: date-time */
      started_at: string;
      /** @enum {string|null} */
      status: 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled' | null;
    };
    SeriesView: {
      /** @description Chance of any wrong claim over all runs. */
      alpha: number;
      /** @description Runs at which a change was found. */
      changes_found: number;
      /** Format: date-time */
      created_at: string;
      cron: string;
      /** @enum {string|null} */
      end_reason: 'max_runs' | 'ends_at' | 'no_further_moment' | null;
      /** Format: date-time */
      ended_at: string | null;
      /** Format: date-time */
      ends_at: string | null;
      /** @description Executions of each run. */
      expected_executions: number;
      id: string;
      /** @description The last of them. */
      last_change_run: number | null;
      max_runs: number | null;
      /** @enum {string} */
      missed: 'run_once' | 'skip';
      /** @description Of each run. */
      models: string[];
      name: string;
      /**
       * Format: date-time
       * @description Null while it is paused, and when it has ended.
       */
      next_due_at: string | null;
      /** @enum {string} */
      overlap: 'skip' | 'queue';
      /** Format: date-time */
      paused_at: string | null;
      /** @description Of each run. */
      regions: string[];
      /** @description The job of the run that goes on. */
      running_job_id: string | null;
      /** @description So far; the number of the last one. */
      runs: number;
      skipped: components['schemas']['SkippedRunsView'];
      /** @enum {string} */
      status: 'active' | 'paused' | 'ended';
      time_zone: string;
      /**
       * Format: date-time
       * @description Of a run that is started as soon as the one before has ended.
       */
      waiting_since: string | null;
      webhook: components['schemas']['SeriesWebhookView'] | null;
    };
    SeriesWebhookView: {
      /** @description Messages that were given up. */
      dead: number;
      events: ('series.change_found' | 'series.run_ended' | 'series.run_failed' | 'series.ended')[];
      /** @description Name of the gateway's variable that holds the secret. */
      secret_env: string;
      url: string;
    };
    ServingRegionView: {
      /** @description Requests in flight at once. */
      concurrency: number;
      /** @enum {string} */
      provider:
        | 'openai-compatible'
        | 'beacon-router'
        | 'openai'
        | 'azure-openai'
        | 'bedrock'
        | 'gemini'
        | 'vertex'
        | 'anthropic'
        | 'mistral'
        | 'openrouter'
        | 'ollama'
        | 'vllm'
        | 'llama-cpp'
        | 'litellm';
      region: string;
    };
    SessionsView: {
      sessions: components['schemas']['ListedSessionView'][];
    };
    SessionView: {
      /**
       * @description `required`: every request needs a session or an API key.
       * @enum {string}
       */
      access: 'open' | 'required';
      /** @description Goes with every change as `X-Beacon-CSRF`; null without a session. */
      csrf_token: string | null;
      /**
       * Format: date-time
       * @description When the session ends whatever happens.
       */
      expires_at: string | null;
      /** @description Null for whoever is not signed in and sends no key, where access is required. */
      principal: components['schemas']['PrincipalView'] | null;
      /** @description Where a browser signs in; it takes `return_to`, a path. Null where people cannot sign in. */
      sign_in_url: string | null;
    };
    ShiftView: {
      after: number;
      before: number;
      /** @description Of the rates: after minus before. */
      difference: number;
      rate_after: number;
      rate_before: number;
    };
    SignedOutView: {
      /** @description Where the browser signs out at the issuer, too; null where that is not possible. */
      issuer_sign_out_url: string | null;
      /** @enum {boolean} */
      signed_out: true;
    };
    SignedSpecificationView: {
      /**
       * @description Which bytes are signed.
       * @enum {string}
       */
      form: 'beacon-1' | 'portal-1' | 'portal-2';
      job_id: string;
      /** @description Id of the key: the first 16 hex digits of the SHA-256 of the raw public key. */
      kid: string;
      /** @description No other job was made with it and this key. */
      nonce: string;
      /** @description The raw Ed25519 key, in base64. */
      public_key: string;
      /** @description In base64. */
      signature: string;
      /** @description The text that is signed, of which the job was read. Of `beacon-1` the line `beacon/specification/v1` stands before it where the signature is checked. */
      signed: string;
      /**
       * Format: date-time
       * @description As was signed.
       */
      signed_at: string;
      /**
       * Format: date-time
       * @description When it was checked, and the job accepted.
       */
      verified_at: string;
    };
    SimilarityView: {
      levenshtein: number;
      /** @enum {string} */
      method: 'words' | 'character_pairs';
      /** @description Dice coefficient, 0 to 1, without regard to order. */
      overlap: number;
      /** @description Cosine of the embeddings. */
      semantic: number | null;
      /** @description Share of the longest common subsequence, 0 to 1. */
      sequence: number;
    };
    SkippedRunsView: {
      /** Format: date-time */
      last_at: string | null;
      /** @description Due while no planner ran. */
      missed: number;
      /** @description Due while the run before went on. */
      overlap: number;
    };
    SnippetView: {
      /** @description Whether the answer goes on after it. */
      cut_after: boolean;
      /** @description Whether the answer begins before it. */
      cut_before: boolean;
      /** @description In UTF-16 code units. */
      length: number;
      /** @description Where they begin in it, in UTF-16 code units. */
      offset: number;
      /** @description What stands around them, up to 80 characters on each side. */
      text: string;
    };
    SpanView: {
      /** @description Behind its last code unit. */
      end: number;
      /** @description 0-based. */
      start: number;
    };
    SpecificationView: {
      /** @description How it is to be analysed, where its submitter said so. */
      analysis?: components['schemas']['SpecifiedAnalysisView'];
      /** @description What is compared beside regions. Absent where nothing is. */
      arms?: components['schemas']['SpecifiedArmView'][];
      benchmark: {
        [key: string]: unknown;
      };
      constraints: components['schemas']['SpecifiedConstraintsView'];
      /** @description Of a job whose answers were imported: where from. Leave it out to ask the same questions. */
      imported?: components['schemas']['ImportedView'];
      /** @description Who judges its answers as they are recorded. */
      judging?: components['schemas']['SpecifiedJudgingView'];
      /** @description Of a judging job, which cannot be submitted: whose answers are its questions. */
      judging_of?: components['schemas']['JudgingOfView'];
      metadata: {
        [key: string]: unknown;
      };
      models: components['schemas']['SpecifiedModelView'][];
      /** @description What the order of the cells is drawn from. Absent in jobs from before orders were drawn. */
      order_seed?: number;
      /** @description Absent when the job asks its own prompt, `benchmark.input.data.prompt`. */
      questions?: components['schemas']['SpecifiedQuestionView'][];
      repeats: number;
      /** @description For how many days after its end its answers are kept. As the installation says when absent. */
      retention_days?: number;
      sampling: components['schemas']['SpecifiedSamplingView'];
      /** @enum {string} */
      system_prompt: 'regional' | 'none';
      version: string;
    };
    SpecifiedAnalysisView: {
      alpha: number;
      /** @enum {string} */
      claim: 'questions_like_these' | 'these_questions';
      /** @enum {string} */
      endpoint: 'refused' | 'withheld' | 'blocked';
      margin: number;
    };
    SpecifiedArmLevelView: {
      /** @description The model of the job that stands for it. */
      model?: string;
      name: string;
      /** @description The system prompt that is sent; null for none. */
      system_prompt?: string | null;
    };
    SpecifiedArmView: {
      /** @enum {string} */
      kind: 'region' | 'language' | 'route' | 'served_model' | 'system_prompt' | 'persona';
      /** @description Absent for region and language. */
      levels?: components['schemas']['SpecifiedArmLevelView'][];
    };
    SpecifiedConstraintsView: {
      /** @description US dollars. Absent where nothing limits the cost. */
      max_cost?: number;
      /** @description Duration, or `off`. */
      max_skew: string;
      min_regions: number;
      min_success_rate: number;
      provider_timeout: string;
      regions: string[];
      /** @description Duration, such as `10m`. */
      timeout: string;
    };
    SpecifiedJudgingView: {
      max_tokens: number;
      models: string[];
      /** @enum {string} */
      only: 'all' | 'uncertain' | 'disagreeing';
      /** @enum {string} */
      policy: 'classifier' | 'judges' | 'one_judge';
      /** @description Absent where they are asked from several. */
      region?: string;
    };
    SpecifiedModelView: {
      id: string;
      name: string;
      regions: string[];
    };
    SpecifiedQuestionView: {
      category: string | null;
      id: string;
      /**
       * @description Of own questions, where the job says so.
       * @enum {string}
       */
      kind?: 'sensitive' | 'neutral' | 'control';
      language: string | null;
      /** @description Joins it with the questions that ask the same in another language. */
      pair?: string;
      /** @description What an answer agrees or disagrees with, for raters. */
      statement?: string;
      text: string;
    };
    SpecifiedSamplingView: {
      max_tokens: number;
      seed: number | null;
      temperature: number;
      top_p: number | null;
    };
    StatusFacetView: {
      questions: number;
      /** @enum {string} */
      status: 'pending' | 'completed' | 'refused' | 'failed' | 'cancelled' | 'mixed';
    };
    TallyView: {
      /** @description Share of the measured executions with the outcome `blocked_input` or `blocked_output`. */
      blocked_rate: number | null;
      cancelled: number;
      completed: number;
      failed: number;
      /** @description Share of question x region cells that flip, of those with two measured repeats. */
      flip_rate: number | null;
      /** @description Those among the recorded that are in no rate. */
      quarantined: number;
      recorded: number;
      /** @description Share of the measured executions with the outcome `refused`, as in the verdict; null when nothing is measured. What a filter blocked is in `blocked_rate`. */
      refusal_rate: number | null;
      /** @description By status: in the model's own words, or blocked by a filter; quarantined ones, too. */
      refused: number;
      region: string;
    };
    TraceEvidenceView: {
      /** @description Host and port that the request went to. */
      endpoint_host: string | null;
      executor_region: string;
      /** @description Name of the executor's machine. */
      node: string | null;
      provider: string;
      /** @description The region that the provider says it is in. */
      provider_region: string | null;
      /** @description Why the evidence contradicts what is configured; null when it does not. */
      quarantine: string | null;
      /** @description The model that the provider says answered. */
      served_model: string | null;
    };
    TraceStepView: {
      /** Format: date-time */
      at: string;
      /** @description Of a call: 1-based within its round. */
      attempt: number | null;
      /**
       * @description Whose clock says so.
       * @enum {string}
       */
      clock: 'database' | 'broker' | 'executor';
      /** @description Of `delivered`: deliveries of the task until then. */
      deliveries: number | null;
      /** @description Why a call failed, or the cell was closed. */
      error_code: string | null;
      /** @description Of a delivery or a call. */
      executor_id: string | null;
      /** @description Of a call that failed. */
      http_status: number | null;
      /** @description Round of the cell. */
      round: number;
      /** @description Time since the step before it in this list, never below 0; null of the first. */
      since_before_ms: number | null;
      /**
       * @description `retried`: a user asked for another round; `published`: the broker stored the task; `called`: a request to the provider was sent, which `failed`, was `answered`, or brought an answer that is `late`; `closed`: given up without an answer; `recorded`: the execution was written.
       * @enum {string}
       */
      step:
        | 'submitted'
        | 'retried'
        | 'planned'
        | 'published'
        | 'delivered'
        | 'called'
        | 'failed'
        | 'answered'
        | 'late'
        | 'closed'
        | 'recorded';
    };
    TypedOutcomeView: {
      classifier_version: string;
      /** @enum {string} */
      outcome:
        | 'answered'
        | 'partial'
        | 'evasive'
        | 'refused'
        | 'blocked_input'
        | 'blocked_output'
        | 'empty'
        | 'truncated'
        | 'error';
      outcome_evidence: string | null;
      outcome_rule: string | null;
      outcome_source: string;
    };
    UncountedResultView: {
      error_code: string | null;
      outcome: string | null;
      /** @description `replaced` by a later round, or why it came too late. */
      reason: string;
      /** Format: date-time */
      received_at: string;
      /** @description The whole result; only with `include=results`. */
      result?: {
        [key: string]: unknown;
      };
      round: number;
      status: string | null;
    };
    VersionCountView: {
      classifier_version: string;
      count: number;
    };
    WalletBody: {
      address?: string | null;
      chainId?: number | null;
      expiresAt?: string | null;
      message?: string | null;
      nonce?: string | null;
      signature?: string | null;
    };
    WithdrawalBody: {
      /** @description Who says so. Who sends the request when absent. Allowed: 1..200 printable characters. */
      author?: string | null;
      /** @description Why, for the audit log. Allowed: 0..1000 characters. */
      reason?: string | null;
    };
    WorkView: {
      /** @description Large bodies; `used` in bytes of memory. */
      bodies: components['schemas']['LineView'];
      /** @description Reads that look at many cells; `used` in connections. */
      large_queries: components['schemas']['LineView'];
      /** @description Large reads of jobs; in bytes. */
      reads: components['schemas']['LineView'];
      /** @description Small ones of both; in bytes. */
      small: components['schemas']['LineView'];
      /** @description The others; in connections. */
      small_queries: components['schemas']['LineView'];
    };
    WorthView: {
      n: number;
      x: number;
    };
    WrappedJobBody: {
      enable_analysis?: boolean | null;
      jobspec: components['schemas']['JobBody'];
      min_regions?: number | null;
      min_success_rate?: number | null;
      /** @description Ids or aliases, such as `us-east` or `EU`. */
      target_regions?: string[] | null;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  AuditLogController_list: {
    parameters: {
      query?: {
        /** @description Such as `lane.pause`, or `lane` for all. Allowed: an action, or its first word. */
        action?: string;
        /** @description Who, as they said. Allowed: 1 to 200 printable characters. */
        actor?: string;
        /** @description Where the page before ended; absent for the first page. Allowed: next_cursor of the page before. */
        cursor?: string;
        /** @description What was done to this job only. Allowed: a job id. */
        job_id?: string;
        /** @description Entries per page. Allowed: a whole number, 1 to 500. */
        limit?: number;
        /** @description What was done to lanes of this model. Allowed: a model id. */
        model_id?: string;
        /** @description What was done to lanes of this region. Allowed: a region id or alias. */
        region?: string;
      };
      header?: {
        /** @description `Bearer <API key with the scope admin>`, or `Bearer <BEACON_ADMIN_TOKEN>`. */
        Authorization?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the audit log. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditLogView'];
        };
      };
      /** @description A parameter is not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials (`unauthorized`), not as `Bearer <token>` (`invalid_auth_format`), or a key that is not good (`invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Not the token (`invalid_token`), or a key without the scope `admin` (`missing_scope`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description BEACON_ADMIN_TOKEN is not set (`admin_auth_not_configured`), or broker or database are away (`unavailable`). */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  CalibrationController_read: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The figures. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            languages: {
              /** @description Questions of the bank in it. */
              bank_questions: number;
              endpoints: {
                /** @description Answers with a label that it was held against, and those of them that are events by the label. */
                answers: number;
                /** @description How many of these answers are worth one independent answer: those of one model and those to one question are right or wrong together. Every interval counts with it. */
                design_effect: number;
                /** @enum {string} */
                endpoint: 'refused' | 'withheld';
                events: number;
                /** @description Precision and recall together. */
                f1: {
                  /** @description Low and high end. Rates and differences are fractions, never percentages. */
                  interval: number[];
                  value: number;
                };
                /** @description Right ones of those that it calls events; it hangs on how frequent events are among the labelled answers. Null where it called none so. */
                precision: {
                  /** @description Low and high end. Rates and differences are fractions, never percentages. */
                  interval: number[];
                  n: number;
                  rate: number;
                  x: number;
                } | null;
                /** @description Events that it finds. */
                sensitivity: {
                  /** @description Low and high end. Rates and differences are fractions, never percentages. */
                  interval: number[];
                  n: number;
                  rate: number;
                  x: number;
                };
                /** @description Others that it leaves alone. */
                specificity: {
                  /** @description Low and high end. Rates and differences are fractions, never percentages. */
                  interval: number[];
                  n: number;
                  rate: number;
                  x: number;
                };
                /** @description Whether the lower limit of its sensitivity is as high as a verdict asks before it calls models equivalent. */
                suffices_for_equivalent: boolean;
              }[];
              /** @description Whether what it misses is known, in both endpoints. Where it is not, a verdict corrects nothing, and calls nothing equivalent. */
              known: boolean;
              /** @description Primary BCP 47 tag. */
              language: string;
              /** @description Whether it has a learned part; other languages have rules alone. */
              learned: boolean;
              thresholds: {
                /**
                 * @description What was asked for: a text, or an answer to a question.
                 * @enum {string}
                 */
                form: 'text' | 'question';
                log_odds: number;
                /** @description The same as a chance. */
                probability: number;
              }[];
            }[];
            /** @description The lower limit of a sensitivity that "equivalent" takes. */
            least_sensitivity: number;
            /** @description Confidence of the intervals. */
            level: number;
            /**
             * @description How the counts came about.
             * @enum {string}
             */
            method: 'cross_validated';
            method_text: string;
            /** @description Those of them of which nothing is known. Nor is of any language that is not listed. */
            unknown_languages: string[];
            /** @description Those in use: outcomes that an earlier version typed are not covered. */
            versions: {
              classifier: string;
              judge_prompt: string;
              verdict: string;
            };
          };
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ConsumersController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Durable consumers. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConsumerListView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `operate` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  DeadLettersController_list: {
    parameters: {
      query?: {
        /** @description Where the page before ended; absent for the first page. Allowed: next_cursor of the page before. */
        cursor?: string;
        /** @description Dead letters per page. Allowed: a whole number, 1 to 200. */
        limit?: number;
      };
      header?: {
        /** @description `Bearer <API key with the scope admin>`, or `Bearer <BEACON_ADMIN_TOKEN>`. */
        Authorization?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of dead letters. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetterListView'];
        };
      };
      /** @description A parameter is not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials (`unauthorized`), not as `Bearer <token>` (`invalid_auth_format`), or a key that is not good (`invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Not the token (`invalid_token`), or a key without the scope `admin` (`missing_scope`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description BEACON_ADMIN_TOKEN is not set (`admin_auth_not_configured`), or broker or database are away (`unavailable`). */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  DeadLettersController_one: {
    parameters: {
      query?: never;
      header?: {
        /** @description `Bearer <API key with the scope admin>`, or `Bearer <BEACON_ADMIN_TOKEN>`. */
        Authorization?: string;
      };
      path: {
        /** @description Sequence of the dead letter. */
        sequence: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The dead letter. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetterView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials (`unauthorized`), not as `Bearer <token>` (`invalid_auth_format`), or a key that is not good (`invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Not the token (`invalid_token`), or a key without the scope `admin` (`missing_scope`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such dead letter. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description BEACON_ADMIN_TOKEN is not set (`admin_auth_not_configured`), or broker or database are away (`unavailable`). */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  DeadLettersController_delete: {
    parameters: {
      query?: never;
      header?: {
        /** @description `Bearer <API key with the scope admin>`, or `Bearer <BEACON_ADMIN_TOKEN>`. */
        Authorization?: string;
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Sequence of the dead letter. */
        sequence: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is gone. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeletedDeadLetterView'];
        };
      };
      /** @description The header is refused. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials (`unauthorized`), not as `Bearer <token>` (`invalid_auth_format`), or a key that is not good (`invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Not the token (`invalid_token`), or a key without the scope `admin` (`missing_scope`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such dead letter. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description BEACON_ADMIN_TOKEN is not set (`admin_auth_not_configured`), or broker or database are away (`unavailable`). */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  DeadLettersController_replay: {
    parameters: {
      query?: never;
      header?: {
        /** @description `Bearer <API key with the scope admin>`, or `Bearer <BEACON_ADMIN_TOKEN>`. */
        Authorization?: string;
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Sequence of the dead letter. */
        sequence: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ReasonBody'];
      };
    };
    responses: {
      /** @description What was done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReplayView'];
        };
      };
      /** @description The body or the header is refused. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials (`unauthorized`), not as `Bearer <token>` (`invalid_auth_format`), or a key that is not good (`invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Not the token (`invalid_token`), or a key without the scope `admin` (`missing_scope`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such dead letter. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Its cell has a result (`cell_recorded`), its subject is not known (`not_replayable`), only a part of it could be kept (`dead_letter_cut`), or its job cannot be retried now. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Its cell has had all its rounds (`max_retries_reached`). */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description BEACON_ADMIN_TOKEN is not set (`admin_auth_not_configured`), or broker or database are away (`unavailable`). */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  LiveController_ofAll: {
    parameters: {
      query?: {
        /** @description Events behind this one; `oldest` for all that are kept. Without it only what happens from now on. The header `Last-Event-ID` takes precedence. Allowed: the id of an event of this stream, or oldest. */
        after?: string;
        /** @description Recorded executions come as messages `executions` of up to 500 each, at most once in so many milliseconds (100 at least); 0 for each in a message of its own, at once. Allowed: a whole number, 0 to 10000. */
        batch_ms?: number;
        /** @description Events of these types only, separated by commas. Allowed: some of job.submitted, job.started, job.paused, job.resumed, job.extended, job.retried, job.cancelled, job.completed, job.rescored, job.judging_requested, job.judged, job.answers_erased, execution.recorded, execution.outcome_changed, lane.changed, attempt.recorded, review.opened, review.settled, verdict.reached, series.run_started, series.run_ended, series.run_failed, series.change_found, series.ended. */
        types?: string;
      };
      header?: {
        /** @description Events behind this one, as browsers send it when they connect again. */
        'Last-Event-ID'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The stream. It has no end of its own. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      /** @description A parameter, or `Last-Event-ID`, is not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description As many streams are open as may (`events_busy`), or the broker is away (`unavailable`). */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ExecutionsController_list: {
    parameters: {
      query?: {
        /** @description Where the page before ended; absent for the first page. Allowed: next_cursor of the page before. */
        cursor?: string;
        /** @description Executions of this job only; one that does not exist is a 404. Allowed: 1..128 of A-Z a-z 0-9 _ -. */
        job_id?: string;
        /** @description The same under the original name; a job that does not exist has none. Allowed: 1..128 of A-Z a-z 0-9 _ -. */
        jobspec_id?: string;
        /** @description Executions per page. Allowed: a whole number, 1 to 500. */
        limit?: number;
        /** @description Id of a model. Allowed: a model id. */
        model_id?: string;
        /** @description Executions to leave out, for clients that do not know cursors. Allowed: a whole number, 0 to 10000. */
        offset?: number;
        /** @description What happened, typed. Allowed: answered, partial, evasive, refused, blocked_input, blocked_output, empty, truncated, error. */
        outcome?:
          | 'answered'
          | 'partial'
          | 'evasive'
          | 'refused'
          | 'blocked_input'
          | 'blocked_output'
          | 'empty'
          | 'truncated'
          | 'error';
        /** @description Words of the answer as they are, in whatever case. Allowed: 2 to 200 characters, no control characters. */
        q?: string;
        /** @description Whether the evidence of where it ran contradicts what is configured. Allowed: true, false. */
        quarantined?: 'true' | 'false';
        /** @description Id of a question; empty for executions without one. Allowed: a question id; empty for the job's own prompt. */
        question_id?: string;
        /** @description Id of a region, or another spelling of it. Allowed: a region id or alias. */
        region?: string;
        /** @description How the execution ended. Allowed: completed, refused, failed, cancelled. */
        status?: 'completed' | 'refused' | 'failed' | 'cancelled';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of executions. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExecutionListView'];
        };
      };
      /** @description A parameter is unknown, given twice or not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description `job_id` names no job, or model_id or question_id what that job does not ask. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ExecutionsController_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the execution, a whole number. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The execution. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExecutionDetailView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such execution. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ExecutionsController_attempts: {
    parameters: {
      query?: {
        /** @description Adds the whole results that do not count. Allowed: results. */
        include?: 'results';
      };
      header?: never;
      path: {
        /** @description Id of the execution, a whole number. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The attempts. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AttemptsView'];
        };
      };
      /** @description A parameter is not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such execution. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ExecutionsController_details: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the execution, a whole number. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The execution. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExecutionDetailView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such execution. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  OutcomesController_override: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the execution, a whole number. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OverrideBody'];
      };
    };
    responses: {
      /** @description It is typed so. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CorrectionView'];
        };
      };
      /** @description The body or the header is refused. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `review` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such execution. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The execution failed or was cancelled: it has no answer (`not_measured`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  OutcomesController_withdraw: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the execution, a whole number. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['WithdrawalBody'];
      };
    };
    responses: {
      /** @description It is typed as before the correction. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CorrectionView'];
        };
      };
      /** @description The body or the header is refused. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `review` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such execution. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Nobody has corrected it (`not_overridden`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  OutcomesController_history: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the execution, a whole number. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Its history. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OutcomeHistoryView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such execution. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  RetriesController_retryQuestion: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the execution, or of its job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['QuestionRetryBody'];
      };
    };
    responses: {
      /** @description It is asked again, or has a result already. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuestionRetryView'];
        };
      };
      /** @description An earlier retry is still asking it. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuestionRetryView'];
        };
      };
      /** @description The body or the header is refused, or the execution cannot be retried (`not_retryable`). */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `submit` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such execution in the region. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Cells of the job are being given up just now (`job_closing`), or it has reached its cost limit (`max_cost_reached`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description It has had all its rounds (`max_retries_reached`). */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExhaustedErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  CrossRegionController_crossRegion: {
    parameters: {
      query?: {
        /** @description Id of a model of the job. Required. Allowed: a model id. */
        model_id?: string;
        /** @description Id of a question of the job; empty for the job's own prompt; all questions when absent. Allowed: a question id; empty for the job's own prompt. */
        question_id?: string;
      };
      header?: never;
      path: {
        /** @description Id of the job. */
        jobId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answers and what they come to. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CrossRegionAnalysisView'];
        };
      };
      /** @description A parameter is missing, unknown, given twice or not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job, or it asks no such model (`model_not_in_job`) or question (`question_not_in_job`). */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The job judges the answers of another and measures nothing itself (`judging_job`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ExecutorsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Executors by region. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExecutorListView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `operate` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  HealthController_alias: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Everything it depends on works, and its event loop turns in time. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A page of another origin asks (`origin_not_allowed`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Something it depends on is away, or it stood still for too long within its last seconds. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthView'];
        };
      };
    };
  };
  ImportsController_import: {
    parameters: {
      query?: never;
      header?: {
        /** @description The project in which it is made. Required of credentials that have several; `default` without it for those that have all. */
        'Beacon-Project'?: string;
        /** @description 1..255 visible ASCII characters. The same file with the same key makes one job, however often it is sent. */
        'Idempotency-Key'?: string;
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-ndjson': string;
      };
    };
    responses: {
      /** @description An earlier request with this key made the job. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RepeatedJobView'];
        };
      };
      /** @description Accepted. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AcceptedJobView'];
        };
      };
      /** @description The file or the key is refused; `details` has lines and fields. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `submit` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The id is taken (`job_exists`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The file is too large (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The key came with another file before (`idempotency_key_reused`). */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  JobsController_list: {
    parameters: {
      query?: {
        /** @description Whether jobs are listed that were archived. Allowed: false, true, all. */
        archived?: 'false' | 'true' | 'all';
        /** @description Where the page before ended; absent for the first page. Allowed: next_cursor of the page before. */
        cursor?: string;
        /** @description Adds to each job whether its answers are simulated. Allowed: simulated. */
        include?: 'simulated';
        /** @description Jobs per page. Allowed: a whole number, 1 to 200. */
        limit?: number;
        /** @description Jobs with this text in id or name, in any case. Allowed: 1 to 200 characters. */
        q?: string;
        /** @description Jobs of these statuses only. Allowed: queued, running, completed, partial, failed, cancelled; or several of them with commas between. */
        status?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of jobs. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobListView'];
        };
      };
      /** @description A parameter is unknown, given twice or not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  SubmissionsController_submit: {
    parameters: {
      query?: never;
      header?: {
        /** @description The project in which it is made. Required of credentials that have several; `default` without it for those that have all. */
        'Beacon-Project'?: string;
        /** @description 1..255 visible ASCII characters. The same request with the same key makes one job, however often it is sent. */
        'Idempotency-Key'?: string;
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          components['schemas']['JobBody'] | components['schemas']['WrappedJobBody'];
      };
    };
    responses: {
      /** @description An earlier request with this key made the job. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RepeatedJobView'];
        };
      };
      /** @description Accepted. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AcceptedJobView'];
        };
      };
      /** @description The body or the key is refused; `details` has every reason. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `submit` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The id is taken (`job_exists`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is too large (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The key came with another request before (`idempotency_key_reused`). */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many signatures of this address were refused (`signature_failures`). */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  JobsController_one: {
    parameters: {
      query?: {
        /** @description Executions to include. Allowed: a whole number, 1 to 200. */
        exec_limit?: number;
        /** @description Newest executions to leave out. Allowed: a whole number, 0 to 10000. */
        exec_offset?: number;
        /** @description Adds a page of the newest executions. The three words mean the same; `/executions/all` lists every one. Allowed: executions, latest, all. */
        include?: 'executions' | 'latest' | 'all';
        /** @description Whether the specification has its questions, of which a large job has megabytes. Default `true`. Allowed: true, false. */
        questions?: 'true' | 'false';
      };
      header?: never;
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The job. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobView'];
        };
      };
      /** @description A parameter is unknown, given twice or not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ErasureController_erase: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ReasonBody'];
      };
    };
    responses: {
      /** @description The answers are being erased, or are gone. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasedJobView'];
        };
      };
      /** @description The body or the header is refused. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `operate` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The job has not ended (`job_running`), cells of it are being given up (`job_closing`), or its answers are being judged (`job_being_judged`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  JobArchiveController_archive: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ReasonBody'];
      };
    };
    responses: {
      /** @description The job is archived. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArchiveView'];
        };
      };
      /** @description The body or the header is refused. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `submit` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The job has not ended (`job_running`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ArmsController_compare: {
    parameters: {
      query?: {
        /** @description Chance to say of anything that it differs where it does not, over all models, pairs of levels and both endpoints. Allowed: a decimal fraction above 0 and below 0.5, such as 0.05. */
        alpha?: number;
        /** @description What is compared: an arm that the job names, or region. Default region. Allowed: region, language, route, served_model, system_prompt, persona. */
        arm?: 'region' | 'language' | 'route' | 'served_model' | 'system_prompt' | 'persona';
        /** @description What a claim is about: other questions of this sort, or exactly these. Default questions_like_these. Allowed: questions_like_these, these_questions. */
        claim?: 'questions_like_these' | 'these_questions';
        /** @description Largest difference of rates that counts as none, for the equivalence tests. Allowed: a decimal fraction above 0 and below 1, such as 0.05. */
        margin?: number;
      };
      header?: never;
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The comparison. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            alpha: number;
            /** @enum {string} */
            arm: 'region' | 'language' | 'route' | 'served_model' | 'system_prompt' | 'persona';
            /** @enum {string} */
            claim: 'questions_like_these' | 'these_questions';
            /**
             * @description `differs` when a pair of levels does; `equivalent`, `confounded` when every one is; else `cannot_tell`.
             * @enum {string}
             */
            conclusion:
              | 'differs'
              | 'differs_on_these_questions'
              | 'equivalent'
              | 'cannot_tell'
              | 'confounded';
            /** @enum {string} */
            correction: 'holm';
            /** @description What else differs by design; comparisons are made within it. */
            factors: {
              /** @enum {string} */
              kind: 'region' | 'language' | 'route' | 'served_model' | 'system_prompt' | 'persona';
              levels: string[];
            }[];
            job_id: string;
            /** @description Confidence of the intervals. */
            level: number;
            levels: string[];
            /** @description Largest difference of rates that counts as none. */
            margin: number;
            pairs: {
              /** @description What is the same on both sides of every comparison, and takes several values. */
              adjusted_for: (
                'region' | 'language' | 'route' | 'served_model' | 'system_prompt' | 'persona'
              )[];
              /** @description Everything that stands against a conclusion; null when something is concluded. */
              cannot_tell:
                | {
                    /** @enum {string} */
                    code:
                      | 'nothing_to_compare'
                      | 'too_few_questions'
                      | 'too_weak'
                      | 'region_without_data'
                      | 'sensitivity_unknown'
                      | 'sensitivity_low'
                      | 'corrected_beyond_margin'
                      | 'missing_could_turn'
                      | 'missing_unevenly'
                      | 'blocked_beyond_margin'
                      | 'truncated_beyond_margin'
                      | 'questions_opposite'
                      | 'content_differs'
                      | 'confounded'
                      | 'detector_could_explain'
                      | 'depends_on_factor';
                    text: string;
                  }[]
                | null;
              /**
               * @description What is concluded of an arm: `confounded` where it always comes together with something else, so that nothing is claimed of either.
               * @enum {string}
               */
              conclusion:
                | 'differs'
                | 'differs_on_these_questions'
                | 'equivalent'
                | 'cannot_tell'
                | 'confounded';
              confounded_with: {
                /** @description Its levels under the first level of the arm, and under the second. */
                first: string[];
                /** @enum {string} */
                kind:
                  'region' | 'language' | 'route' | 'served_model' | 'system_prompt' | 'persona';
                second: string[];
              }[];
              /** @description Executions that were measured and are in no figure, because what they are compared with was not. */
              dropped: number;
              endpoints: {
                /** @description Two levels under one endpoint. */
                refused: {
                  /**
                   * @description `equivalent` only where both endpoints are.
                   * @enum {string}
                   */
                  conclusion:
                    'differs' | 'differs_on_these_questions' | 'equivalent' | 'cannot_tell';
                  /** @description Corrected for what the detector misses in each language; null where that is not known. A difference by language is claimed only where it is one in this. */
                  corrected: {
                    difference: number;
                    /** @description Low and high end. Rates and differences are fractions, never percentages. */
                    interval: number[];
                    /** @enum {string} */
                    method: 'rogan_gladen';
                    /** @description Two one-sided tests against the margin. */
                    tost: {
                      /** @description Whether the interval lies inside the margin. */
                      equivalent: boolean;
                      /** @description Interval at level 1 - 2 alpha (90 % by default). */
                      interval: number[];
                      margin: number;
                    };
                  } | null;
                  /** @description First minus second, every question with the same weight, everything else alike. */
                  difference: number | null;
                  /** @enum {string} */
                  endpoint: 'refused' | 'withheld';
                  /** @description The compared questions of one job under one endpoint. */
                  first: {
                    events: number;
                    /** @description Wilson, on as many answers as the executions are worth: repeats of a question hang together. */
                    interval: number[] | null;
                    /** @description Measured executions. */
                    n: number;
                    /** @description events / n. */
                    rate: number | null;
                  };
                  interactions: {
                    /** @description Whether the difference is said to depend on it: p_adjusted is at most alpha, and the detector does not read different languages. */
                    claimed: boolean;
                    /** @description The difference under `one` minus that under `other`. */
                    difference: number;
                    /** @enum {string} */
                    factor:
                      | 'region'
                      | 'language'
                      | 'route'
                      | 'served_model'
                      | 'system_prompt'
                      | 'persona';
                    /** @description Low and high end. Rates and differences are fractions, never percentages. */
                    interval: number[] | null;
                    one: string;
                    other: string;
                    p: number;
                    /** @description Holm over all interactions of the comparison, apart from the differences. */
                    p_adjusted: number;
                    /** @description Questions measured under both levels of the arm in both. */
                    questions: number;
                  }[];
                  /** @description Low and high end. Rates and differences are fractions, never percentages. */
                  interval: number[] | null;
                  /** @enum {string} */
                  method: 'exact' | 'asymptotic' | 'monte_carlo';
                  minimum_detectable: number | null;
                  /** @description Questions with the event under one level only (with several answers: more often under it). */
                  only_first: number;
                  only_second: number;
                  p: number | null;
                  /** @description Holm over both endpoints of all models and pairs of levels. */
                  p_adjusted: number | null;
                  p_by_answer: number | null;
                  /** @description Questions measured under both levels: the only ones that the test uses. */
                  questions: number;
                  /** @description The compared questions of one job under one endpoint. */
                  second: {
                    events: number;
                    /** @description Wilson, on as many answers as the executions are worth: repeats of a question hang together. */
                    interval: number[] | null;
                    /** @description Measured executions. */
                    n: number;
                    /** @description events / n. */
                    rate: number | null;
                  };
                  /** @enum {string} */
                  test: 'mcnemar_exact' | 'sign_flip' | 'cmh_exact' | 'cmh';
                  within: {
                    difference: number | null;
                    /** @enum {string} */
                    factor:
                      | 'region'
                      | 'language'
                      | 'route'
                      | 'served_model'
                      | 'system_prompt'
                      | 'persona';
                    /** @description Low and high end. Rates and differences are fractions, never percentages. */
                    interval: number[] | null;
                    level: string;
                    p: number | null;
                    /** @description Questions measured under both levels of the arm here. */
                    questions: number;
                  }[];
                };
                /** @description Two levels under one endpoint. */
                withheld: {
                  /**
                   * @description `equivalent` only where both endpoints are.
                   * @enum {string}
                   */
                  conclusion:
                    'differs' | 'differs_on_these_questions' | 'equivalent' | 'cannot_tell';
                  /** @description Corrected for what the detector misses in each language; null where that is not known. A difference by language is claimed only where it is one in this. */
                  corrected: {
                    difference: number;
                    /** @description Low and high end. Rates and differences are fractions, never percentages. */
                    interval: number[];
                    /** @enum {string} */
                    method: 'rogan_gladen';
                    /** @description Two one-sided tests against the margin. */
                    tost: {
                      /** @description Whether the interval lies inside the margin. */
                      equivalent: boolean;
                      /** @description Interval at level 1 - 2 alpha (90 % by default). */
                      interval: number[];
                      margin: number;
                    };
                  } | null;
                  /** @description First minus second, every question with the same weight, everything else alike. */
                  difference: number | null;
                  /** @enum {string} */
                  endpoint: 'refused' | 'withheld';
                  /** @description The compared questions of one job under one endpoint. */
                  first: {
                    events: number;
                    /** @description Wilson, on as many answers as the executions are worth: repeats of a question hang together. */
                    interval: number[] | null;
                    /** @description Measured executions. */
                    n: number;
                    /** @description events / n. */
                    rate: number | null;
                  };
                  interactions: {
                    /** @description Whether the difference is said to depend on it: p_adjusted is at most alpha, and the detector does not read different languages. */
                    claimed: boolean;
                    /** @description The difference under `one` minus that under `other`. */
                    difference: number;
                    /** @enum {string} */
                    factor:
                      | 'region'
                      | 'language'
                      | 'route'
                      | 'served_model'
                      | 'system_prompt'
                      | 'persona';
                    /** @description Low and high end. Rates and differences are fractions, never percentages. */
                    interval: number[] | null;
                    one: string;
                    other: string;
                    p: number;
                    /** @description Holm over all interactions of the comparison, apart from the differences. */
                    p_adjusted: number;
                    /** @description Questions measured under both levels of the arm in both. */
                    questions: number;
                  }[];
                  /** @description Low and high end. Rates and differences are fractions, never percentages. */
                  interval: number[] | null;
                  /** @enum {string} */
                  method: 'exact' | 'asymptotic' | 'monte_carlo';
                  minimum_detectable: number | null;
                  /** @description Questions with the event under one level only (with several answers: more often under it). */
                  only_first: number;
                  only_second: number;
                  p: number | null;
                  /** @description Holm over both endpoints of all models and pairs of levels. */
                  p_adjusted: number | null;
                  p_by_answer: number | null;
                  /** @description Questions measured under both levels: the only ones that the test uses. */
                  questions: number;
                  /** @description The compared questions of one job under one endpoint. */
                  second: {
                    events: number;
                    /** @description Wilson, on as many answers as the executions are worth: repeats of a question hang together. */
                    interval: number[] | null;
                    /** @description Measured executions. */
                    n: number;
                    /** @description events / n. */
                    rate: number | null;
                  };
                  /** @enum {string} */
                  test: 'mcnemar_exact' | 'sign_flip' | 'cmh_exact' | 'cmh';
                  within: {
                    difference: number | null;
                    /** @enum {string} */
                    factor:
                      | 'region'
                      | 'language'
                      | 'route'
                      | 'served_model'
                      | 'system_prompt'
                      | 'persona';
                    /** @description Low and high end. Rates and differences are fractions, never percentages. */
                    interval: number[] | null;
                    level: string;
                    p: number | null;
                    /** @description Questions measured under both levels of the arm here. */
                    questions: number;
                  }[];
                };
              };
              executions: {
                /** @description Executions of the compared questions in one job. */
                first: {
                  expected: number;
                  measured: number;
                  /** @description Ended in an error or were cancelled. */
                  missing: number;
                  /** @description Contradicted the evidence of their region: in no rate. */
                  quarantined: number;
                };
                /** @description Executions of the compared questions in one job. */
                second: {
                  expected: number;
                  measured: number;
                  /** @description Ended in an error or were cancelled. */
                  missing: number;
                  /** @description Contradicted the evidence of their region: in no rate. */
                  quarantined: number;
                };
              };
              first: string;
              /** @description Of an arm whose levels are models, all of them, joined by " / ". */
              model_id: string;
              /** @description Questions, or pairs of translations, asked under both levels. */
              questions: number;
              second: string;
              /** @description Plain English, effect first. */
              sentence: string;
              warnings: {
                /** @description Stable, snake_case. */
                code: string;
                model_id: string | null;
                text: string;
              }[];
            }[];
            sentence: string;
            /** @enum {string} */
            status: 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';
            /** @description Confirmatory tests over which Holm goes. */
            tests_in_family: number;
            versions: {
              [key: string]: string;
            };
            /** @description All warnings, those of the pairs included. */
            warnings: {
              /** @description Stable, snake_case. */
              code: string;
              model_id: string | null;
              text: string;
            }[];
          };
        };
      };
      /** @description A parameter is unknown, given twice or not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job, or it does not compare this arm (`arm_not_in_job`). */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The job has not ended (`job_running`). The job judges the answers of another and measures nothing itself (`judging_job`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  JobAuditController_list: {
    parameters: {
      query?: {
        /** @description Where the page before ended; absent for the first page. Allowed: next_cursor of the page before. */
        cursor?: string;
        /** @description Entries per page. Allowed: a whole number, 1 to 500. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the audit log. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobAuditView'];
        };
      };
      /** @description A parameter is not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  JobControlController_cancel: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ReasonBody'];
      };
    };
    responses: {
      /** @description Cancelled, or ended before. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            components['schemas']['CancelledJobView'] | components['schemas']['EndedJobView'];
        };
      };
      /** @description The body or the header is refused. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `submit` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ComparisonController_compare: {
    parameters: {
      query?: {
        /** @description Id of a model of the job. Required. Allowed: a model id. */
        model_id?: string;
        /** @description Id of a question of the job; empty or absent when it asks its own prompt. Allowed: a question id; empty for the job's own prompt. */
        question_id?: string;
      };
      header?: never;
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The comparison. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ComparisonView'];
        };
      };
      /** @description A parameter is missing, unknown, given twice or not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job, or it asks no such model (`model_not_in_job`) or question (`question_not_in_job`). */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The job judges the answers of another and measures nothing itself (`judging_job`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  JobComparisonController_compare: {
    parameters: {
      query: {
        /** @description Chance to say of anything that it differs where it does not, over all models, regions and both endpoints. Allowed: a decimal fraction above 0 and below 0.5, such as 0.05. */
        alpha?: number;
        /** @description What a claim is about: other questions of this sort, or exactly these. Default questions_like_these. Allowed: questions_like_these, these_questions. */
        claim?: 'questions_like_these' | 'these_questions';
        /** @description Largest difference of rates that counts as none, for the equivalence tests. Allowed: a decimal fraction above 0 and below 1, such as 0.05. */
        margin?: number;
        /** @description The later job. Allowed: a job id. */
        with: string;
      };
      header?: never;
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The comparison. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description The later job. */
            after: {
              /** Format: date-time */
              completed_at: string | null;
              /** Format: date-time */
              created_at: string;
              job_id: string;
              /** @description Of its benchmark. */
              name: string;
              repeats: number;
              /** Format: date-time */
              started_at: string | null;
              /** @enum {string} */
              status: 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';
            };
            alpha: number;
            /** @description The earlier job. */
            before: {
              /** Format: date-time */
              completed_at: string | null;
              /** Format: date-time */
              created_at: string;
              job_id: string;
              /** @description Of its benchmark. */
              name: string;
              repeats: number;
              /** Format: date-time */
              started_at: string | null;
              /** @enum {string} */
              status: 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';
            };
            /** @enum {string} */
            claim: 'questions_like_these' | 'these_questions';
            /**
             * @description `differs` when a model and region does; `equivalent` when every one is; else `cannot_tell`.
             * @enum {string}
             */
            conclusion: 'differs' | 'differs_on_these_questions' | 'equivalent' | 'cannot_tell';
            /** @enum {string} */
            correction: 'holm';
            lanes: {
              /** @description Everything that stands against "equivalent", the first of it said first; null when something is concluded. */
              cannot_tell:
                | {
                    /** @enum {string} */
                    code:
                      | 'nothing_to_compare'
                      | 'too_few_questions'
                      | 'too_weak'
                      | 'region_without_data'
                      | 'sensitivity_unknown'
                      | 'sensitivity_low'
                      | 'corrected_beyond_margin'
                      | 'missing_could_turn'
                      | 'missing_unevenly'
                      | 'blocked_beyond_margin'
                      | 'truncated_beyond_margin'
                      | 'questions_opposite'
                      | 'content_differs'
                      | 'typed_differently';
                    text: string;
                  }[]
                | null;
              /**
               * @description What is concluded. `cannot_tell` is no verdict of "no difference": that takes an equivalence test.
               * @enum {string}
               */
              conclusion: 'differs' | 'differs_on_these_questions' | 'equivalent' | 'cannot_tell';
              discordant: {
                /** @description The first 100 of them, the largest change first. */
                questions: {
                  after: {
                    [key: string]: number;
                  };
                  before: {
                    [key: string]: number;
                  };
                  /** @description Null for a job's own prompt. */
                  question_id: string | null;
                }[];
                /** @description Questions whose rate of refusals or of withheld answers is another one. */
                total: number;
              };
              endpoints: {
                /** @description What changed in one endpoint. */
                refused: {
                  /** @description The compared questions of one job under one endpoint. */
                  after: {
                    events: number;
                    /** @description Wilson, on as many answers as the executions are worth: repeats of a question hang together. */
                    interval: number[] | null;
                    /** @description Measured executions. */
                    n: number;
                    /** @description events / n. */
                    rate: number | null;
                  };
                  /** @description The compared questions of one job under one endpoint. */
                  before: {
                    events: number;
                    /** @description Wilson, on as many answers as the executions are worth: repeats of a question hang together. */
                    interval: number[] | null;
                    /** @description Measured executions. */
                    n: number;
                    /** @description events / n. */
                    rate: number | null;
                  };
                  /**
                   * @description `equivalent` only where the model and region are: that takes both endpoints at once.
                   * @enum {string}
                   */
                  conclusion:
                    'differs' | 'differs_on_these_questions' | 'equivalent' | 'cannot_tell';
                  /** @description Corrected for what the classifier misses; null where that is not known. What is called equivalent is equivalent in this. */
                  corrected: {
                    difference: number;
                    /** @description Low and high end. Rates and differences are fractions, never percentages. */
                    interval: number[];
                    /** @enum {string} */
                    method: 'rogan_gladen';
                    /** @description Two one-sided tests against the margin. */
                    tost: {
                      /** @description Whether the interval lies inside the margin. */
                      equivalent: boolean;
                      /** @description Interval at level 1 - 2 alpha (90 % by default). */
                      interval: number[];
                      margin: number;
                    };
                  } | null;
                  /** @description After minus before, every question with the same weight. Null when no question was measured in both. */
                  difference: number | null;
                  /** @enum {string} */
                  endpoint: 'refused' | 'withheld';
                  /** @description Low and high end. Rates and differences are fractions, never percentages. */
                  interval: number[] | null;
                  /**
                   * @description How p was computed.
                   * @enum {string}
                   */
                  method: 'exact' | 'asymptotic' | 'monte_carlo';
                  /** @description McNemar mid-p; null for other tests. */
                  mid_p: number | null;
                  /** @description Smallest true change that these questions would show with 80 % power. */
                  minimum_detectable: number | null;
                  only_after: number;
                  /** @description Questions with the event in one job only (with repeats: more often in it). */
                  only_before: number;
                  p: number | null;
                  /** @description Holm over both endpoints of all models and regions. */
                  p_adjusted: number | null;
                  /** @description Where the jobs did not answer every question equally often: p when the answers to each are exchanged between them. The larger of the two decides. */
                  p_by_answer: number | null;
                  /** @description Questions measured in both jobs: the only ones that the test uses. */
                  questions: number;
                  /** @enum {string} */
                  test: 'mcnemar_exact' | 'sign_flip' | 'cmh_exact' | 'cmh';
                };
                /** @description What changed in one endpoint. */
                withheld: {
                  /** @description The compared questions of one job under one endpoint. */
                  after: {
                    events: number;
                    /** @description Wilson, on as many answers as the executions are worth: repeats of a question hang together. */
                    interval: number[] | null;
                    /** @description Measured executions. */
                    n: number;
                    /** @description events / n. */
                    rate: number | null;
                  };
                  /** @description The compared questions of one job under one endpoint. */
                  before: {
                    events: number;
                    /** @description Wilson, on as many answers as the executions are worth: repeats of a question hang together. */
                    interval: number[] | null;
                    /** @description Measured executions. */
                    n: number;
                    /** @description events / n. */
                    rate: number | null;
                  };
                  /**
                   * @description `equivalent` only where the model and region are: that takes both endpoints at once.
                   * @enum {string}
                   */
                  conclusion:
                    'differs' | 'differs_on_these_questions' | 'equivalent' | 'cannot_tell';
                  /** @description Corrected for what the classifier misses; null where that is not known. What is called equivalent is equivalent in this. */
                  corrected: {
                    difference: number;
                    /** @description Low and high end. Rates and differences are fractions, never percentages. */
                    interval: number[];
                    /** @enum {string} */
                    method: 'rogan_gladen';
                    /** @description Two one-sided tests against the margin. */
                    tost: {
                      /** @description Whether the interval lies inside the margin. */
                      equivalent: boolean;
                      /** @description Interval at level 1 - 2 alpha (90 % by default). */
                      interval: number[];
                      margin: number;
                    };
                  } | null;
                  /** @description After minus before, every question with the same weight. Null when no question was measured in both. */
                  difference: number | null;
                  /** @enum {string} */
                  endpoint: 'refused' | 'withheld';
                  /** @description Low and high end. Rates and differences are fractions, never percentages. */
                  interval: number[] | null;
                  /**
                   * @description How p was computed.
                   * @enum {string}
                   */
                  method: 'exact' | 'asymptotic' | 'monte_carlo';
                  /** @description McNemar mid-p; null for other tests. */
                  mid_p: number | null;
                  /** @description Smallest true change that these questions would show with 80 % power. */
                  minimum_detectable: number | null;
                  only_after: number;
                  /** @description Questions with the event in one job only (with repeats: more often in it). */
                  only_before: number;
                  p: number | null;
                  /** @description Holm over both endpoints of all models and regions. */
                  p_adjusted: number | null;
                  /** @description Where the jobs did not answer every question equally often: p when the answers to each are exchanged between them. The larger of the two decides. */
                  p_by_answer: number | null;
                  /** @description Questions measured in both jobs: the only ones that the test uses. */
                  questions: number;
                  /** @enum {string} */
                  test: 'mcnemar_exact' | 'sign_flip' | 'cmh_exact' | 'cmh';
                };
              };
              executions: {
                /** @description Executions of the compared questions in one job. */
                after: {
                  expected: number;
                  measured: number;
                  /** @description Ended in an error or were cancelled. */
                  missing: number;
                  /** @description Contradicted the evidence of their region: in no rate. */
                  quarantined: number;
                };
                /** @description Executions of the compared questions in one job. */
                before: {
                  expected: number;
                  measured: number;
                  /** @description Ended in an error or were cancelled. */
                  missing: number;
                  /** @description Contradicted the evidence of their region: in no rate. */
                  quarantined: number;
                };
              };
              model_id: string;
              /** @description Questions that both jobs asked it in the same words. */
              questions: number;
              region: string;
              /** @description Executions expected of each question. */
              repeats: {
                after: number;
                before: number;
              };
              /** @description Plain English, effect first. */
              sentence: string;
              warnings: {
                /** @description Stable, snake_case. */
                code: string;
                model_id: string | null;
                region: string | null;
                text: string;
              }[];
            }[];
            /** @description Confidence of the intervals. */
            level: number;
            /** @description Largest difference of rates that counts as none. */
            margin: number;
            /** @description What is not compared, and why. */
            not_compared: {
              lanes: {
                model_id: string;
                /** @enum {string} */
                reason: 'only_before' | 'only_after' | 'sampling_changed' | 'system_prompt_changed';
                region: string;
              }[];
              /** @description Questions that are not compared. */
              question_count: number;
              /** @description The first 1,000 of them. */
              questions: {
                question_id: string | null;
                /** @enum {string} */
                reason: 'only_before' | 'only_after' | 'text_changed';
              }[];
            };
            sentence: string;
            /** @description Confirmatory tests over which Holm goes. */
            tests_in_family: number;
            versions: {
              [key: string]: string;
            };
            /** @description All warnings, those of the lanes included. */
            warnings: {
              /** @description Stable, snake_case. */
              code: string;
              model_id: string | null;
              region: string | null;
              text: string;
            }[];
          };
        };
      };
      /** @description A parameter is lacking, unknown, given twice or not accepted; or both jobs are the same. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description One of the jobs has not ended (`job_running`). The job judges the answers of another and measures nothing itself (`judging_job`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ContentController_content: {
    parameters: {
      query?: {
        /** @description Chance to claim any difference that is not, over all models and content tests of the job. Allowed: a decimal fraction above 0 and below 0.5, such as 0.05. */
        alpha?: number;
        /** @description What a claim is about: other questions of this sort, or exactly these. Default questions_like_these. Allowed: questions_like_these, these_questions. */
        claim?: 'questions_like_these' | 'these_questions';
        /** @description Whether to compare embeddings where an endpoint for them is configured; words otherwise. Default true. Allowed: true, false. */
        semantic?: 'true' | 'false';
      };
      header?: never;
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The comparison. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Chance to claim any difference that is not, over all models and content tests. */
            alpha: number;
            /** @enum {string} */
            claim: 'questions_like_these' | 'these_questions';
            /**
             * @description `not_found` is not "the same"; `not_tested` says in a model's `reason` what is needed.
             * @enum {string}
             */
            conclusion: 'content_differs' | 'not_found' | 'not_tested';
            /** @enum {string} */
            correction: 'holm';
            /** @description Embeddings' model; null where words were compared. */
            embedding_model: string | null;
            /** @description Whether the job still ran. */
            interim: boolean;
            job_id: string;
            models: {
              /**
               * @description `not_found` is not "the same"; `not_tested` says in `reason` what is needed.
               * @enum {string}
               */
              conclusion: 'content_differs' | 'not_found' | 'not_tested';
              /**
               * @description What answers are compared by. - `lexical`: words, and pairs of neighbouring characters in scripts without spaces: wording, not meaning. - `embedding`: vectors of an embeddings endpoint. - `stance`: what raters say of an answer to a statement: agree, disagree or neither.
               * @enum {string}
               */
              measure: 'lexical' | 'embedding' | 'stance';
              model_id: string;
              /** @description The smallest adjusted p of its tests; null without one. */
              p_adjusted: number | null;
              /** @description Every two regions but twins, in the order of the job. */
              pairs: {
                a: string;
                b: string;
                /** @description Mean distance of an answer of one region from an answer of the other. */
                between: number | null;
                /** @description `between` - `within` over the questions that have both. */
                excess: number | null;
                /** @description Raw p by test; null where it was not made. */
                p: {
                  against_twins: number | null;
                  by_question: number | null;
                  within_questions: number | null;
                };
                /** @description Of the smallest p, times their number: Holm over the pairs of all models, and never below the model's own. Null without a test. */
                p_adjusted: number | null;
                /** @description Questions with answers in both. */
                questions: number;
                /** @description Mean distance of two repeats in one region, over the questions that have any; null where there are none. */
                within: number | null;
              }[];
              /** @description At most 10: by `q` where there is one, else those on which the regions are farthest apart. */
              questions: {
                /** @description Mean distance of answers from different regions. */
                between: number;
                /** @description Of the exchange of this question's answers; not adjusted. */
                p: number | null;
                /** @description Benjamini-Hochberg over the model's questions. */
                q: number | null;
                question_id: string | null;
                /** @description Mean distance of repeats in one region; null, like `p` and `q`, where answers were not exchanged within questions. */
                within: number | null;
              }[];
              /** @description Why nothing was tested; null otherwise. */
              reason: string | null;
              /** @description What of a model's answers was compared. */
              sample: {
                /** @description Answers that were compared: answered or partial, not quarantined. */
                answers: number;
                /** @description Answers of one region to one question that are read at most. */
                answers_per_region: number;
                /** @description UTF-16 code units of an answer, its reasoning left out, that are compared at most. */
                characters: number;
                /** @description Questions that were read, of those that the job asks of the model. */
                questions: number;
                questions_asked: number;
              };
              /**
               * @description What the claim is about; null without one.
               * @enum {string|null}
               */
              scope: 'questions_like_these' | 'these_questions' | null;
              sentence: string;
              /** @description The same for the stances that raters gave the answers; null where no question carries a statement. */
              stance: {
                /**
                 * @description `not_found` is not "the same"; `not_tested` says in `reason` what is needed.
                 * @enum {string}
                 */
                conclusion: 'content_differs' | 'not_found' | 'not_tested';
                /**
                 * @description What answers are compared by. - `lexical`: words, and pairs of neighbouring characters in scripts without spaces: wording, not meaning. - `embedding`: vectors of an embeddings endpoint. - `stance`: what raters say of an answer to a statement: agree, disagree or neither.
                 * @enum {string}
                 */
                measure: 'lexical' | 'embedding' | 'stance';
                /** @description The smallest adjusted p of its tests; null without one. */
                p_adjusted: number | null;
                /** @description Every two regions but twins, in the order of the job. */
                pairs: {
                  a: string;
                  b: string;
                  /** @description Mean distance of an answer of one region from an answer of the other. */
                  between: number | null;
                  /** @description `between` - `within` over the questions that have both. */
                  excess: number | null;
                  /** @description Raw p by test; null where it was not made. */
                  p: {
                    against_twins: number | null;
                    by_question: number | null;
                    within_questions: number | null;
                  };
                  /** @description Of the smallest p, times their number: Holm over the pairs of all models, and never below the model's own. Null without a test. */
                  p_adjusted: number | null;
                  /** @description Questions with answers in both. */
                  questions: number;
                  /** @description Mean distance of two repeats in one region, over the questions that have any; null where there are none. */
                  within: number | null;
                }[];
                /** @description At most 10: by `q` where there is one, else those on which the regions are farthest apart. */
                questions: {
                  /** @description Mean distance of answers from different regions. */
                  between: number;
                  /** @description Of the exchange of this question's answers; not adjusted. */
                  p: number | null;
                  /** @description Benjamini-Hochberg over the model's questions. */
                  q: number | null;
                  question_id: string | null;
                  /** @description Mean distance of repeats in one region; null, like `p` and `q`, where answers were not exchanged within questions. */
                  within: number | null;
                }[];
                /** @description Why nothing was tested; null otherwise. */
                reason: string | null;
                regions: {
                  agree: number;
                  disagree: number;
                  neither: number;
                  region: string;
                }[];
                /**
                 * @description What the claim is about; null without one.
                 * @enum {string|null}
                 */
                scope: 'questions_like_these' | 'these_questions' | null;
                sentence: string;
                tests: {
                  /** @description Random labellings; null when exact. */
                  draws: number | null;
                  /** @enum {string} */
                  method: 'exact' | 'monte_carlo';
                  p: number;
                  /** @description Holm over the content tests of all models. */
                  p_adjusted: number;
                  /** @description Questions that it uses. */
                  questions: number;
                  /**
                   * @description What a claim by this test is about: other questions of their kind, or exactly these.
                   * @enum {string}
                   */
                  scope: 'questions_like_these' | 'these_questions';
                  /** @enum {string} */
                  test: 'by_question' | 'against_twins' | 'within_questions';
                }[];
                /** @description Regions against their second executors: what they differ by is noise. */
                twins: {
                  between: number | null;
                  /** @description The smallest p of the tests that can be made, times their number; not adjusted further. Null without a test. */
                  p: number | null;
                  questions: number;
                  region: string;
                  twin: string;
                  within: number | null;
                }[];
                warnings: {
                  /** @enum {string} */
                  code:
                    | 'repeats_alike'
                    | 'repeats_hang_together'
                    | 'twins_differ'
                    | 'embeddings_unavailable'
                    | 'sampled'
                    | 'cut';
                  message: string;
                }[];
              } | null;
              tests: {
                /** @description Random labellings; null when exact. */
                draws: number | null;
                /** @enum {string} */
                method: 'exact' | 'monte_carlo';
                p: number;
                /** @description Holm over the content tests of all models. */
                p_adjusted: number;
                /** @description Questions that it uses. */
                questions: number;
                /**
                 * @description What a claim by this test is about: other questions of their kind, or exactly these.
                 * @enum {string}
                 */
                scope: 'questions_like_these' | 'these_questions';
                /** @enum {string} */
                test: 'by_question' | 'against_twins' | 'within_questions';
              }[];
              /** @description Regions against their second executors: what they differ by is noise. */
              twins: {
                between: number | null;
                /** @description The smallest p of the tests that can be made, times their number; not adjusted further. Null without a test. */
                p: number | null;
                questions: number;
                region: string;
                twin: string;
                within: number | null;
              }[];
              warnings: {
                /** @enum {string} */
                code:
                  | 'repeats_alike'
                  | 'repeats_hang_together'
                  | 'twins_differ'
                  | 'embeddings_unavailable'
                  | 'sampled'
                  | 'cut';
                message: string;
              }[];
            }[];
            /** @description Of the sample and of random draws. */
            seed: number;
            sentence: string;
            /** @enum {string} */
            status: 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';
            tests_in_family: number;
          };
        };
      };
      /** @description A parameter is unknown, given twice or not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  LiveController_ofJob: {
    parameters: {
      query?: {
        /** @description Events behind this one; `oldest` for all that are kept. Without it only what happens from now on. The header `Last-Event-ID` takes precedence. Allowed: the id of an event of this stream, or oldest. */
        after?: string;
        /** @description Recorded executions come as messages `executions` of up to 500 each, at most once in so many milliseconds (100 at least); 0 for each in a message of its own, at once. Allowed: a whole number, 0 to 10000. */
        batch_ms?: number;
        /** @description Events of these types only, separated by commas. Allowed: some of job.submitted, job.started, job.paused, job.resumed, job.extended, job.retried, job.cancelled, job.completed, job.rescored, job.judging_requested, job.judged, job.answers_erased, execution.recorded, execution.outcome_changed, lane.changed, attempt.recorded, review.opened, review.settled, verdict.reached, series.run_started, series.run_ended, series.run_failed, series.change_found, series.ended. */
        types?: string;
        /** @description Ends the stream when the job has ended; without it the stream tells of what is changed later, too. Allowed: end. */
        until?: 'end';
      };
      header?: {
        /** @description Events behind this one, as browsers send it when they connect again. */
        'Last-Event-ID'?: string;
      };
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The stream. It has no end of its own. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      /** @description With `until=end`: the job has ended, and nothing is behind what the client has. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter, or `Last-Event-ID`, is not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description As many streams are open as may (`events_busy`), or the broker is away (`unavailable`). */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  JobsController_executions: {
    parameters: {
      query?: {
        /** @description Where the page before ended; absent for the first page. Allowed: next_cursor of the page before. */
        cursor?: string;
        /** @description Executions per page. Allowed: a whole number, 1 to 500. */
        limit?: number;
        /** @description Id of a model. Allowed: a model id. */
        model_id?: string;
        /** @description What happened, typed. Allowed: answered, partial, evasive, refused, blocked_input, blocked_output, empty, truncated, error. */
        outcome?:
          | 'answered'
          | 'partial'
          | 'evasive'
          | 'refused'
          | 'blocked_input'
          | 'blocked_output'
          | 'empty'
          | 'truncated'
          | 'error';
        /** @description Words of the answer as they are, in whatever case. Allowed: 2 to 200 characters, no control characters. */
        q?: string;
        /** @description Whether the evidence of where it ran contradicts what is configured. Allowed: true, false. */
        quarantined?: 'true' | 'false';
        /** @description Id of a question; empty for executions without one. Allowed: a question id; empty for the job's own prompt. */
        question_id?: string;
        /** @description Id of a region, or another spelling of it. Allowed: a region id or alias. */
        region?: string;
        /** @description How the execution ended. Allowed: completed, refused, failed, cancelled. */
        status?: 'completed' | 'refused' | 'failed' | 'cancelled';
      };
      header?: never;
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of executions. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExecutionListView'];
        };
      };
      /** @description A parameter is unknown, given twice or not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job, or it does not ask the model (`model_not_in_job`) or question (`question_not_in_job`) of the filter. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ExportsController_export: {
    parameters: {
      query?: {
        /** @description Whether a CSV file starts with a byte order mark, which Excel wants. Allowed: true, false. */
        bom?: 'true' | 'false';
        /** @description Of the file. Allowed: csv, jsonl, parquet, html, site, specification, evidence. */
        format?: 'csv' | 'jsonl' | 'parquet' | 'html' | 'site' | 'specification' | 'evidence';
        /** @description Id of a model. Allowed: a model id. */
        model_id?: string;
        /** @description What happened, typed. Allowed: answered, partial, evasive, refused, blocked_input, blocked_output, empty, truncated, error. */
        outcome?:
          | 'answered'
          | 'partial'
          | 'evasive'
          | 'refused'
          | 'blocked_input'
          | 'blocked_output'
          | 'empty'
          | 'truncated'
          | 'error';
        /** @description Whether the evidence of where it ran contradicts what is configured. Allowed: true, false. */
        quarantined?: 'true' | 'false';
        /** @description Id of a question; empty for executions without one. Allowed: a question id; empty for the job's own prompt. */
        question_id?: string;
        /** @description Id of a region, or another spelling of it. Allowed: a region id or alias. */
        region?: string;
        /** @description How the execution ended. Allowed: completed, refused, failed, cancelled. */
        status?: 'completed' | 'refused' | 'failed' | 'cancelled';
        /** @description Whether what was asked and answered is in it; it is unless `false`. A `site` leaves out the answers only: its questions stay. Allowed: true, false. */
        text?: 'true' | 'false';
      };
      header?: never;
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
          'application/vnd.apache.parquet': string;
          'application/x-ndjson; charset=utf-8': string;
          'text/csv; charset=utf-8; header=present': string;
          'text/html; charset=utf-8': string;
        };
      };
      /** @description A parameter is unknown, given twice, not accepted, or without effect in this format. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job, or it does not ask the model (`model_not_in_job`) or question (`question_not_in_job`) of the filter. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A `site` or `evidence` of a job that has not ended (`job_running`), or that judges another (`judging_job`); `evidence` of a job without a log (`not_registered`), or whose log is not sealed yet (`not_sealed`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A `site` of a job that is too large for one page (`site_too_large`). */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many exports run (`exports_busy`), the database is away (`unavailable`), the pages of a `site` are not built (`site_not_built`), or the key of the gateway is not trusted (`not_signed`). */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ExtensionsController_extend: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AdditionBody'];
      };
    };
    responses: {
      /** @description The job has everything already. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExtensionView'];
        };
      };
      /** @description Cells were added. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExtensionView'];
        };
      };
      /** @description The body or the header is refused; `details` has every reason. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `submit` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The job has a question of this id with another text (`conflicting_question`), asks its own prompt (`job_asks_own_prompt`), was cancelled (`job_cancelled`), is giving up cells just now (`job_closing`), or has reached its cost limit (`max_cost_reached`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  JudgingController_judge: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request with the same key makes one judging job. */
        'Idempotency-Key'?: string;
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['JudgingBody'];
      };
    };
    responses: {
      /** @description An earlier request with this key made the job. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JudgingRepeatedView'];
        };
      };
      /** @description Accepted. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JudgingAcceptedView'];
        };
      };
      /** @description The body or a header is refused; `details` has every reason. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `submit` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The job has ended without an answer to ask about (`nothing_to_judge`). The job judges the answers of another and measures nothing itself (`judging_job`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The key came with another request before (`idempotency_key_reused`). */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  JudgingController_report: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The passes, agreement and disagreements. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JudgingReportView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The job judges the answers of another and measures nothing itself (`judging_job`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  JobLogController_page: {
    parameters: {
      query?: {
        /** @description Position of the first entry. Allowed: a whole number, 0 to 1000000000. */
        from?: number;
        /** @description Entries per page. Allowed: a whole number, 1 to 1000. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the log. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobLogView'];
        };
      };
      /** @description A parameter is unknown, given twice or not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The job was accepted before logs were kept (`job_without_log`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  JobsController_matrix: {
    parameters: {
      query?: {
        /** @description Questions of these categories. Allowed: a category; empty for questions without one; several with commas, or given several times. */
        category?: string[];
        /** @description Questions whose most frequent outcome is, or is not, another in one region than in another for at least one model. Allowed: true, false. */
        differs?: 'true' | 'false';
        /** @description Adds how many questions each filter would leave. Allowed: facets. */
        include?: 'facets';
        /** @description Questions per page. Allowed: a whole number, 1 to 1000. */
        limit?: number;
        /** @description Only cells of these models are looked at. Allowed: a model id; several with commas, or given several times. */
        model_id?: string[];
        /** @description Questions to leave out. Allowed: a whole number, 0 to 100000000. */
        offset?: number;
        /** @description Questions that have a cell with one of these outcomes. Allowed: answered, partial, evasive, refused, blocked_input, blocked_output, empty, truncated, error; several with commas, or given several times. */
        outcome?: (
          | 'answered'
          | 'partial'
          | 'evasive'
          | 'refused'
          | 'blocked_input'
          | 'blocked_output'
          | 'empty'
          | 'truncated'
          | 'error'
        )[];
        /** @description Questions with these words in their text, id or category, in whatever case. Allowed: 1 to 200 characters, no control characters. */
        q?: string;
        /** @description Only cells of these regions are looked at. Allowed: a region id or alias; several with commas, or given several times. */
        region?: string[];
        /** @description The order of the questions. Allowed: order, differing, refusal_rate, category. */
        sort?: 'order' | 'differing' | 'refusal_rate' | 'category';
        /** @description Questions that have a cell of one of these statuses. Allowed: pending, completed, refused, failed, cancelled, mixed; several with commas, or given several times. */
        status?: ('pending' | 'completed' | 'refused' | 'failed' | 'cancelled' | 'mixed')[];
      };
      header?: never;
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the matrix. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MatrixView'];
        };
      };
      /** @description A parameter is unknown, given twice or not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job, or it does not ask the model of the filter (`model_not_in_job`). */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The job judges the answers of another and measures nothing itself (`judging_job`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  JobControlController_pause: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ReasonBody'];
      };
    };
    responses: {
      /** @description The job is paused. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PauseView'];
        };
      };
      /** @description The body or the header is refused. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `submit` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The job has ended (`job_ended`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ExportsController_report: {
    parameters: {
      query?: {
        /** @description Chance to say of any model that it differs in an endpoint in which it does not, over all models of the job and both endpoints. As the plan says when absent. Allowed: a decimal fraction above 0 and below 0.5, such as 0.05. */
        alpha?: number;
        /** @description What a claim is about: other questions of this sort, or exactly these. As the plan says when absent. Allowed: questions_like_these, these_questions. */
        claim?: 'questions_like_these' | 'these_questions';
        /** @description Whether what the answers say is compared by region, too: `true` always, by embeddings where there are some; `auto` by words, when the job has ended and has 5,000 cells at most; `false` never. A model is called equivalent only with a word on it. Default auto. Allowed: auto, true, false. */
        content?: 'auto' | 'true' | 'false';
        /** @description Whose figures lead: `refused`; `withheld`, which adds evasive, partial, blocked and empty answers; `blocked`, what the provider blocked. What is concluded is about refused and withheld alike, whichever leads. As the job's analysis plan says when absent. Allowed: refused, withheld, blocked. */
        endpoint?: 'refused' | 'withheld' | 'blocked';
        /** @description Largest difference of rates that counts as none, for the equivalence tests. As the plan says when absent. Allowed: a decimal fraction above 0 and below 1, such as 0.05. */
        margin?: number;
      };
      header?: never;
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The report. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html; charset=utf-8': string;
        };
      };
      /** @description A parameter is unknown, given twice, not accepted, or without effect in this format. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The job judges the answers of another and measures nothing itself (`judging_job`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many exports run (`exports_busy`), the database is away (`unavailable`), the pages of a `site` are not built (`site_not_built`), or the key of the gateway is not trusted (`not_signed`). */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  RescoreController_rescoreJob: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RescoreBody'];
      };
    };
    responses: {
      /** @description What would change, or was changed. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | components['schemas']['RescorePreviewView']
            | components['schemas']['RescoreAppliedView'];
        };
      };
      /** @description The body or the header is refused; `apply` needs the token of a preview. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `review` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Answers or outcomes have changed since the preview (`preview_stale`), or another re-scoring is under way at this gateway (`rescore_busy`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  JobControlController_resume: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ReasonBody'];
      };
    };
    responses: {
      /** @description The job is not paused. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PauseView'];
        };
      };
      /** @description The body or the header is refused. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `submit` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The job has ended (`job_ended`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  RetriesController_retry: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RetryBody'];
      };
    };
    responses: {
      /** @description Nothing matches that could be asked again now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RetryView'];
        };
      };
      /** @description Cells are asked again. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RetryView'];
        };
      };
      /** @description The body or the header is refused. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `submit` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The job is not started (`job_not_started`), cells of it are being given up just now (`job_closing`), or it has reached its cost limit (`max_cost_reached`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Every cell that matches has had all its rounds (`max_retries_reached`). */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ReviewController_status: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The review. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job (`job_not_found`), or it has no open review (`review_not_found`). */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The job judges the answers of another and measures nothing itself (`judging_job`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ReviewController_create: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ReviewBody'];
      };
    };
    responses: {
      /** @description The review. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewView'];
        };
      };
      /** @description The body or the header is refused. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `review` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The job still runs (`job_running`), has an open review (`review_open`), or nothing to review (`nothing_to_review`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ReviewController_disagreements: {
    parameters: {
      query?: {
        /** @description Who settles them: only those that this person has not labelled. All when absent. Allowed: 1..80 printable characters, no blank at either end. */
        rater?: string;
      };
      header?: never;
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The items. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DisagreementsView'];
        };
      };
      /** @description A parameter is not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job (`job_not_found`), or it has no open review (`review_not_found`). */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Or the name is that of another (`rater_name_taken`, `rater_name_reserved`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ReviewController_adjudicate: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the job. */
        id: string;
        /** @description Name of the item. */
        item: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LabelBody'];
      };
    };
    responses: {
      /** @description It is settled. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdjudicatedView'];
        };
      };
      /** @description The body or the header is refused. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `review` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job, or its open review has no such item (`item_not_found`). */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Nobody disagrees on it (`no_disagreement`), the adjudicator is one of its raters (`adjudicator_is_rater`), another has settled it (`item_adjudicated`), its answer was replaced (`answer_replaced`), or the name is that of another (`rater_name_taken`, `rater_name_reserved`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ReviewController_label: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the job. */
        id: string;
        /** @description Name of the item. */
        item: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LabelBody'];
      };
    };
    responses: {
      /** @description It is kept. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LabelledView'];
        };
      };
      /** @description The body or the header is refused. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `review` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job, or its open review has no such item (`item_not_found`). */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Two others have labelled it (`item_has_two_raters`), it is settled (`item_adjudicated`), its answer was replaced (`answer_replaced`), or the name is that of another (`rater_name_taken`, `rater_name_reserved`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ReviewController_next: {
    parameters: {
      query?: {
        /** @description Only items that stand after this one: it is skipped for now. Allowed: the name of an item. */
        after?: string;
        /** @description Who labels. Required. Allowed: 1..80 printable characters, no blank at either end. */
        rater?: string;
      };
      header?: never;
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The item. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BlindItemView'];
        };
      };
      /** @description Nothing is left for this rater. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter is not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `review` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job (`job_not_found`), or it has no open review (`review_not_found`). */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Or the name is that of another (`rater_name_taken`, `rater_name_reserved`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  SignaturesController_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The signature. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedSpecificationView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job, or it is not signed (`signature_not_found`). */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ExportsController_specification: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The specification. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SpecificationView'];
        };
      };
      /** @description A parameter is unknown, given twice, not accepted, or without effect in this format. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The job judges the answers of another and measures nothing itself (`judging_job`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  CellTraceController_read: {
    parameters: {
      query?: {
        /** @description Id of a model of the job. Required. Allowed: a model id. */
        model_id?: string;
        /** @description Id of a question of the job; empty or absent when it asks its own prompt. Allowed: a question id; empty for the job's own prompt. */
        question_id?: string;
        /** @description Region that the cell is asked from. Required. Allowed: a region id or alias. */
        region?: string;
        /** @description Which of the repeats. Allowed: a whole number, 1 to 999999999. */
        repeat?: number;
      };
      header?: never;
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The steps, in their order. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CellTraceView'];
        };
      };
      /** @description A parameter is missing, unknown, given twice or not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job, or it asks no such model (`model_not_in_job`) or question (`question_not_in_job`), or no such cell (`cell_not_in_job`). */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  JobArchiveController_unarchive: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ReasonBody'];
      };
    };
    responses: {
      /** @description The job is not archived. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArchiveView'];
        };
      };
      /** @description The body or the header is refused. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `submit` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  VerdictController_verdict: {
    parameters: {
      query?: {
        /** @description Chance to say of any model that it differs in an endpoint in which it does not, over all models of the job and both endpoints. As the plan says when absent. Allowed: a decimal fraction above 0 and below 0.5, such as 0.05. */
        alpha?: number;
        /** @description What a claim is about: other questions of this sort, or exactly these. As the plan says when absent. Allowed: questions_like_these, these_questions. */
        claim?: 'questions_like_these' | 'these_questions';
        /** @description Whether what the answers say is compared by region, too: `true` always, by embeddings where there are some; `auto` by words, when the job has ended and has 5,000 cells at most; `false` never. A model is called equivalent only with a word on it. Default auto. Allowed: auto, true, false. */
        content?: 'auto' | 'true' | 'false';
        /** @description Whose figures lead: `refused`; `withheld`, which adds evasive, partial, blocked and empty answers; `blocked`, what the provider blocked. What is concluded is about refused and withheld alike, whichever leads. As the job's analysis plan says when absent. Allowed: refused, withheld, blocked. */
        endpoint?: 'refused' | 'withheld' | 'blocked';
        /** @description Largest difference of rates that counts as none, for the equivalence tests. As the plan says when absent. Allowed: a decimal fraction above 0 and below 1, such as 0.05. */
        margin?: number;
      };
      header?: never;
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The verdict. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            alpha: number;
            /** @enum {string} */
            claim: 'questions_like_these' | 'these_questions';
            /**
             * @description `differs` when a model does; `equivalent` when every model is; else `cannot_tell`.
             * @enum {string}
             */
            conclusion: 'differs' | 'differs_on_these_questions' | 'equivalent' | 'cannot_tell';
            /** @enum {string} */
            correction: 'holm';
            /** @description The detector in each language asked. */
            detector: {
              /** @enum {string} */
              endpoint: 'refused' | 'withheld';
              /** @description Null where the language of questions is not known. */
              language: string | null;
              /** @description A detector's rate on labelled answers, its interval that of the independent answers which they are worth. */
              sensitivity: {
                /** @description Low and high end. Rates and differences are fractions, never percentages. */
                interval: number[];
                n: number;
                rate: number;
                x: number;
              } | null;
              /**
               * @description Where the figures are from: the classifier's calibration, a reviewed sample of this job, people who typed the outcomes, or nowhere.
               * @enum {string}
               */
              source: 'calibration' | 'reviewed' | 'people' | 'unknown';
              /** @description A detector's rate on labelled answers, its interval that of the independent answers which they are worth. */
              specificity: {
                /** @description Low and high end. Rates and differences are fractions, never percentages. */
                interval: number[];
                n: number;
                rate: number;
                x: number;
              } | null;
            }[];
            /** @enum {string} */
            endpoint: 'refused' | 'withheld' | 'blocked';
            /** @description Whether the job still ran. */
            interim: boolean;
            job_id: string;
            /** @description Confidence of the intervals. */
            level: number;
            margin: number;
            models: {
              /** @description Regions against their second executors: what they differ by is noise. */
              aa: {
                a: string;
                b: string;
                /** @description Null where the detector's error is not known in a language that was asked. */
                corrected: {
                  difference: number;
                  /** @description Low and high end. Rates and differences are fractions, never percentages. */
                  interval: number[];
                  /** @enum {string} */
                  method: 'rogan_gladen';
                  /** @description Two one-sided tests against the margin. */
                  tost: {
                    /** @description Whether the interval lies inside the margin. */
                    equivalent: boolean;
                    /** @description Interval at level 1 - 2 alpha (90 % by default). */
                    interval: number[];
                    margin: number;
                  };
                } | null;
                /** @description rate_a minus rate_b. Null when no question was measured in both. */
                difference: number | null;
                /** @description Questions measured in one of the two, or in neither. */
                dropped: number;
                /** @description Cohen's h of the two rates. */
                effect_size_h: number | null;
                /** @description Low and high end. Rates and differences are fractions, never percentages. */
                interval: number[] | null;
                /** @enum {string|null} */
                interval_method:
                  'bonett_price' | 'paired_t' | 'adjusted' | 'greenland_robins' | null;
                /**
                 * @description How p was computed.
                 * @enum {string}
                 */
                method: 'exact' | 'asymptotic' | 'monte_carlo';
                /** @enum {string|null} */
                method_by_answer: 'exact' | 'asymptotic' | null;
                /** @description McNemar mid-p; null for other tests. */
                mid_p: number | null;
                /** @description Smallest true difference that these questions would show with 80 % power. */
                minimum_detectable: number | null;
                /** @description Mantel-Haenszel odds ratio over the questions, with repeats only; null where it is not finite. */
                odds_ratio: number | null;
                /** @description Low and high end. Rates and differences are fractions, never percentages. */
                odds_ratio_interval: number[] | null;
                /** @description Questions with the event in a only (with repeats: more often in a). */
                only_a: number;
                only_b: number;
                /** @description The test's own. The larger of it and `p_by_answer` decides. */
                p: number | null;
                /** @description Two regions: Holm over models and endpoints. More: Holm over the pairs of all models and endpoints, gated by the omnibus. Null for pairs that take no part in the confirmatory tests. */
                p_adjusted: number | null;
                /** @description p when the answers to each question are exchanged between the regions (conditional Cochran-Mantel-Haenszel), for a sign-flip test of regions that did not answer every question equally often; null otherwise. */
                p_by_answer: number | null;
                /** @description Questions measured in both: the only ones used. */
                questions: number;
                /** @description Rates over the questions used, each question with the same weight. */
                rate_a: number | null;
                rate_b: number | null;
                remarkable: boolean;
                /** @enum {string} */
                test: 'mcnemar_exact' | 'sign_flip' | 'cmh_exact' | 'cmh';
                /** @description Of the outcomes as they were typed. What is called equivalent is equivalent in `corrected`. */
                tost: {
                  /** @description Whether the interval lies inside the margin. */
                  equivalent: boolean;
                  /** @description Interval at level 1 - 2 alpha (90 % by default). */
                  interval: number[];
                  margin: number;
                } | null;
                twin_of: string;
                /** @description Where the difference would lie whatever the unmeasured executions had been. Null when nothing is recorded. */
                worst_case: number[] | null;
              }[];
              /** @description Set when the conclusion is `cannot_tell`. */
              cannot_tell: {
                /** @description The level at which the test had to decide, after Holm. */
                alpha_step: number | null;
                /**
                 * @description The endpoint that the figures here are of: the one nearer to a difference.
                 * @enum {string}
                 */
                endpoint: 'refused' | 'withheld';
                /** @description Questions that tell regions apart: those that there are, and the least with which the test can decide. */
                informative: number | null;
                minimum_detectable: number | null;
                needed: number | null;
                /** @description The reasons that the sentence gives. */
                reason: string;
                /** @description Everything that stands against "equivalent", the first of it said first. */
                reasons: {
                  /** @enum {string} */
                  code:
                    | 'nothing_to_compare'
                    | 'too_few_questions'
                    | 'too_weak'
                    | 'region_without_data'
                    | 'sensitivity_unknown'
                    | 'sensitivity_low'
                    | 'corrected_beyond_margin'
                    | 'missing_could_turn'
                    | 'missing_unevenly'
                    | 'blocked_beyond_margin'
                    | 'truncated_beyond_margin'
                    | 'questions_opposite'
                    | 'content_differs';
                  text: string;
                }[];
              } | null;
              /** @description Do the regions differ in the whole distribution of outcome classes? */
              class_analysis: {
                classes: string[];
                df: number;
                /**
                 * @description Not adjusted for anything: for exploration only.
                 * @enum {boolean}
                 */
                exploratory: true;
                /** @description Not adjusted for anything. */
                p: number;
                regions: {
                  /** @description Executions by class, in the order of `classes`. */
                  counts: number[];
                  region: string;
                }[];
                statistic: number;
                /** @enum {string} */
                test: 'generalised_cmh' | 'stuart_maxwell';
              } | null;
              /**
               * @description What is concluded. `cannot_tell` is no verdict of "no difference": that takes an equivalence test.
               * @enum {string}
               */
              conclusion: 'differs' | 'differs_on_these_questions' | 'equivalent' | 'cannot_tell';
              /** @description What the answers say by region; null where that was not compared. */
              content: {
                /**
                 * @description `not_found` is not "the same"; `not_tested` says in `reason` what is needed.
                 * @enum {string}
                 */
                conclusion: 'content_differs' | 'not_found' | 'not_tested';
                /**
                 * @description What answers are compared by. - `lexical`: words, and pairs of neighbouring characters in scripts without spaces: wording, not meaning. - `embedding`: vectors of an embeddings endpoint. - `stance`: what raters say of an answer to a statement: agree, disagree or neither.
                 * @enum {string}
                 */
                measure: 'lexical' | 'embedding' | 'stance';
                /** @description The smallest adjusted p of its tests; null without one. */
                p_adjusted: number | null;
                /** @description Why nothing was tested; null otherwise. */
                reason: string | null;
                /**
                 * @description What the claim is about; null without one.
                 * @enum {string|null}
                 */
                scope: 'questions_like_these' | 'these_questions' | null;
                sentence: string;
                /** @description Of the stances that raters gave the answers; null where no question carries a statement. */
                stance: {
                  /**
                   * @description `not_found` is not "the same"; `not_tested` says in `reason` what is needed.
                   * @enum {string}
                   */
                  conclusion: 'content_differs' | 'not_found' | 'not_tested';
                  /**
                   * @description What answers are compared by. - `lexical`: words, and pairs of neighbouring characters in scripts without spaces: wording, not meaning. - `embedding`: vectors of an embeddings endpoint. - `stance`: what raters say of an answer to a statement: agree, disagree or neither.
                   * @enum {string}
                   */
                  measure: 'lexical' | 'embedding' | 'stance';
                  /** @description The smallest adjusted p of its tests; null without one. */
                  p_adjusted: number | null;
                  /** @description Why nothing was tested; null otherwise. */
                  reason: string | null;
                  /**
                   * @description What the claim is about; null without one.
                   * @enum {string|null}
                   */
                  scope: 'questions_like_these' | 'these_questions' | null;
                  sentence: string;
                } | null;
              } | null;
              controls: {
                pairs: {
                  a: string;
                  b: string;
                  /** @description a minus b on neutral and control questions. */
                  control: number;
                  /** @description p of the pair's test on neutral and control questions: it should be unremarkable. */
                  control_p: number;
                  /** @description sensitive - control. */
                  difference: number;
                  /** @description Low and high end. Rates and differences are fractions, never percentages. */
                  interval: number[];
                  /** @description Whether the sensitive questions differ more than the others: permutation of the kinds over the questions. */
                  p: number;
                  /** @description Holm over the pairs of the model. No conclusion rests on it. */
                  p_adjusted: number;
                  questions: {
                    control: number;
                    sensitive: number;
                  };
                  /** @description a minus b on sensitive questions. */
                  sensitive: number;
                }[];
                questions: {
                  control: number;
                  neutral: number;
                  sensitive: number;
                  unknown: number;
                };
                /** @description Why there is nothing to compare; null when there is. */
                reason: string | null;
                regions: {
                  control: {
                    events: number;
                    /** @description Low and high end. Rates and differences are fractions, never percentages. */
                    interval: number[] | null;
                    n: number;
                    rate: number | null;
                  };
                  region: string;
                  sensitive: {
                    events: number;
                    /** @description Low and high end. Rates and differences are fractions, never percentages. */
                    interval: number[] | null;
                    n: number;
                    rate: number | null;
                  };
                }[];
              };
              /** @description What the model is found to differ in, if in anything. */
              endpoints: {
                /** @description What is concluded of a model in one endpoint, and by what. */
                refused: {
                  /**
                   * @description `equivalent` only where the model is: that takes both endpoints at once.
                   * @enum {string}
                   */
                  conclusion:
                    'differs' | 'differs_on_these_questions' | 'equivalent' | 'cannot_tell';
                  /** @enum {string} */
                  endpoint: 'refused' | 'withheld';
                  /** @description Test of all regions at once: the smallest p of their pairs, adjusted for the number of pairs. */
                  omnibus: {
                    /** @description Questions left out because they were measured in one region or none. */
                    dropped: number;
                    /** @description For comparison with other work: it claims too often where regions share a backend, and decides nothing. Null where no question tells its regions apart. */
                    exchange: {
                      df: number;
                      /** @enum {string} */
                      method: 'exact' | 'asymptotic';
                      p: number;
                      statistic: number;
                      /** @enum {string} */
                      test: 'cochran_q' | 'generalised_cmh';
                    } | null;
                    /** @description Those of them that lack a region, and count for the pairs that have them. */
                    incomplete: number;
                    /** @description Questions that tell the regions apart at all. */
                    informative: number;
                    /** @description Of the smallest p over all pairs of the model. Regions may share a backend: it assumes that questions are independent, and nothing of regions. */
                    p: number;
                    /** @description Holm over the models and both endpoints; null for an endpoint that is no part of the family. */
                    p_adjusted: number | null;
                    /** @description Questions measured in two regions at least. */
                    questions: number;
                    /** @description Normal quantile of the smallest p of a pair, two-sided. */
                    statistic: number;
                    /** @enum {string} */
                    test: 'min_p';
                  } | null;
                  /** @description p of the confirmatory test, raw; null when there is none. */
                  p: number | null;
                  /** @description Holm over models and endpoints. */
                  p_adjusted: number | null;
                  pairs: {
                    a: string;
                    b: string;
                    /** @description Null where the detector's error is not known in a language that was asked. */
                    corrected: {
                      difference: number;
                      /** @description Low and high end. Rates and differences are fractions, never percentages. */
                      interval: number[];
                      /** @enum {string} */
                      method: 'rogan_gladen';
                      /** @description Two one-sided tests against the margin. */
                      tost: {
                        /** @description Whether the interval lies inside the margin. */
                        equivalent: boolean;
                        /** @description Interval at level 1 - 2 alpha (90 % by default). */
                        interval: number[];
                        margin: number;
                      };
                    } | null;
                    /** @description rate_a minus rate_b. Null when no question was measured in both. */
                    difference: number | null;
                    /** @description Questions measured in one of the two, or in neither. */
                    dropped: number;
                    /** @description Cohen's h of the two rates. */
                    effect_size_h: number | null;
                    /** @description Low and high end. Rates and differences are fractions, never percentages. */
                    interval: number[] | null;
                    /** @enum {string|null} */
                    interval_method:
                      'bonett_price' | 'paired_t' | 'adjusted' | 'greenland_robins' | null;
                    /**
                     * @description How p was computed.
                     * @enum {string}
                     */
                    method: 'exact' | 'asymptotic' | 'monte_carlo';
                    /** @enum {string|null} */
                    method_by_answer: 'exact' | 'asymptotic' | null;
                    /** @description McNemar mid-p; null for other tests. */
                    mid_p: number | null;
                    /** @description Smallest true difference that these questions would show with 80 % power. */
                    minimum_detectable: number | null;
                    /** @description Mantel-Haenszel odds ratio over the questions, with repeats only; null where it is not finite. */
                    odds_ratio: number | null;
                    /** @description Low and high end. Rates and differences are fractions, never percentages. */
                    odds_ratio_interval: number[] | null;
                    /** @description Questions with the event in a only (with repeats: more often in a). */
                    only_a: number;
                    only_b: number;
                    /** @description The test's own. The larger of it and `p_by_answer` decides. */
                    p: number | null;
                    /** @description Two regions: Holm over models and endpoints. More: Holm over the pairs of all models and endpoints, gated by the omnibus. Null for pairs that take no part in the confirmatory tests. */
                    p_adjusted: number | null;
                    /** @description p when the answers to each question are exchanged between the regions (conditional Cochran-Mantel-Haenszel), for a sign-flip test of regions that did not answer every question equally often; null otherwise. */
                    p_by_answer: number | null;
                    /** @description Questions measured in both: the only ones used. */
                    questions: number;
                    /** @description Rates over the questions used, each question with the same weight. */
                    rate_a: number | null;
                    rate_b: number | null;
                    /** @enum {string} */
                    test: 'mcnemar_exact' | 'sign_flip' | 'cmh_exact' | 'cmh';
                    /** @description Of the outcomes as they were typed. What is called equivalent is equivalent in `corrected`. */
                    tost: {
                      /** @description Whether the interval lies inside the margin. */
                      equivalent: boolean;
                      /** @description Interval at level 1 - 2 alpha (90 % by default). */
                      interval: number[];
                      margin: number;
                    } | null;
                    /** @description Where the difference would lie whatever the unmeasured executions had been. Null when nothing is recorded. */
                    worst_case: number[] | null;
                  }[];
                  /** @description Each question by itself; null with one repeat. */
                  questions: {
                    /**
                     * @description Whether each passes by itself, or so many striking ones together.
                     * @enum {string|null}
                     */
                    by: 'each' | 'together' | null;
                    /** @description Whether they may be claimed to differ: for questions like these it takes five or more that agree. */
                    claimed: boolean;
                    /** @description Of the first of them, where they are known. */
                    ids: string[];
                    /** @description Regions that lie above the others on every one of them; null where they do not agree. */
                    more_from: string[] | null;
                    /** @description Adjusted for the number of questions: of the weakest one, or of all together. */
                    p: number | null;
                    /** @description Those that differ; 0 for none. */
                    questions: number;
                    /** @description Questions asked several times that came out both ways. */
                    tested: number;
                  } | null;
                  /** @description In the job's order, as typed and corrected. */
                  rates: {
                    /** @description A rate corrected for the detector's own error (Rogan-Gladen), language by language. */
                    corrected: {
                      /** @description True when the estimate fell outside 0 to 1 and was cut. */
                      clipped: boolean;
                      /** @description Low and high end. Rates and differences are fractions, never percentages. */
                      interval: number[];
                      /** @enum {string} */
                      method: 'rogan_gladen';
                      rate: number;
                    } | null;
                    events: number;
                    /** @description Low and high end. Rates and differences are fractions, never percentages. */
                    interval: number[] | null;
                    rate: number | null;
                    region: string;
                  }[];
                };
                /** @description What is concluded of a model in one endpoint, and by what. */
                withheld: {
                  /**
                   * @description `equivalent` only where the model is: that takes both endpoints at once.
                   * @enum {string}
                   */
                  conclusion:
                    'differs' | 'differs_on_these_questions' | 'equivalent' | 'cannot_tell';
                  /** @enum {string} */
                  endpoint: 'refused' | 'withheld';
                  /** @description Test of all regions at once: the smallest p of their pairs, adjusted for the number of pairs. */
                  omnibus: {
                    /** @description Questions left out because they were measured in one region or none. */
                    dropped: number;
                    /** @description For comparison with other work: it claims too often where regions share a backend, and decides nothing. Null where no question tells its regions apart. */
                    exchange: {
                      df: number;
                      /** @enum {string} */
                      method: 'exact' | 'asymptotic';
                      p: number;
                      statistic: number;
                      /** @enum {string} */
                      test: 'cochran_q' | 'generalised_cmh';
                    } | null;
                    /** @description Those of them that lack a region, and count for the pairs that have them. */
                    incomplete: number;
                    /** @description Questions that tell the regions apart at all. */
                    informative: number;
                    /** @description Of the smallest p over all pairs of the model. Regions may share a backend: it assumes that questions are independent, and nothing of regions. */
                    p: number;
                    /** @description Holm over the models and both endpoints; null for an endpoint that is no part of the family. */
                    p_adjusted: number | null;
                    /** @description Questions measured in two regions at least. */
                    questions: number;
                    /** @description Normal quantile of the smallest p of a pair, two-sided. */
                    statistic: number;
                    /** @enum {string} */
                    test: 'min_p';
                  } | null;
                  /** @description p of the confirmatory test, raw; null when there is none. */
                  p: number | null;
                  /** @description Holm over models and endpoints. */
                  p_adjusted: number | null;
                  pairs: {
                    a: string;
                    b: string;
                    /** @description Null where the detector's error is not known in a language that was asked. */
                    corrected: {
                      difference: number;
                      /** @description Low and high end. Rates and differences are fractions, never percentages. */
                      interval: number[];
                      /** @enum {string} */
                      method: 'rogan_gladen';
                      /** @description Two one-sided tests against the margin. */
                      tost: {
                        /** @description Whether the interval lies inside the margin. */
                        equivalent: boolean;
                        /** @description Interval at level 1 - 2 alpha (90 % by default). */
                        interval: number[];
                        margin: number;
                      };
                    } | null;
                    /** @description rate_a minus rate_b. Null when no question was measured in both. */
                    difference: number | null;
                    /** @description Questions measured in one of the two, or in neither. */
                    dropped: number;
                    /** @description Cohen's h of the two rates. */
                    effect_size_h: number | null;
                    /** @description Low and high end. Rates and differences are fractions, never percentages. */
                    interval: number[] | null;
                    /** @enum {string|null} */
                    interval_method:
                      'bonett_price' | 'paired_t' | 'adjusted' | 'greenland_robins' | null;
                    /**
                     * @description How p was computed.
                     * @enum {string}
                     */
                    method: 'exact' | 'asymptotic' | 'monte_carlo';
                    /** @enum {string|null} */
                    method_by_answer: 'exact' | 'asymptotic' | null;
                    /** @description McNemar mid-p; null for other tests. */
                    mid_p: number | null;
                    /** @description Smallest true difference that these questions would show with 80 % power. */
                    minimum_detectable: number | null;
                    /** @description Mantel-Haenszel odds ratio over the questions, with repeats only; null where it is not finite. */
                    odds_ratio: number | null;
                    /** @description Low and high end. Rates and differences are fractions, never percentages. */
                    odds_ratio_interval: number[] | null;
                    /** @description Questions with the event in a only (with repeats: more often in a). */
                    only_a: number;
                    only_b: number;
                    /** @description The test's own. The larger of it and `p_by_answer` decides. */
                    p: number | null;
                    /** @description Two regions: Holm over models and endpoints. More: Holm over the pairs of all models and endpoints, gated by the omnibus. Null for pairs that take no part in the confirmatory tests. */
                    p_adjusted: number | null;
                    /** @description p when the answers to each question are exchanged between the regions (conditional Cochran-Mantel-Haenszel), for a sign-flip test of regions that did not answer every question equally often; null otherwise. */
                    p_by_answer: number | null;
                    /** @description Questions measured in both: the only ones used. */
                    questions: number;
                    /** @description Rates over the questions used, each question with the same weight. */
                    rate_a: number | null;
                    rate_b: number | null;
                    /** @enum {string} */
                    test: 'mcnemar_exact' | 'sign_flip' | 'cmh_exact' | 'cmh';
                    /** @description Of the outcomes as they were typed. What is called equivalent is equivalent in `corrected`. */
                    tost: {
                      /** @description Whether the interval lies inside the margin. */
                      equivalent: boolean;
                      /** @description Interval at level 1 - 2 alpha (90 % by default). */
                      interval: number[];
                      margin: number;
                    } | null;
                    /** @description Where the difference would lie whatever the unmeasured executions had been. Null when nothing is recorded. */
                    worst_case: number[] | null;
                  }[];
                  /** @description Each question by itself; null with one repeat. */
                  questions: {
                    /**
                     * @description Whether each passes by itself, or so many striking ones together.
                     * @enum {string|null}
                     */
                    by: 'each' | 'together' | null;
                    /** @description Whether they may be claimed to differ: for questions like these it takes five or more that agree. */
                    claimed: boolean;
                    /** @description Of the first of them, where they are known. */
                    ids: string[];
                    /** @description Regions that lie above the others on every one of them; null where they do not agree. */
                    more_from: string[] | null;
                    /** @description Adjusted for the number of questions: of the weakest one, or of all together. */
                    p: number | null;
                    /** @description Those that differ; 0 for none. */
                    questions: number;
                    /** @description Questions asked several times that came out both ways. */
                    tested: number;
                  } | null;
                  /** @description In the job's order, as typed and corrected. */
                  rates: {
                    /** @description A rate corrected for the detector's own error (Rogan-Gladen), language by language. */
                    corrected: {
                      /** @description True when the estimate fell outside 0 to 1 and was cut. */
                      clipped: boolean;
                      /** @description Low and high end. Rates and differences are fractions, never percentages. */
                      interval: number[];
                      /** @enum {string} */
                      method: 'rogan_gladen';
                      rate: number;
                    } | null;
                    events: number;
                    /** @description Low and high end. Rates and differences are fractions, never percentages. */
                    interval: number[] | null;
                    rate: number | null;
                    region: string;
                  }[];
                };
              };
              /** @description Share of question x region cells with both outcomes; null with one repeat. */
              flip_rate: number | null;
              /** @description For each endpoint of which something is concluded; empty while the job runs. */
              fragility: {
                /** @description True when fewer might be enough, found in another way; false when `flips` is the least number. */
                at_most: boolean | null;
                beyond: number | null;
                /** @enum {string} */
                conclusion: 'differs' | 'equivalent';
                /** @enum {string} */
                endpoint: 'refused' | 'withheld';
                /** @description Ids of executions whose flip would help, the least certain first, as many as `flips` where there are; empty where they have no ids. */
                executions: number[];
                /** @description Answers of the regions compared that are expected to be mistyped, by what is known of the detector; null where nothing is. */
                expected_errors: number | null;
                /** @description Those of them that help to overturn it. */
                expected_helping: number | null;
                /** @description Region in which an event that is none helps to overturn it. With more than two regions the first of them to. */
                fewer_events: string;
                /** @description Answers that, typed otherwise, are enough to overturn it; null when more than `beyond` are. */
                flips: number | null;
                /** @description Region in which an event that was missed does. */
                more_events: string;
              }[];
              homogeneity: {
                a: string;
                b: string;
                df: number;
                p: number;
                remark: string;
                statistic: number;
                /** @enum {string} */
                test: 'breslow_day' | 'woolf';
              }[];
              missingness: {
                /** @description Are executions missing equally often in every region, twins left out? Fisher (Freeman-Halton), chi-squared for large counts; null when nothing is missing, and while cells of a running job are pending. */
                p: number | null;
                regions: {
                  expected: number;
                  measured: number;
                  missing: number;
                  /** @description Missing of those that are measured or missing. */
                  missing_rate: number | null;
                  /** @description Those among the missing that were not asked because the job had reached its cost limit. */
                  not_asked: number;
                  pending: number;
                  quarantined: number;
                  region: string;
                }[];
                /** @enum {string|null} */
                test: 'fisher' | 'freeman_halton' | 'chi_squared' | null;
              };
              model_id: string;
              name: string | null;
              /** @description Largest difference between a region and its second executor; null without twins. */
              noise_floor: number | null;
              /** @description Test of all regions at once: the smallest p of their pairs, adjusted for the number of pairs. */
              omnibus: {
                /** @description Questions left out because they were measured in one region or none. */
                dropped: number;
                /** @description For comparison with other work: it claims too often where regions share a backend, and decides nothing. Null where no question tells its regions apart. */
                exchange: {
                  df: number;
                  /** @enum {string} */
                  method: 'exact' | 'asymptotic';
                  p: number;
                  statistic: number;
                  /** @enum {string} */
                  test: 'cochran_q' | 'generalised_cmh';
                } | null;
                /** @description Those of them that lack a region, and count for the pairs that have them. */
                incomplete: number;
                /** @description Questions that tell the regions apart at all. */
                informative: number;
                /** @description Of the smallest p over all pairs of the model. Regions may share a backend: it assumes that questions are independent, and nothing of regions. */
                p: number;
                /** @description Holm over the models and both endpoints; null for an endpoint that is no part of the family. */
                p_adjusted: number | null;
                /** @description Questions measured in two regions at least. */
                questions: number;
                /** @description Normal quantile of the smallest p of a pair, two-sided. */
                statistic: number;
                /** @enum {string} */
                test: 'min_p';
              } | null;
              /** @description p of the endpoint's test, raw and after Holm over models and endpoints; null when there is none. */
              p: number | null;
              p_adjusted: number | null;
              pairs: {
                a: string;
                b: string;
                /** @description Null where the detector's error is not known in a language that was asked. */
                corrected: {
                  difference: number;
                  /** @description Low and high end. Rates and differences are fractions, never percentages. */
                  interval: number[];
                  /** @enum {string} */
                  method: 'rogan_gladen';
                  /** @description Two one-sided tests against the margin. */
                  tost: {
                    /** @description Whether the interval lies inside the margin. */
                    equivalent: boolean;
                    /** @description Interval at level 1 - 2 alpha (90 % by default). */
                    interval: number[];
                    margin: number;
                  };
                } | null;
                /** @description rate_a minus rate_b. Null when no question was measured in both. */
                difference: number | null;
                /** @description Questions measured in one of the two, or in neither. */
                dropped: number;
                /** @description Cohen's h of the two rates. */
                effect_size_h: number | null;
                /** @description Low and high end. Rates and differences are fractions, never percentages. */
                interval: number[] | null;
                /** @enum {string|null} */
                interval_method:
                  'bonett_price' | 'paired_t' | 'adjusted' | 'greenland_robins' | null;
                /**
                 * @description How p was computed.
                 * @enum {string}
                 */
                method: 'exact' | 'asymptotic' | 'monte_carlo';
                /** @enum {string|null} */
                method_by_answer: 'exact' | 'asymptotic' | null;
                /** @description McNemar mid-p; null for other tests. */
                mid_p: number | null;
                /** @description Smallest true difference that these questions would show with 80 % power. */
                minimum_detectable: number | null;
                /** @description Mantel-Haenszel odds ratio over the questions, with repeats only; null where it is not finite. */
                odds_ratio: number | null;
                /** @description Low and high end. Rates and differences are fractions, never percentages. */
                odds_ratio_interval: number[] | null;
                /** @description Questions with the event in a only (with repeats: more often in a). */
                only_a: number;
                only_b: number;
                /** @description The test's own. The larger of it and `p_by_answer` decides. */
                p: number | null;
                /** @description Two regions: Holm over models and endpoints. More: Holm over the pairs of all models and endpoints, gated by the omnibus. Null for pairs that take no part in the confirmatory tests. */
                p_adjusted: number | null;
                /** @description p when the answers to each question are exchanged between the regions (conditional Cochran-Mantel-Haenszel), for a sign-flip test of regions that did not answer every question equally often; null otherwise. */
                p_by_answer: number | null;
                /** @description Questions measured in both: the only ones used. */
                questions: number;
                /** @description Rates over the questions used, each question with the same weight. */
                rate_a: number | null;
                rate_b: number | null;
                /** @enum {string} */
                test: 'mcnemar_exact' | 'sign_flip' | 'cmh_exact' | 'cmh';
                /** @description Of the outcomes as they were typed. What is called equivalent is equivalent in `corrected`. */
                tost: {
                  /** @description Whether the interval lies inside the margin. */
                  equivalent: boolean;
                  /** @description Interval at level 1 - 2 alpha (90 % by default). */
                  interval: number[];
                  margin: number;
                } | null;
                /** @description Where the difference would lie whatever the unmeasured executions had been. Null when nothing is recorded. */
                worst_case: number[] | null;
              }[];
              questions: number;
              /** @description Which test decides, and why it is the one for this design. */
              reason: string;
              /** @description Figures of the verdict's endpoint, here and in `omnibus`, `pairs`, `p`, `controls`, `aa` and `homogeneity`. */
              regions: {
                /** @description An event's count, rate and Wilson interval; null where nothing was measured. */
                blocked: {
                  events: number;
                  /** @description Low and high end. Rates and differences are fractions, never percentages. */
                  interval: number[] | null;
                  rate: number | null;
                };
                /** @description Null where the detector's error is not known in a language that was asked. */
                corrected: {
                  /** @description True when the estimate fell outside 0 to 1 and was cut. */
                  clipped: boolean;
                  /** @description Low and high end. Rates and differences are fractions, never percentages. */
                  interval: number[];
                  /** @enum {string} */
                  method: 'rogan_gladen';
                  rate: number;
                } | null;
                /** @description Independent answers that the executions are worth. Null with one repeat. */
                effective_n: number | null;
                /** @description Events of the verdict's endpoint among them; equals `refused` by default. */
                events: number;
                /** @description Share of (question, repeats) cells with both outcomes; null with one repeat. */
                flip_rate: number | null;
                /** @description Wilson. With repeats it takes them for independent: see `interval_clustered`. */
                interval: number[] | null;
                /** @description With repeats: Wilson on the effective number of answers. Null with one repeat, where the two are the same. */
                interval_clustered: number[] | null;
                /** @description Executions that ended in an error or were cancelled. */
                missing: number;
                /** @description Measured executions: not error, not cancelled, not quarantined. */
                n: number;
                /** @description Expected and not recorded yet. */
                pending: number;
                quarantined: number;
                /** @description events / n. */
                rate: number | null;
                /** @description Strict refusals among them. */
                refused: number;
                region: string;
                /** @description The region whose second executor this is; null otherwise. */
                twin_of: string | null;
                /** @description An event's count, rate and Wilson interval; null where nothing was measured. */
                withheld: {
                  events: number;
                  /** @description Low and high end. Rates and differences are fractions, never percentages. */
                  interval: number[] | null;
                  rate: number | null;
                };
              }[];
              /** @description What no conclusion is about: answers that were blocked, and answers cut short. */
              secondary: {
                /** @enum {string} */
                endpoint: 'blocked' | 'truncated';
                pairs: {
                  a: string;
                  b: string;
                  /** @description a minus b. */
                  difference: number;
                  /** @description Low and high end. Rates and differences are fractions, never percentages. */
                  interval: number[];
                  /** @description The larger one, where there are two. */
                  p: number;
                  /** @description Holm over the secondary pairs of all models. */
                  p_adjusted: number;
                  /** @description Two one-sided tests against the margin. */
                  tost: {
                    /** @description Whether the interval lies inside the margin. */
                    equivalent: boolean;
                    /** @description Interval at level 1 - 2 alpha (90 % by default). */
                    interval: number[];
                    margin: number;
                  };
                }[];
              }[];
              /** @description Plain English, effect first. */
              sentence: string;
              /** @description When its regions were asked; null where that is not known. */
              time: {
                /** @description Empty where too little was asked at different times. */
                drift: {
                  /** @enum {string} */
                  endpoint: 'refused' | 'withheld';
                  /** @description Low and high end. Rates and differences are fractions, never percentages. */
                  interval: number[];
                  p: number;
                  /** @description Holm over models and endpoints. */
                  p_adjusted: number;
                  /** @description Change of the rate in an hour, as a fraction. */
                  per_hour: number;
                }[];
                /** @description Within which the regions were to be kept; further apart they count as asked at different times. */
                max_skew_s: number;
                regions: {
                  /** @description Seconds since the model's first execution. */
                  first_s: number;
                  last_s: number;
                  mean_s: number;
                  n: number;
                  region: string;
                }[];
                /** @description How much later the last region asked a cell than the first. */
                skew: {
                  /** @description Cells that two regions or more asked. */
                  cells: number;
                  max_s: number;
                  median_s: number;
                  p95_s: number;
                } | null;
              } | null;
              warnings: {
                /** @description Stable, snake_case. */
                code: string;
                model_id: string | null;
                text: string;
              }[];
            }[];
            regions: string[];
            /** @description Which claims were registered before anything was asked, and which are exploratory; null where that is not known, as of rows in a file. */
            registration: {
              claims: {
                /** @enum {string} */
                endpoint: 'refused' | 'withheld';
                model_id: string;
                registered: boolean;
              }[];
              deviations: {
                /** @enum {string} */
                code:
                  | 'reviewed'
                  | 'imported'
                  | 'interim'
                  | 'stopped'
                  | 'alpha'
                  | 'margin'
                  | 'claim'
                  | 'endpoint'
                  | 'verdict_version'
                  | 'extended'
                  | 'subset'
                  | 'classifier'
                  | 'judged'
                  | 'corrected';
                /**
                 * @description The endpoint whose claims it makes exploratory; null for both.
                 * @enum {string|null}
                 */
                endpoint: 'refused' | 'withheld' | null;
                /** @description The model whose claims it makes exploratory; null for those of all. */
                model_id: string | null;
                text: string;
              }[];
              /** @description When it was, ISO 8601; null for a job without a registration, as are the next two. */
              registered_at: string | null;
              /** @description Plain English. */
              sentence: string;
              /** @description Of the first registration. */
              sha256: string | null;
              /** @description Whether the gateway signed it. That the signature holds is for `beacon verify` to say. */
              signed: boolean | null;
              /**
               * @description `registered`: all claims are. `partly`: some are. `exploratory`: none is. `not_registered`: the job has no registration.
               * @enum {string}
               */
              status: 'registered' | 'partly' | 'exploratory' | 'not_registered';
            } | null;
            repeats: number;
            /** @description Of the random draws: the same rows and seed give the same verdict. */
            seed: number;
            sentence: string;
            /** @enum {string} */
            status: 'queued' | 'running' | 'completed' | 'partial' | 'failed' | 'cancelled';
            /** @description Confirmatory tests over which Holm goes: one for each model and endpoint; one for both endpoints of a model in which all that is withheld is refused. */
            tests_in_family: number;
            twins: {
              region: string;
              twin_of: string;
            }[];
            versions: {
              [key: string]: string;
            };
            /** @description All warnings, those of the models included. */
            warnings: {
              /** @description Stable, snake_case. */
              code: string;
              model_id: string | null;
              text: string;
            }[];
          };
        };
      };
      /** @description A parameter is unknown, given twice or not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The job judges the answers of another and measures nothing itself (`judging_job`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  SubmissionsController_submitCrossRegion: {
    parameters: {
      query?: never;
      header?: {
        /** @description The project in which it is made. Required of credentials that have several; `default` without it for those that have all. */
        'Beacon-Project'?: string;
        /** @description 1..255 visible ASCII characters. The same request with the same key makes one job, however often it is sent. */
        'Idempotency-Key'?: string;
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          components['schemas']['JobBody'] | components['schemas']['WrappedJobBody'];
      };
    };
    responses: {
      /** @description An earlier request with this key made the job. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CrossRegionRepeatedView'];
        };
      };
      /** @description Accepted. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CrossRegionAcceptedView'];
        };
      };
      /** @description The body or the key is refused; `details` has every reason. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `submit` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The id is taken (`job_exists`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is too large (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The key came with another request before (`idempotency_key_reused`). */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many signatures of this address were refused (`signature_failures`). */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  PlanController_plan: {
    parameters: {
      query?: {
        /** @description Chance to call any model different that is not, over all models of the job. Allowed: a decimal fraction above 0 and below 0.5, such as 0.05. */
        alpha?: number;
        /** @description What the claim is to be about: other questions of this sort, or exactly these. Default questions_like_these. Allowed: questions_like_these, these_questions. */
        claim?: 'questions_like_these' | 'these_questions';
        /** @description Difference of rates that the job is to show. Allowed: a decimal fraction above 0 and below 1, such as 0.1. */
        target?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          components['schemas']['JobBody'] | components['schemas']['WrappedJobBody'];
      };
    };
    responses: {
      /** @description The plan. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlanView'];
        };
      };
      /** @description The body or a parameter is refused; `details` has every reason. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is too large (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  KeysController_list: {
    parameters: {
      query?: {
        /** @description Keys at most. Allowed: a whole number, 1 to 1000. */
        limit?: number;
        /** @description Whether keys are listed that were revoked. Allowed: false, true. */
        revoked?: 'false' | 'true';
      };
      header?: {
        /** @description `Bearer <API key with the scope admin>`, or `Bearer <BEACON_ADMIN_TOKEN>`. */
        Authorization?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The keys of your projects. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeyListView'];
        };
      };
      /** @description A parameter is not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials (`unauthorized`), not as `Bearer <token>` (`invalid_auth_format`), or a key that is not good (`invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Not the token (`invalid_token`), or a key without the scope `admin` (`missing_scope`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description BEACON_ADMIN_TOKEN is not set (`admin_auth_not_configured`), or broker or database are away (`unavailable`). */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  KeysController_make: {
    parameters: {
      query?: never;
      header?: {
        /** @description `Bearer <API key with the scope admin>`, or `Bearer <BEACON_ADMIN_TOKEN>`. */
        Authorization?: string;
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['KeyBody'];
      };
    };
    responses: {
      /** @description The key. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MadeKeyView'];
        };
      };
      /** @description The body is refused; `details` has every reason. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials (`unauthorized`), not as `Bearer <token>` (`invalid_auth_format`), or a key that is not good (`invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Not the token (`invalid_token`), or a key without the scope `admin` (`missing_scope`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description BEACON_ADMIN_TOKEN is not set (`admin_auth_not_configured`), or broker or database are away (`unavailable`). */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  KeysController_revoke: {
    parameters: {
      query?: never;
      header?: {
        /** @description `Bearer <API key with the scope admin>`, or `Bearer <BEACON_ADMIN_TOKEN>`. */
        Authorization?: string;
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Prefix of the key. */
        prefix: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The key, revoked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeyView'];
        };
      };
      /** @description The header is refused. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials (`unauthorized`), not as `Bearer <token>` (`invalid_auth_format`), or a key that is not good (`invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Not the token (`invalid_token`), or a key without the scope `admin` (`missing_scope`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such key in your projects. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description BEACON_ADMIN_TOKEN is not set (`admin_auth_not_configured`), or broker or database are away (`unavailable`). */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  QuotasController_ofKey: {
    parameters: {
      query?: never;
      header?: {
        /** @description `Bearer <API key with the scope admin>`, or `Bearer <BEACON_ADMIN_TOKEN>`. */
        Authorization?: string;
      };
      path: {
        /** @description Prefix of the key. */
        prefix: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Limits, and what of them is left. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuotasView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials (`unauthorized`), not as `Bearer <token>` (`invalid_auth_format`), or a key that is not good (`invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Not the token (`invalid_token`), or a key without the scope `admin` (`missing_scope`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such key in your projects. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description BEACON_ADMIN_TOKEN is not set (`admin_auth_not_configured`), or broker or database are away (`unavailable`). */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  QuotasController_set: {
    parameters: {
      query?: never;
      header?: {
        /** @description `Bearer <API key with the scope admin>`, or `Bearer <BEACON_ADMIN_TOKEN>`. */
        Authorization?: string;
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Prefix of the key. */
        prefix: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['KeyLimitsBody'];
      };
    };
    responses: {
      /** @description Limits, and what of them is left. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuotasView'];
        };
      };
      /** @description The body is refused; `details` has every reason. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials (`unauthorized`), not as `Bearer <token>` (`invalid_auth_format`), or a key that is not good (`invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Not the token (`invalid_token`), or a key without the scope `admin` (`missing_scope`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such key in your projects. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description BEACON_ADMIN_TOKEN is not set (`admin_auth_not_configured`), or broker or database are away (`unavailable`). */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  LanesController_list: {
    parameters: {
      query?: {
        /** @description Lanes of this model only. Allowed: a model id. */
        model_id?: string;
        /** @description Lanes of this region only. Allowed: a region id or alias. */
        region?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lanes as they are now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LaneListView'];
        };
      };
      /** @description A parameter is not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `operate` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  LanesController_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the model, URL-encoded: `org%2Fname` for `org/name`. */
        model_id: string;
        /** @description Id of the region. */
        region: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The lane as it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LaneDetailView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `operate` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The catalogue has no such lane (`lane_not_found`). */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  LanesController_limit: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the model, URL-encoded: `org%2Fname` for `org/name`. */
        model_id: string;
        /** @description Id of the region. */
        region: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LaneLimitBody'];
      };
    };
    responses: {
      /** @description The ceiling is set. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LanePauseView'];
        };
      };
      /** @description The body or the header is refused, or the catalogue allows the lane less. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `operate` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The catalogue has no such lane (`lane_not_found`). */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  LanesController_pause: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the model, URL-encoded: `org%2Fname` for `org/name`. */
        model_id: string;
        /** @description Id of the region. */
        region: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ReasonBody'];
      };
    };
    responses: {
      /** @description The lane is paused. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LanePauseView'];
        };
      };
      /** @description The body or the header is refused. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `operate` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The catalogue has no such lane (`lane_not_found`). */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  LanesController_resume: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the model, URL-encoded: `org%2Fname` for `org/name`. */
        model_id: string;
        /** @description Id of the region. */
        region: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ReasonBody'];
      };
    };
    responses: {
      /** @description The lane is not paused. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LanePauseView'];
        };
      };
      /** @description The body or the header is refused. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `operate` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The catalogue has no such lane (`lane_not_found`). */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  CatalogueController_models: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Every model, with the regions that serve it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ModelListView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ProjectsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The projects. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProjectListView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  ProjectsController_make: {
    parameters: {
      query?: never;
      header?: {
        /** @description `Bearer <API key with the scope admin>`, or `Bearer <BEACON_ADMIN_TOKEN>`. */
        Authorization?: string;
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProjectBody'];
      };
    };
    responses: {
      /** @description The project. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProjectView'];
        };
      };
      /** @description The body is refused; `details` has every reason. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials (`unauthorized`), not as `Bearer <token>` (`invalid_auth_format`), or a key that is not good (`invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Not the token (`invalid_token`), or a key without the scope `admin` (`missing_scope`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is a project of this id (`project_exists`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description BEACON_ADMIN_TOKEN is not set (`admin_auth_not_configured`), or broker or database are away (`unavailable`). */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  QuestionsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Every question that a job may name by id. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuestionListView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  QuotasController_own: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Limits, and what of them is left. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuotasView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  CatalogueController_regions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Every region, with its other spellings. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RegionListView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  SeriesController_list: {
    parameters: {
      query?: {
        /** @description Where the page before ended; absent for the first page. Allowed: next_cursor of the page before. */
        cursor?: string;
        /** @description Series per page. Allowed: a whole number, 1 to 200. */
        limit?: number;
        /** @description Series of these statuses only. Allowed: active, paused, ended; several with commas, or given several times. */
        status?: ('active' | 'paused' | 'ended')[];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of series. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SeriesListView'];
        };
      };
      /** @description A parameter is unknown, given twice or not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  SeriesController_create: {
    parameters: {
      query?: never;
      header?: {
        /** @description The project in which it is made. Required of credentials that have several; `default` without it for those that have all. */
        'Beacon-Project'?: string;
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SeriesBody'];
      };
    };
    responses: {
      /** @description The series. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SeriesView'];
        };
      };
      /** @description The body is refused; `details` has every reason. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `submit` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The id is taken (`series_exists`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is too large (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  SeriesController_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the series. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The series. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SeriesView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such series. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  SeriesController_delete: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the series. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is gone. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeletedSeriesView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `submit` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such series. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  SeriesController_deliveries: {
    parameters: {
      query?: {
        /** @description Where the page before ended; absent for the first page. Allowed: next_cursor of the page before. */
        cursor?: string;
        /** @description Messages per page. Allowed: a whole number, 1 to 500. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description Id of the series. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of messages. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveriesView'];
        };
      };
      /** @description A parameter is unknown, given twice or not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such series. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  SeriesControlController_pause: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the series. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ReasonBody'];
      };
    };
    responses: {
      /** @description The series is paused. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SeriesView'];
        };
      };
      /** @description The body or the header is refused. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `submit` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such series. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The series has ended (`series_ended`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  SeriesControlController_resume: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the series. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ReasonBody'];
      };
    };
    responses: {
      /** @description The series is not paused. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SeriesView'];
        };
      };
      /** @description The body or the header is refused. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `submit` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such series. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The series has ended (`series_ended`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  SeriesControlController_run: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the series. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ReasonBody'];
      };
    };
    responses: {
      /** @description A run is started soon. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SeriesView'];
        };
      };
      /** @description The body or the header is refused. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `submit` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such series. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body comes too slowly (`body_too_slow`). */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The series has ended (`series_ended`), or a run goes on or waits (`series_running`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The body is larger than is taken here (`body_too_large`). */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  SeriesController_runs: {
    parameters: {
      query?: {
        /** @description Where the page before ended; absent for the first page. Allowed: next_cursor of the page before. */
        cursor?: string;
        /** @description Runs per page. Allowed: a whole number, 1 to 200. */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description Id of the series. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of runs. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SeriesRunsView'];
        };
      };
      /** @description A parameter is unknown, given twice or not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such series. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  SessionController_session: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Who asks. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A page of another origin asks (`origin_not_allowed`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  SessionsController_sessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description At most 500. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionsView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No issuer is configured (`sign_in_not_configured`), or broker or database are away (`unavailable`). */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  SessionsController_end: {
    parameters: {
      query?: never;
      header?: {
        /** @description Who asks for it, for the audit log: 1..200 printable characters in UTF-8. Anything else is refused; without the header nobody is named. */
        'X-Beacon-Actor'?: string;
      };
      path: {
        /** @description Id of the session. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It has ended. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EndedSessionView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such session. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No issuer is configured (`sign_in_not_configured`), or broker or database are away (`unavailable`). */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  SignInController_begin: {
    parameters: {
      query?: {
        /** @description Where the browser is sent afterwards. Allowed: a path of this server, such as /jobs, up to 2000 characters. */
        return_to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description To the issuer. */
      302: {
        headers: {
          /** @description Where to go on. */
          Location?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The path to return to is not accepted. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A page of another origin asks (`origin_not_allowed`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No issuer is configured (`sign_in_not_configured`), or broker or database are away (`unavailable`). */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  SignInController_callback: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description To the page that the sign-in was begun from. */
      302: {
        headers: {
          /** @description Where to go on. */
          Location?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A page of another origin asks (`origin_not_allowed`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No issuer is configured (`sign_in_not_configured`), or broker or database are away (`unavailable`). */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  SessionController_signOut: {
    parameters: {
      query?: never;
      header?: {
        /** @description `csrf_token` of GET /api/v1/session. */
        'X-Beacon-CSRF'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description There is no session any more. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedOutView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The request does not come from the portal (`csrf_refused`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A body of another type (`invalid_content_type`), charset (`unsupported_charset`) or coding (`unsupported_content_encoding`) than is read here. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  BiasAnalysisController_analysis: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the job. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The analysis. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BiasAnalysisView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `read` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description There is no such job. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The job judges the answers of another and measures nothing itself (`judging_job`). */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  HealthController_health: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Everything it depends on works, and its event loop turns in time. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A page of another origin asks (`origin_not_allowed`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Something it depends on is away, or it stood still for too long within its last seconds. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthView'];
        };
      };
    };
  };
  HealthController_live: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It does. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LivenessView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A page of another origin asks (`origin_not_allowed`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
  HealthController_ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Database and broker answer, and the event loop turns in time. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReadinessView'];
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description A page of another origin asks (`origin_not_allowed`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description One of them does not. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReadinessView'];
        };
      };
    };
  };
  MetricsController_read: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The metrics. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description A parameter that the path does not know, or a request that is not accepted as it is. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description No credentials where they are required (`unauthorized`), or none that are good (`invalid_auth_format`, `invalid_key`, `key_revoked`, `key_expired`). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Credentials without the scope `operate` (`missing_scope`), or a token that is none (`invalid_token`). */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description The gateway does not answer to the name in `Host` (`host_not_allowed`). */
      421: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too many requests, attempts, or more than a quota leaves: ask again after `Retry-After`. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
      /** @description Too much work waits already (`busy`), or broker or database are away (`unavailable`): ask again after `Retry-After`. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorBody'];
        };
      };
    };
  };
}
