import type { Vm } from '@/api';
import { useT } from '@/i18n';
import { MultiSelect } from '@/ui/forms';

/** Several VMs, found by their names. */
export function VmChoice({
  label,
  vms,
  value,
  onChange,
}: {
  label: string;
  vms: readonly Vm[];
  value: readonly string[];
  onChange: (uuids: string[]) => void;
}) {
  const t = useT();
  return (
    <MultiSelect
      label={label}
      placeholder={value.length === 0 ? t('network.choose') : undefined}
      data={vms.map(({ uuid, name }) => ({ value: uuid, label: name }))}
      value={[...value]}
      onChange={onChange}
      searchable
      clearable
      limit={100}
      nothingFoundMessage={t('network.nothingFound')}
    />
  );
}
