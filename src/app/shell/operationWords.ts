import { onRecords, records } from '@/data/operations/records';
import { loadMessages } from '@/i18n';

/** What was done is told on every page, so its words come with the first record, be it another tab's. */
export async function operationWords(): Promise<void> {
  if (records().length > 0) {
    await loadMessages('operations');
    return;
  }
  const stop = onRecords(() => {
    stop();
    void loadMessages('operations');
  });
}
