import { useQuery } from '@tanstack/react-query';
import {
  corsAllows,
  corsRuleFor,
  corsXml,
  createObjectClient,
  getCors,
  hasCode,
  headBucket,
  setCors,
  type ObjectClient,
} from '@/data/objects';
import { useSession } from '@/data/core/session';
import { useT } from '@/i18n';
import { Button, CodeBlock, confirm, Failure, KeyValues, Loading, Notice, Section, Status } from '@/ui';
import { useErrorWords } from '@/ui/errorWords';
import shared from '@/ui/shared.module.css';
import classes from './objects.module.css';

interface Props {
  readonly client: ObjectClient;
  readonly bucket: string;
}

const origin = () => location.origin;

const depthOf = (line: string) => (line.includes('CORSConfiguration') ? 0 : line.includes('CORSRule') ? 2 : 4);
/** To be read and pasted: an element a line. */
const indented = (markup: string): string =>
  markup
    .replaceAll('><', '>\n<')
    .split('\n')
    .map((line) => ' '.repeat(depthOf(line)) + line)
    .join('\n');

/** Tries both ways from this page to the bucket and says which of them works, and what is missing for the other. */
export function CorsDoctor({ client, bucket }: Props) {
  const t = useT();
  const inWords = useErrorWords();
  const demo = useSession()?.demo === true;
  const { proxyPath } = client.gateway;
  const check = useQuery({
    queryKey: ['cors', client.gateway.endpoint, client.gateway.credentials.accessKeyId, bucket],
    queryFn: async () => {
      const attempt = async (by: ObjectClient) =>
        headBucket(by, bucket).then(
          () => null,
          (error: unknown) => error,
        );
      const direct = await attempt(createObjectClient({ ...client.gateway, proxyPath: '' }));
      const proxy = proxyPath ? await attempt(client) : undefined;
      const rules = await getCors(client, bucket).then(
        (found) => ({ found, error: null }),
        (error: unknown) => ({ found: null, error }),
      );
      return { direct, proxy, rules };
    },
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const rule = corsRuleFor(origin());
  const found = check.data?.rules.found ?? null;
  const allowed = found !== null && rule.methods.every((method) => corsAllows(found, origin(), method));
  const change = (add: boolean) =>
    void confirm({
      title: t(add ? 'objects.cors.add.title' : 'objects.cors.clear.title', { bucket }),
      body: t(add ? 'objects.cors.add.text' : 'objects.cors.clear.text', { origin: origin() }),
      confirmLabel: t(add ? 'objects.cors.add' : 'objects.cors.clear'),
      danger: !add,
      action: async () => {
        await setCors(client, bucket, add ? [...(await getCors(client, bucket)), rule] : []);
        await check.refetch();
      },
    });
  const way = (error: unknown, blocked = false) =>
    error === null ? (
      <Status tone="ok" label={t('objects.cors.works')} />
    ) : (
      <Status tone={blocked ? 'off' : 'bad'} label={blocked ? t('objects.cors.blocked') : inWords(error).title} />
    );
  // Browsers hide why; where the other way leads to the gateway it is there, and its rules are the reason.
  const blocked = check.data !== undefined && check.data.proxy === null && !allowed && hasCode(check.data.direct, 'NetworkError');
  return (
    <Section
      title={t('objects.cors')}
      actions={
        <Button size="small" loading={check.isFetching} onClick={() => void check.refetch()}>
          {t('objects.cors.check')}
        </Button>
      }
    >
      <div className={classes.stack}>
        <p>{t('objects.cors.text')}</p>
        {check.isPending ? <Loading /> : null}
        {check.data ? (
          <KeyValues
            items={[
              {
                label: t('objects.cors.proxy'),
                value: demo ? t('objects.cors.demo') : check.data.proxy === undefined ? t('objects.cors.noProxy') : way(check.data.proxy),
              },
              { label: t('objects.cors.direct'), value: way(check.data.direct, blocked) },
              {
                label: t('objects.cors.rule'),
                value:
                  found === null
                    ? t('objects.cors.unreadable')
                    : t(allowed ? 'objects.cors.allows' : 'objects.cors.missing', { origin: origin() }),
              },
            ]}
          />
        ) : null}
        {check.data?.rules.error ? <Failure compact error={check.data.rules.error} /> : null}
        {check.data && !allowed ? (
          <>
            {found === null ? <Notice tone="warn">{t('objects.cors.elsewhere')}</Notice> : null}
            <CodeBlock label={t('objects.cors.paste')} language="xml" code={indented(corsXml([rule]))} />
          </>
        ) : null}
        {found ? (
          <div className={shared.row}>
            {allowed ? null : (
              <Button size="small" onClick={() => change(true)}>
                {t('objects.cors.add')}
              </Button>
            )}
            {found.length > 0 ? (
              <Button size="small" onClick={() => change(false)}>
                {t('objects.cors.clear')}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
    </Section>
  );
}
