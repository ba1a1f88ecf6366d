import type { Calibration } from '@beacon/verdict';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { conformingTo } from '../http/openapi/conform-spec.js';
import { Harness } from '../harness-spec.js';
import { CALIBRATION_SCHEMA } from './calibration.schema.js';

let sut: Harness;
beforeAll(async () => {
  sut = await Harness.start();
});
afterAll(async () => sut.stop());

it('shows what is known of the classifier, and which languages of the bank nobody measured', async () => {
  const { status, body } = await sut.get('/api/v1/calibration');
  expect(status).toBe(200);
  const figures = conformingTo<Calibration>(CALIBRATION_SCHEMA, body);
  const english = figures.languages.find(({ language }) => language === 'en');
  expect(english).toMatchObject({ known: true, learned: true });
  expect(english?.bank_questions).toBeGreaterThan(50);
  expect(english?.endpoints.map(({ endpoint }) => endpoint)).toEqual(['refused', 'withheld']);
  expect(figures.unknown_languages).toContain('ar');
  expect(figures.unknown_languages).not.toContain('zh');
});
