import { callFor } from '../core/session';
import { kinds, nameOf, settle, verifyAfterLoss } from './engine';
import { hold } from './locks';
import { isOpen, records } from './records';

/**
 * After a reload: what was under way in a page that is no more is looked for, never sent again. Records of tabs that still
 * live are theirs.
 */
export async function recoverOperations(): Promise<void> {
  for (const record of records().filter(isOpen)) {
    const release = await hold(`life:${record.id}`);
    if (!release) continue;
    const kind = kinds.get(record.kind);
    if (!kind) {
      release();
      continue;
    }
    const input = record.input as never;
    const call = callFor(record.session);
    const releaseName = await hold(nameOf(kind, input));
    const done = () => {
      release();
      releaseName?.();
    };
    // What was settling had its answer already.
    const ended =
      record.state === 'settling'
        ? settle(kind, record.id, input, undefined, call)
        : verifyAfterLoss(kind, record.id, input, call, undefined, { ...record, lostAt: record.lostAt ?? record.startedAt });
    void ended.catch(() => undefined).finally(done);
  }
}
