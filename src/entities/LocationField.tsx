import type { Location } from '@/api';
import { useT } from '@/i18n';
import { Select } from '@/ui/forms';

interface Props {
  readonly locations: readonly Location[];
  readonly value: string;
  readonly onChange: (slug: string) => void;
}

/** Where something new is created. Locations that are closed for it are shown and can't be chosen. */
export function LocationField({ locations, value, onChange }: Props) {
  const t = useT();
  return (
    <Select
      label={t('data.column.location')}
      data={locations.map((each) => ({ value: each.slug, label: each.display_name, disabled: each.create_resource_disabled === true }))}
      value={value}
      onChange={(next) => onChange(next ?? value)}
      allowDeselect={false}
    />
  );
}
