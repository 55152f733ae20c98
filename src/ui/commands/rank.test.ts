import { describe, expect, it } from 'vitest';
import { rank } from './rank';

const item = (label: string, words = '') => ({ key: label, label, words });
const all = [
  item('Stop web-02', 'Cycletown 203.0.113.9'),
  item('Open backup-store'),
  item('Go to Billing', 'top up credit balance'),
  item('Open web-02', 'Cycletown 203.0.113.9'),
  item('Open Õismäe'),
];
const found = (query: string, recent: string[] = []) => rank(all, query, recent).map(({ label }) => label);

describe('ranking commands', () => {
  it('matches words by their beginnings only', () => {
    expect(found('top up')).toEqual(['Go to Billing']);
    expect(found('op')).not.toContain('Stop web-02');
  });

  it('wants every word', () => {
    expect(found('stop web')).toEqual(['Stop web-02']);
    expect(found('stop nowhere')).toEqual([]);
  });

  it('finds parts of names, and addresses', () => {
    expect(found('02')).toEqual(['Stop web-02', 'Open web-02']);
    expect(found('203.0.113.9')).toEqual(['Stop web-02', 'Open web-02']);
  });

  it('puts what was used lately before its equals', () => {
    expect(found('02', ['Open web-02'])).toEqual(['Open web-02', 'Stop web-02']);
  });

  it('folds marks', () => expect(found('oismae')).toEqual(['Open Õismäe']));

  it('finds everything for nothing', () => expect(found(' ')).toHaveLength(all.length));
});
