import { expect, it } from 'vitest';
import { calendarOf } from './calendar';

it('makes a calendar entry with an alarm some days before', async () => {
  const text = await calendarOf({
    id: 'burrow-credit-6',
    at: new Date('2026-10-14T15:00:00Z'),
    title: 'Burrow: credit of konto is used up',
    text: 'An estimate',
    url: 'https://panel.example/billing?account=6&pay=credit',
    alarm: 3,
  });
  const lines = text.replaceAll(/\r?\n /g, '').split(/\r?\n/);
  expect(lines).toEqual(
    expect.arrayContaining([
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'UID:burrow-credit-6',
      'DTSTART:20261014T150000Z',
      'SUMMARY:Burrow: credit of konto is used up',
      'BEGIN:VALARM',
      'TRIGGER:-P3D',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
    ]),
  );
});
