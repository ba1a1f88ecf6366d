import { describe, expect, it } from '@jest/globals';
import { EventRing } from './event-ring.js';
import type { LiveEvent } from './live-event.js';

function event(sequence: number, bytes = 100): LiveEvent {
  return {
    position: { sequence, timeMs: 1_000 + sequence },
    type: 'job.started',
    jobId: 'job',
    message: Buffer.alloc(bytes),
    entry: null,
  };
}

function sequencesAfter(ring: EventRing, sequence: number): number[] {
  return [...ring.after(sequence)].map(({ position }) => position.sequence);
}

describe('EventRing', () => {
  it('holds what follows on its floor, without a gap', () => {
    const sut = new EventRing({ bytes: 1_000_000, events: 3 });
    sut.restart({ sequence: 10, timeMs: 5 });
    expect([sut.floor, sut.head]).toEqual([
      { sequence: 10, timeMs: 5 },
      { sequence: 10, timeMs: 5 },
    ]);
    for (const sequence of [11, 12, 14, 15]) sut.push(event(sequence));

    expect(sut.floor).toEqual({ sequence: 11, timeMs: 1_011 });
    expect(sut.head).toEqual({ sequence: 15, timeMs: 1_015 });
    expect(sequencesAfter(sut, 11)).toEqual([12, 14, 15]);
    expect(sequencesAfter(sut, 13)).toEqual([14, 15]);
    expect(sequencesAfter(sut, 15)).toEqual([]);
    expect([sut.find(14)?.position.sequence, sut.find(13), sut.find(11)]).toEqual([
      14,
      undefined,
      undefined,
    ]);
  });

  it('is bounded in bytes, and holds one event however large it is', () => {
    const sut = new EventRing({ bytes: 5_000, events: 1_000 });
    for (let sequence = 1; sequence <= 100; sequence += 1) sut.push(event(sequence, 600));
    expect(sequencesAfter(sut, 0)).toEqual([96, 97, 98, 99, 100]);
    sut.push(event(101, 90_000));
    expect(sequencesAfter(sut, 0)).toEqual([101]);
  });

  it('goes on after many evictions, and begins anew when told to', () => {
    const sut = new EventRing({ bytes: 1_000_000, events: 10 });
    for (let sequence = 1; sequence <= 20_000; sequence += 1) sut.push(event(sequence));
    expect(sequencesAfter(sut, 0)).toHaveLength(10);
    expect(sut.find(19_995)?.position.sequence).toBe(19_995);
    sut.restart({ sequence: 3, timeMs: 1 });
    expect(sequencesAfter(sut, 0)).toEqual([]);
    expect(sut.floor.sequence).toBe(3);
  });
});
