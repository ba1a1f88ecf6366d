import { Stage } from '../stage/stage.js';
import type { StageOptions } from '../stage/stage.js';

export async function measureLargeJob(
  o: StageOptions,
  executions: number,
  tell: (text: string) => void,
): Promise<void> {
  const s = await Stage.start({ ...o, latencyMs: 0 });
  tell(String(executions));
  await s.stop();
}
