import { describe, expect, test, vi } from 'vitest';
import { ApiError } from '@/api/problem';
import type { RecordRow } from '@/api/types';
import { writeChange, type Change, type Ports } from './writer';

const stale = () => new ApiError(412, { reason: 'STALE' }, 't');
const change = (value: unknown, base: unknown): Change => ({ path: 'mobile', values: { mobile: value }, base: { mobile: base } });

/** A server with one record; `others` are what other people write before each attempt. */
function server(start: RecordRow, others: Partial<RecordRow>[] = []): Ports & { now: () => RecordRow; patch: ReturnType<typeof vi.fn> } {
  let stored = start;
  let seen = start;
  return {
    now: () => stored,
    current: () => seen,
    reload: async () => (seen = stored),
    patch: vi.fn(async (values, version) => {
      const other = others.shift();
      if (other) stored = { ...stored, ...other, version: stored.version + 1 };
      if (version !== stored.version) throw stale();
      stored = { ...stored, ...values, version: stored.version + 1 };
      return (seen = stored);
    }),
  };
}

describe('one change on its way', () => {
  test('is saved with the version seen', async () => {
    const ports = server({ id: 'a', version: 4, mobile: '1' });
    expect(await writeChange(change('2', '1'), ports)).toMatchObject({ kind: 'saved', record: { mobile: '2', version: 5 }, merged: [] });
    expect(ports.patch).toHaveBeenCalledWith({ mobile: '2' }, 4);
  });
  test('is tried again where others changed other fields, and says which', async () => {
    const ports = server({ id: 'a', version: 4, mobile: '1', fax: 'x' }, [{ fax: 'y' }]);
    expect(await writeChange(change('2', '1'), ports)).toMatchObject({ kind: 'saved', record: { mobile: '2', fax: 'y' }, merged: ['fax'] });
  });
  test('is a conflict where the same field was changed, and nothing is overwritten', async () => {
    const ports = server({ id: 'a', version: 4, mobile: '1' }, [{ mobile: '3' }]);
    expect(await writeChange(change('2', '1'), ports)).toEqual({ kind: 'conflict', theirs: { mobile: '3' } });
    expect(ports.now().mobile).toBe('3');
  });
  test('is a conflict without asking where the page has learned of the other value meanwhile', async () => {
    const ports = server({ id: 'a', version: 9, mobile: '3' });
    expect(await writeChange(change('2', '1'), ports)).toMatchObject({ kind: 'conflict' });
    expect(ports.patch).not.toHaveBeenCalled();
  });
  test('is done where the answer was lost but the value is there', async () => {
    const ports = server({ id: 'a', version: 4, mobile: '1' }, [{ mobile: '2' }]);
    expect(await writeChange(change('2', '1'), ports)).toMatchObject({ kind: 'saved', merged: [] });
  });
  test('gives up after some races and keeps what was typed', async () => {
    const ports = server({ id: 'a', version: 1, mobile: '1' }, [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }, { n: 5 }]);
    expect(await writeChange(change('2', '1'), ports)).toMatchObject({ kind: 'failed' });
  });
  test('tells the refusal of its field, or of the other field that was named', async () => {
    const refuse = (pointer: string) => ({ ...server({ id: 'a', version: 1, mobile: '1' }), patch: async () => { throw new ApiError(422, { errors: [{ pointer, reason: 'BAD', detail: 'no' }] }, 't'); } });
    expect(await writeChange(change('2', '1'), refuse('/mobile'))).toEqual({ kind: 'invalid', detail: 'no', path: 'mobile' });
    expect(await writeChange(change('2', '1'), refuse('/city'))).toEqual({ kind: 'invalid', detail: 'no', path: 'city' });
  });
});
