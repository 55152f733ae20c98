import { useState } from 'react';
import { formats, writeExport, type AddressKind, type ExportFormat, type ExportOptions } from '@/exports';
import { plain } from '@/exports/text';
import type { Machine } from '@/data/resources/vm/machines';
import { platformAddress } from '@/data/core/session';
import { ExportFrame, firstProvider, ProviderField } from '@/entities/exports';
import { fileName } from '@/files';
import { useT } from '@/i18n';
import { Notice } from '@/ui';
import { Select } from '@/ui/forms';
import { useExported } from './useExported';

/** Machines as a file of any kind. */
export function ExportDialog({ machines, onClose }: { machines: readonly Machine[]; onClose: () => void }) {
  const t = useT();
  // As they were when it was opened: what is read anew meanwhile does not change the file under the reader.
  const [frozen] = useState(machines);
  const [opened] = useState(() => new Date());
  const { items, pending, failed } = useExported(frozen);
  const [formatId, setFormat] = useState<ExportFormat['id']>('terraform');
  const [provider, setProvider] = useState(firstProvider);
  const [address, setAddress] = useState<AddressKind>('public');
  const format = formats.find(({ id }) => id === formatId) ?? formats[0];
  const [first] = frozen;
  if (!format || !first) return null;
  const options: ExportOptions = { baseUrl: platformAddress(), provider, address };
  const name = frozen.length === 1 ? plain(first.item.name, '-') || 'vm' : 'virtual-machines';
  return (
    <ExportFrame
      title={frozen.length === 1 ? t('estate.export.one', { name: first.item.name }) : t('estate.export.many', { count: frozen.length })}
      file={fileName(name, format.ending, opened)}
      type={format.type}
      language={format.language}
      count={items.length}
      pending={pending}
      write={(some) => writeExport(format, items, options, some)}
      onClose={onClose}
      choices={
        <>
          <Select
            label={t('estate.export.format')}
            value={format.id}
            onChange={(value) => setFormat(formats.find(({ id }) => id === value)?.id ?? 'terraform')}
            allowDeselect={false}
            data={formats.map(({ id }) => ({ value: id, label: t(`estate.format.${id}`) }))}
            data-autofocus
          />
          {format.id === 'terraform' ? <ProviderField value={provider} onChange={setProvider} /> : null}
          {format.id === 'ansible' || format.id === 'ssh' || format.id === 'hosts' ? (
            <Select
              label={t('estate.export.address')}
              value={address}
              onChange={(value) => setAddress(value === 'private' ? 'private' : 'public')}
              allowDeselect={false}
              data={[
                { value: 'public', label: t('estate.export.public') },
                { value: 'private', label: t('estate.export.private') },
              ]}
            />
          ) : null}
        </>
      }
    >
      <p>{t(`estate.about.${format.id}`)}</p>
      {failed.length > 0 ? <Notice tone="warn">{t('estate.export.noNetworks', { names: failed.join(', ') })}</Notice> : null}
    </ExportFrame>
  );
}
