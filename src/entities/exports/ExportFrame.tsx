import { useEffect, useState, type ReactNode } from 'react';
import { download } from '@/files';
import { useT } from '@/i18n';
import { announce, Button, CodeBlock, CopyIcon, copyText, Dialog, DownloadIcon, Failure, Loading } from '@/ui';
import classes from './exports.module.css';

/** Writes the file; with `first` only its beginning. */
export type WriteFile = (options?: { first?: number; signal?: AbortSignal }) => Promise<string>;

interface Props {
  readonly title: string;
  /** What can be chosen. */
  readonly choices?: ReactNode;
  /** Sentences about the file, between the choices and its preview. */
  readonly children?: ReactNode;
  readonly file: string;
  readonly type: string;
  readonly language: string;
  /** How many things are in it. */
  readonly count: number;
  /** Not everything that goes into the file is there yet. */
  readonly pending?: boolean;
  readonly write: WriteFile;
  readonly onClose: () => void;
}

const shownFirst = 25;

/** Text as a file: how it begins, and the whole of it to copy or download. The words of `estate` have to be there. */
export function ExportFrame({ title, choices, children, file, type, language, count, pending = false, write, onClose }: Props) {
  const t = useT();
  const [busy, setBusy] = useState<'copy' | 'download' | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const whole = async (kind: 'copy' | 'download') => {
    setBusy(kind);
    setProblem(null);
    try {
      const text = await write();
      if (kind === 'download') download(text, file, type);
      else announce(t((await copyText(text)) ? 'ui.copied' : 'ui.copyFailed'));
    } catch (error) {
      setProblem(error);
    }
    setBusy(null);
  };
  return (
    <Dialog
      title={title}
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
      <div className={classes.choices}>{choices}</div>
      {children}
      {problem ? <Failure compact error={problem} /> : null}
      {pending ? <Loading /> : <Preview write={write} count={count} file={file} language={language} />}
    </Dialog>
  );
}

function Preview({ write, count, file, language }: Pick<Props, 'write' | 'count' | 'file' | 'language'>) {
  const t = useT();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    write({ first: shownFirst, signal: controller.signal }).then(
      (written) => controller.signal.aborted || setText(written),
      () => undefined,
    );
    return () => controller.abort();
  }, [write]);
  if (text === null) return <Loading />;
  return (
    <div className={classes.preview}>
      {count > shownFirst ? <p role="status">{t('estate.export.part', { shown: shownFirst, count })}</p> : null}
      <CodeBlock code={text} label={file} language={language} />
    </div>
  );
}
