import type { FloatingIp } from '@/api';
import { msg } from '@/i18n';
import {
  changeRecord,
  defineOperation,
  done,
  isOpen,
  NotAsAsked,
  never,
  notYet,
  records,
  run,
  timing,
  type OperationKind,
  type OperationRecord,
  type Call,
} from '@/data/operations';
import { isAssigned, ownerTypes, type OwnerType } from '../rules';
import { assignAddress, unassignAddress, type OnAddress } from '../operations';

interface Owner {
  readonly uuid: string;
  readonly name: string;
  readonly type: OwnerType;
}

interface Move {
  readonly location: string;
  readonly address: string;
  /** Null when nothing has it any more: only the second step is left. */
  readonly from: Owner | null;
  readonly to: Owner;
}

export type MoveStep = 'unassign' | 'assign';

const parts: readonly string[] = [unassignAddress.name, assignAddress.name];

async function ownerNow({ location, address }: Move, call: Call): Promise<string | null> {
  const found: FloatingIp | undefined = (await call('listFloatingIps', {}, { location })).find(
    (ip) => ip.address === address && ip.is_deleted !== true,
  );
  return found && isAssigned(found) ? (found.assigned_to ?? null) : null;
}

/**
 * Moves an address from one owner to another: two steps with one record, so that it is known what was meant when the page is
 * left between them. Nothing goes on by itself then: see `interruptedMove`.
 */
export const moveAddressTo = defineOperation<Move, void, { onStep: (step: MoveStep) => void }>({
  name: 'address.moveTo',
  title: ({ address, to }) => msg('operations.address.moveTo.title', { address, name: to.name }),
  target: ({ location, to }) => ({ type: ownerTypes[to.type], name: to.name, uuid: to.uuid, location }),
  lockKey: ({ location, address }) => `guided/${location}/${address}`,
  invalidates: ({ location }) => ({ location, operations: ['listFloatingIps', 'listVms', 'listLoadBalancers'] }),
  send: async ({ location, address, from, to }, { onStep }, call) => {
    if (from) {
      onStep('unassign');
      await whole(call, unassignAddress, { location, address, ...from });
    }
    onStep('assign');
    await whole(call, assignAddress, { location, address, ...to });
  },
  verify: async (move, _, call) => {
    if (records().some((record) => isOpen(record) && parts.includes(record.kind) && (record.input as OnAddress).address === move.address))
      return notYet;
    return (await ownerNow(move, call)) === move.to.uuid ? done : never;
  },
  outcomeMessage: ({ address, to }) => msg('operations.address.moveTo.found', { address, name: to.name }),
  lost: msg('operations.address.moveTo.interrupted'),
  lostAs: 'interrupted',
  verifyTimeout: 60_000,
});

/** A move that ended between its steps, with the address assigned to nothing. */
export interface InterruptedMove {
  readonly record: OperationRecord;
  readonly to: Owner;
}

/** The move of an address that was not finished. Null: there is none, or something else has been done with it since. */
export function interruptedMove(all: readonly OperationRecord[], location: string, ip: FloatingIp): InterruptedMove | null {
  if (isAssigned(ip)) return null;
  const of = (record: OperationRecord) => record.input as Partial<Move>;
  const about = all.filter((record) => of(record).address === ip.address && of(record).location === location);
  const record = about.find(({ kind }) => kind === moveAddressTo.name);
  if (!record || (record.state !== 'interrupted' && record.state !== 'failed') || record.left) return null;
  const since = record.finishedAt ?? record.startedAt;
  if (about.some(({ startedAt }) => startedAt > since)) return null;
  return { record, to: (record.input as Move).to };
}

/** Leaves the address unassigned. */
export const leaveMove = ({ id }: OperationRecord): void => changeRecord(id, { left: true });

/** Does the second step, because the user asks for it now. */
export async function finishMove(location: string, address: string, { record, to }: InterruptedMove): Promise<void> {
  leaveMove(record);
  await run(moveAddressTo, { location, address, from: null, to }, { onStep: () => undefined });
}

const longest = 60_000;

/** Does one step and waits until its effect is there. */
async function whole<Input, Result>(call: Call, kind: OperationKind<Input, Result>, input: Input): Promise<void> {
  const { result } = await run(kind, input, undefined, call);
  const until = timing.now() + longest;
  for (;;) {
    const { state } = await kind.verify(input, result, call).catch(() => notYet);
    if (state === 'done') return;
    if (state === 'never' || timing.now() >= until) throw new NotAsAsked(msg('operations.address.moveTo.notYet'));
    await timing.sleep(1500);
  }
}
