import { describe, expect, it } from '@jest/globals';
import { loadEnv } from './environment.js';
import { tracesUrl, tracingEnv } from './tracing-env.js';

const urlOf = (variables: Record<string, string>) => tracesUrl(loadEnv(tracingEnv, variables));

describe(tracesUrl, () => {
  it('is none unless a collector is named or traces are asked for', () => {
    expect(urlOf({})).toBeNull();
    expect(urlOf({ OTEL_EXPORTER_OTLP_HEADERS: 'api-key=k' })).toBeNull();
    expect(urlOf({ BEACON_TRACES: 'on' })).toBe('http://127.0.0.1:4318/v1/traces');
  });

  it('appends the path to the address of the collector, and not to that of its traces', () => {
    const shared = { OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.example:4318/' };
    expect(urlOf(shared)).toBe('https://collector.example:4318/v1/traces');
    const own = { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://127.0.0.1:9/spans' };
    expect(urlOf({ ...shared, ...own })).toBe('http://127.0.0.1:9/spans');
  });

  it('is none where traces or OpenTelemetry are turned off', () => {
    const shared = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' };
    expect(urlOf({ ...shared, BEACON_TRACES: 'off' })).toBeNull();
    expect(urlOf({ ...shared, OTEL_SDK_DISABLED: 'true', BEACON_TRACES: 'on' })).toBeNull();
  });
});

describe('tracingEnv', () => {
  it.each([
    ['BEACON_TRACES', 'hunter2'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'ftp://hunter2'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://user:hunter2@127.0.0.1:4318'],
    ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'hunter2'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'hunter2'],
    ['OTEL_EXPORTER_OTLP_TRACES_HEADERS', 'a=b\r\nhunter2: c'],
    ['OTEL_SDK_DISABLED', 'hunter2'],
  ])('refuses a wrong %s by name and rule, never by value', (name, value) => {
    const read = (): unknown => loadEnv(tracingEnv, { [name]: value });
    expect(read).toThrow(`environment: ${name}: must be `);
    expect(read).not.toThrow('hunter2');
  });

  it('takes headers as the exporter reads them', () => {
    const headers = 'api-key=a%20b,x-tenant=7';
    expect(
      loadEnv(tracingEnv, { OTEL_EXPORTER_OTLP_HEADERS: headers }).OTEL_EXPORTER_OTLP_HEADERS,
    ).toBe(headers);
  });
});
