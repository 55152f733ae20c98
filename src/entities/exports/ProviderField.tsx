import { providers } from '@/exports/providers';
import { useT } from '@/i18n';
import { Select } from '@/ui/forms';

/** One of the Terraform providers that there are for the platform. */
export function ProviderField({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const t = useT();
  return (
    <Select
      label={t('estate.export.provider')}
      value={value}
      onChange={(next) => onChange(next ?? value)}
      allowDeselect={false}
      data={providers.map(({ id, source }) => ({ value: id, label: source }))}
    />
  );
}

export const firstProvider = providers[0]?.id ?? '';
