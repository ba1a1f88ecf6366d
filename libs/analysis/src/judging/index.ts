export { agreedWord, type JudgeWord } from './agreed-word.js';
export { JUDGE_INSTRUCTIONS, JUDGE_PROMPT, judgeRequest, type JudgedText } from './judge-prompt.js';
export {
  JUDGE_STANCES,
  VERDICT_PROBLEMS,
  readVerdict,
  type JudgeVerdict,
  type ReadVerdict,
  type VerdictProblem,
} from './judge-verdict.js';
