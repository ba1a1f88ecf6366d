import { SignedWork, WorkChecks } from '@beacon/signing';
import type { EntityManager } from '@mikro-orm/postgresql';
import { JudgeAnswerReader } from '../judging/judge-answer.reader.js';
import { KnownCells } from './cell-checks.js';
import { RecordingService } from './recording.service.js';
import { ResultCheck } from './result-check.js';
import type { ResultAnnouncer } from '../events/result-announcer.js';

/** A recorder's service without its consumers, as the module puts it together. */
export function recordingService(em: EntityManager, announcer: ResultAnnouncer): RecordingService {
  const results = new ResultCheck(new WorkChecks(SignedWork.off()));
  return new RecordingService(
    em,
    new KnownCells(em),
    new JudgeAnswerReader(em),
    announcer,
    results,
  );
}
