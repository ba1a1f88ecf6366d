import type { MigrationObject } from '@mikro-orm/core';
import { Initial } from './2026-11-24-001-initial.js';
import { Promises } from './2026-11-24-002-promises.js';
import { OutcomeChanges } from './2026-11-26-003-outcome-changes.js';
import { MessagesApart } from './2026-11-26-004-messages-apart.js';
import { Labels } from './2026-11-29-005-labels.js';
import { OutcomeLanguage } from './2026-11-29-007-outcome-language.js';
import { Reviews } from './2026-11-29-008-reviews.js';
import { LanesAtWork } from './2026-11-29-009-lanes-at-work.js';
import { LastCalls } from './2026-11-29-010-last-calls.js';
import { SchemaCompatibility } from './2026-11-29-011-schema-compatibility.js';
import { JobList } from './2026-11-29-012-job-list.js';
import { CallCosts } from './2026-11-30-013-call-costs.js';
import { ImportedAnswers } from './2026-11-30-014-imported-answers.js';
import { Series } from './2026-11-30-015-series.js';
import { LaneCeilings } from './2026-11-30-016-lane-ceilings.js';
import { Access } from './2026-11-30-017-access.js';
import { SignedResults } from './2026-11-30-018-signed-results.js';
import { JobSignatures } from './2026-11-30-019-job-signatures.js';
import { ProvableRecords } from './2026-11-30-020-provable-records.js';
import { Sessions } from './2026-11-30-021-sessions.js';
import { KeyLimits } from './2026-11-30-022-key-limits.js';
import { Retention } from './2026-11-30-023-retention.js';
import { Traces } from './2026-11-30-024-traces.js';

/**
 * Every migration, oldest first. A migration that has been released is never edited: a new one follows it at the end of the list, and is
 * a DeclaredMigration, which says which services may run on its schema.
 */
export const migrations: MigrationObject[] = [
  { name: '2026-11-24-001-initial', class: Initial },
  { name: '2026-11-24-002-promises', class: Promises },
  { name: '2026-11-26-003-outcome-changes', class: OutcomeChanges },
  { name: '2026-11-26-004-messages-apart', class: MessagesApart },
  { name: '2026-11-29-005-labels', class: Labels },
  { name: '2026-11-29-007-outcome-language', class: OutcomeLanguage },
  { name: '2026-11-29-008-reviews', class: Reviews },
  { name: '2026-11-29-009-lanes-at-work', class: LanesAtWork },
  { name: '2026-11-29-010-last-calls', class: LastCalls },
  { name: '2026-11-29-011-schema-compatibility', class: SchemaCompatibility },
  { name: '2026-11-29-012-job-list', class: JobList },
  { name: '2026-11-30-013-call-costs', class: CallCosts },
  { name: '2026-11-30-014-imported-answers', class: ImportedAnswers },
  { name: '2026-11-30-015-series', class: Series },
  { name: '2026-11-30-016-lane-ceilings', class: LaneCeilings },
  { name: '2026-11-30-017-access', class: Access },
  { name: '2026-11-30-018-signed-results', class: SignedResults },
  { name: '2026-11-30-019-job-signatures', class: JobSignatures },
  { name: '2026-11-30-020-provable-records', class: ProvableRecords },
  { name: '2026-11-30-021-sessions', class: Sessions },
  { name: '2026-11-30-022-key-limits', class: KeyLimits },
  { name: '2026-11-30-023-retention', class: Retention },
  { name: '2026-11-30-024-traces', class: Traces },
];
