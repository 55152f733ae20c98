import { describe, expect, it } from 'vitest';
import type { OperationRecord } from '@/data/operations';
import { withEnded, type News } from './news';

const ended = (id: string, more: Partial<OperationRecord> = {}): OperationRecord => ({
  id,
  session: 's',
  kind: 'vm.stop',
  input: {},
  title: { id: 'data.vm.stop.title' },
  target: { type: 'vm', name: id },
  state: 'done',
  startedAt: 0,
  ...more,
});
const each = (records: readonly OperationRecord[]): readonly News[] =>
  records.reduce<readonly News[]>((news, record, at) => withEnded(news, [record], at), []);
const seen = (news: readonly News[]) => news.map(({ record, count }) => [record.id, count]);

describe('news of operations', () => {
  it('are told one by one while they are few', () => {
    expect(seen(each([ended('a'), ended('b'), ended('c')]))).toEqual([
      ['c', 1],
      ['b', 1],
      ['a', 1],
    ]);
  });

  it('are one sentence when many of a kind end alike', () => {
    const many = Array.from({ length: 1000 }, (_, index) => ended(`vm-${index}`));
    expect(seen(each(many))).toEqual([['vm-2', 1000]]);
    expect(seen(withEnded([], many, 0)), 'also when they end together').toEqual([['vm-2', 1000]]);
  });

  it('keep failures and other kinds apart', () => {
    const mixed = [
      ...Array.from({ length: 5 }, (_, index) => ended(`${index}`)),
      ended('f', { state: 'failed' }),
      ended('k', { kind: 'vm.start' }),
    ];
    expect(seen(each(mixed))).toEqual([
      ['k', 1],
      ['f', 1],
      ['2', 5],
    ]);
  });

  it('leave alone what has to be read', () => {
    const charges = Array.from({ length: 4 }, (_, index) => ended(`${index}`, { warning: true }));
    expect(seen(each(charges)).map(([, count]) => count)).toEqual([1, 1, 1, 1]);
  });
});
