import { Injectable } from '@nestjs/common';
import { ANALYSIS_WORK } from './analysis-work.js';
import { WorkThread, compiledFile } from './work-thread.js';

/** Works statistics out, so that no request and no health answer waits for those of a large job. */
@Injectable()
export class AnalysisThread extends WorkThread<typeof ANALYSIS_WORK> {
  constructor() {
    const entry = compiledFile(new URL('./analysis-worker.js', import.meta.url));
    super('analysis', ANALYSIS_WORK, { entry });
  }
}
