import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { failureIn } from '@/entities/explain';
import { useT } from '@/i18n';
import { Button, Dialog, Failure, type ButtonVariant } from '@/ui';

interface Props {
  title: string;
  confirmLabel: string;
  reason?: string | null;
  variant?: ButtonVariant;
  size?: 'small' | 'normal' | 'large';
  dirty?: boolean;
  act: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog with a form and one button that sends it. It stays open with what was typed when that fails. */
export function FormDialog({ title, confirmLabel, reason, variant, size, dirty, act, onClose, children }: Props) {
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
      setProblem({ thrown });
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
        <>
          <Button onClick={onClose}>{t(busy ? 'ui.batch.background' : 'ui.cancel')}</Button>
          <Button type="submit" form={id} variant={variant ?? 'primary'} loading={busy} reason={reason}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={(event) => void submit(event)} noValidate>
        {children}
        {problem ? <Failure compact {...failureIn(t, problem.thrown)} /> : null}
      </form>
    </Dialog>
  );
}
