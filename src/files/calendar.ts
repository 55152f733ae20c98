/** An entry of a calendar with an alarm before it. */
export interface Reminder {
  /** The same for each time that it is made, so that a calendar replaces the old one. */
  readonly id: string;
  readonly at: Date;
  readonly title: string;
  readonly text: string;
  readonly url: string;
  /** Days before. */
  readonly alarm: number;
}

/** An iCalendar file (RFC 5545) with one event of an hour. */
export async function calendarOf({ id, at, title, text, url, alarm }: Reminder): Promise<string> {
  const { default: ical, ICalAlarmType } = await import('ical-generator');
  const calendar = ical({ name: title });
  const event = calendar.createEvent({
    id,
    start: at,
    end: new Date(at.getTime() + 3_600_000),
    summary: title,
    description: text,
    url,
  });
  event.createAlarm({ type: ICalAlarmType.display, triggerBefore: alarm * 86_400, description: title });
  return calendar.toString();
}
