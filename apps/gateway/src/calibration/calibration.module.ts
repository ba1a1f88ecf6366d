import { Module } from '@nestjs/common';
import { CalibrationController } from './calibration.controller.js';

/** What is known of what types the answers. */
@Module({ controllers: [CalibrationController] })
export class CalibrationModule {}
