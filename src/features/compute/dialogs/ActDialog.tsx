import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { failureIn } from '@/entities/explain';
import { useT } from '@/i18n';
import { Button, Dialog, Failure, type ButtonVariant } from '@/ui';

interface Props {
  title: string;
  confirmLabel: string;
  /** Why it cannot be sent as it stands. */
  reason?: string | null;
  variant?: ButtonVariant;
  size?: 'small' | 'normal' | 'large';
  dirty?: boolean;
  /** What is done; the dialog closes when it has been, unless the answer is false. */
  act: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
  /** Called with what `act` threw; true: it is shown at its field. */
  atField?: (error: unknown) => boolean;
  /** Instead of the buttons, once it has failed half way: the way back first. */
  wayBack?: ReactNode;
}

/** A dialog with a form that has one thing done: once, with a spinner, and its failure inside. It may be left meanwhile. */
export function ActDialog({ title, confirmLabel, reason, variant, size, dirty, act, onClose, children, atField, wayBack }: Props) {
  const t = useT();
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ thrown: unknown } | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || reason) return;
    setBusy(true);
    setProblem(null);
    try {
      if ((await act()) !== false) onClose();
    } catch (thrown) {
      setProblem(atField?.(thrown) ? null : { thrown });
    }
    setBusy(false);
  };

  return (
    <Dialog
      title={title}
      opened
      onClose={onClose}
      size={size ?? 'small'}
      dirty={dirty === true && !busy}
      footer={
        wayBack ? (
          <>
            {wayBack}
            <Button onClick={onClose}>{t('ui.close')}</Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{t(busy ? 'ui.batch.background' : 'ui.cancel')}</Button>
            <Button type="submit" form={id} variant={variant ?? 'primary'} loading={busy} reason={reason}>
              {confirmLabel}
            </Button>
          </>
        )
      }
    >
      <form id={id} onSubmit={(event) => void submit(event)} noValidate>
        {children}
        {problem ? <Failure compact {...failureIn(t, problem.thrown)} /> : null}
      </form>
    </Dialog>
  );
}
