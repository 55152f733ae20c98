import { useState } from 'react';
import { finishMove, leaveMove, type InterruptedMove } from '@/data/resources/floating-ip/move/operations';
import { useT } from '@/i18n';
import { Button, Failure, Notice } from '@/ui';
import type { AddressRow } from './rows';

/** Moves that stopped between their steps: what was meant, and a button for the rest. Nothing goes on by itself. */
export function InterruptedMoves({ rows }: { rows: readonly AddressRow[] }) {
  return rows.flatMap((row) => (row.interrupted ? <Interrupted key={row.id} row={row} move={row.interrupted} /> : []));
}

function Interrupted({ row: { ip, location }, move }: { row: AddressRow; move: InterruptedMove }) {
  const t = useT();
  const [state, setState] = useState<{ busy: boolean; thrown?: unknown }>({ busy: false });
  const finish = async () => {
    setState({ busy: true });
    try {
      await finishMove(location.slug, ip.address, move);
      setState({ busy: false });
    } catch (thrown) {
      setState({ busy: false, thrown });
    }
  };
  return (
    <Notice
      tone="warn"
      title={t('network.move.interrupted', { address: ip.address, name: move.to.name })}
      actions={
        <>
          <Button size="small" variant="primary" loading={state.busy} onClick={() => void finish()}>
            {t('network.move.finish')}
          </Button>
          <Button size="small" onClick={() => leaveMove(move.record)}>
            {t('network.move.leave')}
          </Button>
        </>
      }
    >
      {t('network.move.interruptedText')}
      {state.thrown === undefined ? null : <Failure compact error={state.thrown} />}
    </Notice>
  );
}
