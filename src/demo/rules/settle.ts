import type { Account, State } from '../cloud/state';
import { day, hour, monthStart, nextMonth, plainTime } from '../cloud/times';
import { addCredit, checkFrozen, recurringPayment } from './accounts';
import { paid, unpaid, usageRows, writeInvoice } from './invoices';
import { meters } from './pricing';

/** A month is over: its usage becomes a paper, and the counting starts anew. */
function closeMonth(state: State, end: number): void {
  const start = monthStart(end - 1);
  for (const account of state.accounts) {
    if (account.is_deleted) continue;
    const rows = usageRows(state.usage.values(), account.id);
    if (rows.length === 0) continue;
    close(state, account, rows, start, end);
  }
  state.usage.clear();
}

function close(state: State, account: Account, rows: ReturnType<typeof usageRows>, start: number, end: number): void {
  const created = end + 10 * 60_000;
  const period = { start, end };
  if (account.postpaid) {
    writeInvoice(state, account, { rows, type: 'invoice', period, created, status: unpaid });
    return;
  }
  const report = writeInvoice(state, account, { rows, type: 'usage_report', period, created, status: paid });
  const net = report.totals.subtotal - report.totals.discount_amount;
  report.totals = { ...report.totals, credit: -net, vat_tax: 0, total: 0 };
  report.paid = 0;
  addCredit(state, account, -net, `Usage ${plainTime(start).slice(0, 7)}`, created, `usage-${report.id}`);
}

/**
 * Counts the whole hours since the last time, a day or less at once: usage grows, months close at midnight UTC, accounts top up by
 * themselves or freeze. Between two changes nothing in the cloud changes, so hours can be counted in bulk.
 */
export function settleState(state: State, now: number): boolean {
  const until = Math.floor(now / hour) * hour;
  if (until <= state.settledUntil) return false;
  const running = meters(state);
  while (state.settledUntil < until) {
    const from = state.settledUntil;
    const to = Math.min(until, nextMonth(from), Math.floor(from / day) * day + day);
    for (const meter of running) {
      const begin = Math.max(from, Math.floor(meter.created / hour) * hour);
      if (begin >= to) continue;
      const { key, created: _created, ...row } = meter;
      const usage = state.usage.get(key);
      if (usage) {
        usage.hours += (to - begin) / hour;
        usage.price = row.price;
      } else state.usage.set(key, { ...row, hours: (to - begin) / hour });
    }
    state.settledUntil = to;
    if (to === monthStart(to)) closeMonth(state, to);
    for (const account of state.accounts) {
      if (account.is_deleted || account.postpaid) continue;
      recurringPayment(state, account, to);
      checkFrozen(state, account);
    }
  }
  return true;
}
