import { useEffect, useState } from 'react';
import { formats, providers, writeExport, type AddressKind, type ExportFormat, type Exported, type ExportOptions } from '@/exports';
import { plain } from '@/exports/text';
import type { Machine } from '@/data/resources/vm/machines';
import { platformAddress } from '@/data/core/session';
import { download, fileName } from '@/files';
import { useT } from '@/i18n';
import { announce, Button, CodeBlock, CopyIcon, copyText, Dialog, DownloadIcon, Failure, Loading, Notice } from '@/ui';
import { Select } from '@/ui/forms';
import classes from './estate.module.css';
import { useExported } from './useExported';

const shownFirst = 25;

/** Machines as a file: what kind, how it begins, and the whole of it to copy or download. */
export function ExportDialog({ machines, onClose }: { machines: readonly Machine[]; onClose: () => void }) {
  const t = useT();
  // As they were when it was opened: what is read anew meanwhile does not change the file under the reader.
  const [frozen] = useState(machines);
  const [opened] = useState(() => new Date());
  const { items, pending, failed } = useExported(frozen);
  const [formatId, setFormat] = useState<ExportFormat['id']>('terraform');
  const [provider, setProvider] = useState(providers[0]?.id ?? '');
  const [address, setAddress] = useState<AddressKind>('public');
  const [busy, setBusy] = useState<'copy' | 'download' | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const format = formats.find(({ id }) => id === formatId) ?? formats[0];
  const [first] = frozen;
  if (!format || !first) return null;
  const options: ExportOptions = { baseUrl: platformAddress(), provider, address };
  const name = frozen.length === 1 ? plain(first.item.name, '-') || 'vm' : 'virtual-machines';
  const file = fileName(name, format.ending, opened);

  const whole = async (kind: 'copy' | 'download') => {
    setBusy(kind);
    setProblem(null);
    try {
      const text = await writeExport(format, items, options);
      if (kind === 'download') download(text, file, format.type);
      else announce(t((await copyText(text)) ? 'ui.copied' : 'ui.copyFailed'));
    } catch (error) {
      setProblem(error);
    }
    setBusy(null);
  };

  return (
    <Dialog
      title={frozen.length === 1 ? t('estate.export.one', { name: first.item.name }) : t('estate.export.many', { count: frozen.length })}
      opened
      onClose={onClose}
      size="large"
      footer={
        <>
          <Button onClick={onClose}>{t('ui.close')}</Button>
          <Button icon={CopyIcon} loading={busy === 'copy'} onClick={() => void whole('copy')}>
            {t('estate.export.copy')}
          </Button>
          <Button variant="primary" icon={DownloadIcon} loading={busy === 'download'} onClick={() => void whole('download')}>
            {t('estate.download')}
          </Button>
        </>
      }
    >
      <div className={classes.choices}>
        <Select
          label={t('estate.export.format')}
          value={format.id}
          onChange={(value) => setFormat(formats.find(({ id }) => id === value)?.id ?? 'terraform')}
          allowDeselect={false}
          data={formats.map(({ id }) => ({ value: id, label: t(`estate.format.${id}`) }))}
          data-autofocus
        />
        {format.id === 'terraform' ? (
          <Select
            label={t('estate.export.provider')}
            value={provider}
            onChange={(value) => setProvider(value ?? '')}
            allowDeselect={false}
            data={providers.map(({ id, source }) => ({ value: id, label: source }))}
          />
        ) : null}
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
      </div>
      <p>{t(`estate.about.${format.id}`)}</p>
      {failed.length > 0 ? <Notice tone="warn">{t('estate.export.noNetworks', { names: failed.join(', ') })}</Notice> : null}
      {problem ? <Failure compact error={problem} /> : null}
      {pending ? <Loading /> : <Preview format={format} items={items} options={options} file={file} />}
    </Dialog>
  );
}

function Preview({
  format,
  items,
  options,
  file,
}: {
  format: ExportFormat;
  items: readonly Exported[];
  options: ExportOptions;
  file: string;
}) {
  const t = useT();
  const [text, setText] = useState<string | null>(null);
  const { baseUrl, provider, address } = options;
  useEffect(() => {
    const controller = new AbortController();
    writeExport(format, items, { baseUrl, provider, address }, { first: shownFirst, signal: controller.signal }).then(
      (written) => controller.signal.aborted || setText(written),
      () => undefined,
    );
    return () => controller.abort();
  }, [format, items, baseUrl, provider, address]);
  if (text === null) return <Loading />;
  return (
    <div className={classes.preview}>
      {items.length > shownFirst ? <p role="status">{t('estate.export.part', { shown: shownFirst, count: items.length })}</p> : null}
      <CodeBlock code={text} label={file} language={format.language} />
    </div>
  );
}
