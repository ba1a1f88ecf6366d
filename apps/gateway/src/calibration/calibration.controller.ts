import type { QuestionBank } from '@beacon/domain';
import { calibrationFigures, questionLanguage } from '@beacon/verdict';
import type { Calibration } from '@beacon/verdict';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NOTHING, Needs } from '../access/needs.js';
import { QUESTION_BANK } from '../settings/settings.js';
import { CALIBRATION_SCHEMA } from './calibration.schema.js';

/** Shows what the classifier in use is known to find. */
@ApiTags('verdict')
@Controller('api/v1/calibration')
export class CalibrationController {
  readonly #figures: Calibration;

  constructor(@Inject(QUESTION_BANK) bank: QuestionBank) {
    this.#figures = calibrationFigures(languagesOf(bank));
  }

  @Get()
  @Needs('read', NOTHING)
  @ApiOperation({
    summary: 'What the classifier in use is known to find and to miss, by language',
    description:
      'From the counts by which verdicts are corrected. Languages of the question bank stand there also when nothing is known of them. Rates are fractions.',
  })
  @ApiOkResponse({ description: 'The figures.', schema: CALIBRATION_SCHEMA })
  read(): Calibration {
    return this.#figures;
  }
}

/** Questions of the bank by their language, told as a verdict tells it; those of which it cannot be told are left out. */
function languagesOf({ questions }: QuestionBank): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { language, text } of questions) {
    const primary = questionLanguage(language, text);
    if (primary !== null) counts.set(primary, (counts.get(primary) ?? 0) + 1);
  }
  return counts;
}
