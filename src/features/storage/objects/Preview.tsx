import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { getObject, type ObjectClient, type StoredObject } from '@/data/objects';
import { useFormat, useT } from '@/i18n';
import { Failure, Loading } from '@/ui';
import { PlainTable } from '@/ui/PlainTable';
import { previewKindOf, typeOf, type PreviewKind } from './kinds';
import shared from '@/ui/shared.module.css';
import classes from './objects.module.css';

interface Props {
  readonly client: ObjectClient;
  readonly bucket: string;
  readonly name: string;
  readonly object: StoredObject;
}

const megabyte = 2 ** 20;
const textLimit = 256 * 1024;
/** Bytes up to which a kind is shown whole; of texts the beginning always is. */
const limits: Record<PreviewKind, number> = {
  image: 20 * megabyte,
  pdf: 40 * megabyte,
  audio: 60 * megabyte,
  video: 100 * megabyte,
  text: Infinity,
  json: Infinity,
  csv: Infinity,
};
const mostRows = 100;

/** What is in an object, as far as it can be shown. Nothing in it ever runs: texts are text, the rest is media. */
export function Preview({ client, bucket, name, object }: Props) {
  const t = useT();
  const format = useFormat();
  const kind = previewKindOf(name);
  if (!kind || object.size === 0) return null;
  if (object.size > limits[kind]) return <p className={shared.quiet}>{t('objects.preview.large', { size: format.bytes(limits[kind]) })}</p>;
  const on = { client, bucket, name, object };
  return (
    <div className={classes.preview}>
      {kind === 'text' || kind === 'json' || kind === 'csv' ? <TextPreview {...on} kind={kind} /> : <MediaPreview {...on} kind={kind} />}
    </div>
  );
}

function TextPreview({ client, bucket, object, kind }: Props & { kind: 'text' | 'json' | 'csv' }) {
  const t = useT();
  const format = useFormat();
  const content = useQuery({
    queryKey: ['object text', client.gateway.endpoint, bucket, object.key, object.etag],
    queryFn: async ({ signal }) => (await getObject(client, { bucket, key: object.key }, { firstBytes: textLimit, signal })).text(),
    staleTime: Infinity,
    gcTime: 0,
  });
  if (content.error) return <Failure compact error={content.error} onRetry={() => void content.refetch()} />;
  if (content.data === undefined) return <Loading />;
  const cut = object.size > textLimit;
  return (
    <>
      {kind === 'csv' ? (
        <Cells text={content.data} />
      ) : (
        <pre className={classes.text}>{kind === 'json' && !cut ? pretty(content.data) : content.data}</pre>
      )}
      {cut ? <p className={shared.quiet}>{t('objects.preview.cut', { size: format.bytes(textLimit) })}</p> : null}
    </>
  );
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function Cells({ text }: { text: string }) {
  const t = useT();
  const rows = useQuery({
    queryKey: ['csv', text],
    queryFn: async () => {
      const { default: papa } = await import('papaparse');
      return papa.parse<string[]>(text, { preview: mostRows + 1, skipEmptyLines: true }).data;
    },
    staleTime: Infinity,
    gcTime: 0,
  });
  if (rows.data === undefined) return <Loading />;
  const [head, ...body] = rows.data;
  if (!head) return <p className={shared.quiet}>{t('objects.preview.noRows')}</p>;
  return (
    <div className={classes.cells}>
      <PlainTable
        label={t('objects.preview')}
        head={head.map(heading)}
        words={head.flatMap((_, place) => (body.every((cells) => isNumber(cells[place])) ? [] : [place]))}
        rows={body.map((cells, index) => ({ key: String(index), name: heading(cells[0] ?? ''), cells: cells.slice(1) }))}
      />
    </div>
  );
}

/** Missing cells are no words either. */
const isNumber = (text = ''): boolean => Number.isFinite(Number(text));

/** Screen readers stumble over a heading without text. */
const heading = (text: string): string => text.trim() || '–';

function MediaPreview({ client, bucket, name, object, kind }: Props & { kind: 'image' | 'pdf' | 'audio' | 'video' }) {
  const content = useQuery({
    queryKey: ['object bytes', client.gateway.endpoint, bucket, object.key, object.etag],
    queryFn: async ({ signal }) => {
      const bytes = await (await getObject(client, { bucket, key: object.key }, { signal })).blob();
      // By its name and never by what it was uploaded as: no document of a page can come of it.
      return new Blob([bytes], { type: typeOf(name) });
    },
    staleTime: Infinity,
    gcTime: 0,
  });
  if (content.error) return <Failure compact error={content.error} onRetry={() => void content.refetch()} />;
  return content.data ? <Media blob={content.data} name={name} kind={kind} /> : <Loading />;
}

function Media({ blob, name, kind }: { blob: Blob; name: string; kind: 'image' | 'pdf' | 'audio' | 'video' }) {
  const t = useT();
  const [url] = useState(() => URL.createObjectURL(blob));
  // Later, for what shows it may still be on its way when development mounts everything twice.
  useEffect(() => () => void setTimeout(() => URL.revokeObjectURL(url), 60_000), [url]);
  const [broken, setBroken] = useState(false);
  if (broken) return <p className={shared.quiet}>{t('objects.preview.broken')}</p>;
  const fail = () => setBroken(true);
  if (kind === 'image') return <img src={url} alt={name} onError={fail} />;
  // Chromium shows no PDF in a sandbox; as a blob of this type it is never a page that could run anything.
  // oxlint-disable-next-line react/iframe-missing-sandbox
  if (kind === 'pdf') return <iframe src={url} title={t('objects.preview.of', { name })} />;
  // Nobody can caption what others have stored.
  // oxlint-disable-next-line jsx-a11y/media-has-caption
  if (kind === 'audio') return <audio src={url} controls onError={fail} aria-label={name} />;
  // oxlint-disable-next-line jsx-a11y/media-has-caption
  return <video src={url} controls onError={fail} aria-label={name} />;
}
