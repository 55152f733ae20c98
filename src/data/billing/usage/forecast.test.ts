import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import { forecastOf, reachedAt } from './forecast';
import { daysOf, hoursLeft, monthStart } from '../documents/month';

const at = (text: string) => Date.parse(`${text}Z`);

describe('months of UTC', () => {
  it.each([
    ['2026-11-30T23:59:59', 1],
    ['2026-12-01T00:00:00', 744],
    ['2026-02-28T23:00:00', 1],
    ['2028-02-28T23:00:00', 25],
    ['2026-12-31T00:30:00', 24],
    // Clocks are put forward on the 29th, where there are such clocks: not here.
    ['2026-03-01T00:00:00', 744],
    ['2026-10-01T00:00:00', 744],
  ])('at %s have %i hours left', (now, hours) => expect(hoursLeft(at(now))).toBe(hours));

  it('have their days', () => {
    expect(daysOf(at('2028-02-10T05:00'))).toHaveLength(29);
    expect(daysOf(at('2026-02-10T05:00'))).toHaveLength(28);
    expect(monthStart(at('2026-12-31T23:59'), 1)).toBe(at('2027-01-01T00:00'));
  });
});

describe('a forecast', () => {
  const now = at('2026-11-30T13:45:00');

  it('adds to what the platform says an hour of now for each that is left', () => {
    const forecast = forecastOf(new Big('10.5'), new Big('0.1'), now, { vat_percentage: 20 });
    expect(forecast.hours).toBe(11);
    expect(forecast.toCome.toFixed()).toBe('1.1');
    expect(forecast.net.toFixed()).toBe('11.6');
    expect(forecast.vat?.amount.toFixed()).toBe('2.32');
    expect(forecast.total.toFixed()).toBe('13.92');
    expect(forecast.discount).toBeNull();
  });

  it('takes the discount off before VAT, as invoices do', () => {
    const forecast = forecastOf(new Big(100), new Big(0), now, { vat_percentage: 20, discount_percentage: 10 });
    expect([forecast.discount?.amount, forecast.net, forecast.total].map((each) => each?.toFixed())).toEqual(['10', '90', '108']);
  });

  it('adds up as it is shown, in the digits of the money', () => {
    const shown = forecastOf(new Big('880.7851'), new Big('1.778128'), Date.UTC(2026, 10, 22, 6, 30), { vat_percentage: 20 });
    expect([shown.soFar, shown.toCome, shown.sum, shown.vat?.amount, shown.total].map((each) => each?.toFixed(2))).toEqual([
      '880.79',
      '373.41',
      '1254.20',
      '250.84',
      '1505.04',
    ]);
    expect(forecastOf(new Big('10.5'), new Big('0.1'), now, { vat_percentage: 11 }, 0).total.toFixed()).toBe('13');
  });

  it('does without tax where there is none', () => {
    expect(forecastOf(new Big(1), new Big(0), now, { vat_percentage: null }).vat).toBeNull();
  });

  it('says when an amount is reached, if in this month', () => {
    expect(reachedAt(new Big(20), new Big(10), new Big(2), now)).toBe(at('2026-11-30T18:00:00'));
    expect(reachedAt(new Big('20.1'), new Big(10), new Big(2), now)).toBe(at('2026-11-30T19:00:00'));
    expect(reachedAt(new Big(10), new Big(10), new Big(2), now)).toBe(now);
    expect(reachedAt(new Big(100), new Big(10), new Big(2), now)).toBeNull();
    expect(reachedAt(new Big(100), new Big(10), new Big(0), now)).toBeNull();
  });
});
