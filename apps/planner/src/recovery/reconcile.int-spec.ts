import { DONE } from '@beacon/bus';
import { answerRequests } from '@beacon/bus';
import {
  cellResult,
  durables,
  heldTasks,
  heldTasksQuestion,
  heldTasksSubject,
  resultSubject,
  streams,
} from '@beacon/contracts';
import type { CellResultV1, ExecuteTaskV1, HeldTasksV1 } from '@beacon/contracts';
import { tryReconciliationLock } from '@beacon/persistence';
import { RecordingLogger } from '@beacon/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Harness, MODEL, REGIONS, WINDOW, specOf } from '../harness-spec.js';
import { SpecCache } from '../jobs/spec-cache.js';
import { TaskPublisher } from '../planning/task-publisher.js';
import { RegionPresence } from '../presence/region-presence.js';
import { HeldTasksQuery } from './held-tasks.js';
import { LaneSearch } from './lane-search.js';
import { Reconciler } from './reconciler.js';
import { STILL_MS, Stillness } from './stillness.js';
import { StoredResults } from './stored-results.js';

const [US, EU] = REGIONS;
