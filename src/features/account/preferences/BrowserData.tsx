import { useRef, useState } from 'react';
import { browserDataFile, clearBrowserData, readBrowserData, restoreBrowserData } from '@/data/core/browserData';
import { download } from '@/files';
import { useT } from '@/i18n';
import { Button, confirm, DownloadIcon, Failure, FileIcon, Section, TrashIcon } from '@/ui';
import shared from '@/ui/shared.module.css';

/** Largest file that is read, in bytes: what a browser keeps is smaller. */
const largest = 10_000_000;

/** What this browser keeps beside the platform: taken along, brought back, or forgotten. */
export function BrowserData() {
  const t = useT();
  const file = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<string | null>(null);

  const bring = async (chosen: File | undefined) => {
    if (!chosen) return;
    const data = chosen.size > largest ? null : readBrowserData(await chosen.text());
    setWrong(data ? null : t('account.data.wrong', { name: chosen.name }));
    if (!data) return;
    const yes = await confirm({
      title: t('account.data.import.title'),
      body: t('account.data.import.text', { count: Object.keys(data).length }),
      confirmLabel: t('account.data.import'),
      danger: true,
    });
    if (!yes) return;
    restoreBrowserData(localStorage, data);
    location.reload();
  };
  const clear = async () => {
    const yes = await confirm({
      title: t('account.data.clear.title'),
      body: t('account.data.clear.text'),
      confirmLabel: t('account.data.clear'),
      danger: true,
    });
    if (!yes) return;
    clearBrowserData(localStorage);
    location.reload();
  };
  return (
    <Section title={t('account.data')}>
      <div className={shared.fields}>
        <p>{t('account.data.text')}</p>
        {wrong ? <Failure compact title={wrong} /> : null}
        <div className={shared.row}>
          <Button
            icon={DownloadIcon}
            onClick={() => download(browserDataFile(localStorage), 'burrow-browser-data.json', 'application/json')}
          >
            {t('account.data.export')}
          </Button>
          <Button icon={FileIcon} onClick={() => file.current?.click()}>
            {t('account.data.import')}
          </Button>
          <Button icon={TrashIcon} variant="danger" onClick={() => void clear()}>
            {t('account.data.clear')}
          </Button>
        </div>
        <input
          ref={file}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label={t('account.data.import')}
          onChange={(event) => {
            void bring(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
    </Section>
  );
}
