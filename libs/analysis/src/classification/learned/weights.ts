import { parseModel } from './learned-model.js';

export const LEARNED_MODEL = parseModel('words\t\nnonAnswer\t0\npartly\t0');
