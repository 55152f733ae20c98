import type { ReactNode } from 'react';
import { newId } from '@/data/core/id';
import { useT } from '@/i18n';
import { TextInput } from '@/ui/forms';
import own from '../firewalls/firewall.module.css';

/** The ports of a forwarding rule as they are typed. */
export interface ForwardingText {
  readonly key: string;
  readonly source: string;
  readonly target: string;
}

export const emptyForwarding = (source = '', target = ''): ForwardingText => ({ key: newId(), source, target });

/** Null: no port. */
export const portOf = (text: string): number | null => (/^\d{1,5}$/.test(text.trim()) ? Number(text.trim()) : null);

export function ForwardingFields({
  value,
  onChange,
  children,
}: {
  value: ForwardingText;
  onChange: (value: ForwardingText) => void;
  children?: ReactNode;
}) {
  const t = useT();
  return (
    <div className={own.line}>
      <TextInput
        label={t('network.forwarding.source')}
        value={value.source}
        onChange={(event) => onChange({ ...value, source: event.currentTarget.value })}
        inputMode="numeric"
        autoComplete="off"
      />
      <TextInput
        label={t('network.forwarding.target')}
        value={value.target}
        onChange={(event) => onChange({ ...value, target: event.currentTarget.value })}
        inputMode="numeric"
        autoComplete="off"
      />
      {children}
    </div>
  );
}
