import { useRef, useState } from 'react';
import { failureIn } from '@/data/explain';
import { Lost } from '@/data/operations';
import { msg, useT } from '@/i18n';
import { usePaths, useTitle, useUnsaved } from '@/nav';
import { Button, CodeBlock, confirm, Dialog, Failure, LinkButton, PageHeader } from '@/ui';
import classes from './create.module.css';
import { AccessPart } from './parts/AccessPart';
import { BillingPart } from './parts/BillingPart';
import { ClassPart } from './parts/ClassPart';
import { ImagePart } from './parts/ImagePart';
import { LocationPart } from './parts/LocationPart';
import { NamePart } from './parts/NamePart';
import { NetworkPart } from './parts/NetworkPart';
import { SizePart } from './parts/SizePart';
import { Progress } from './Progress';
import { Summary } from './Summary';
import { useCreate } from './useCreate';
import { useSubmit } from './useSubmit';

const leaving = { title: msg('create.leave.title'), text: msg('create.leave.text'), leave: msg('create.leave.go') };

/** One page for a new machine, or several: every choice in the product's order, the price always in view. */
export function CreatePage() {
  const t = useT();
  const paths = usePaths();
  const page = useRef<HTMLFormElement>(null);
  const create = useCreate();
  const submit = useSubmit(create, page);
  const [curl, setCurl] = useState<string | null>(null);
  useTitle(t('create.title'));
  useUnsaved(create.form.isDirty() && !submit.work, leaving);

  const startOver = async () => {
    if (await confirm({ title: t('ui.discard.title'), body: t('ui.discard.body'), confirmLabel: t('create.startOver'), danger: true }))
      create.startOver();
  };

  return (
    <>
      <PageHeader
        title={t('create.title')}
        crumbs={[{ label: t('create.crumb'), to: paths.vms() }]}
        lead={submit.work ? undefined : t('create.draft')}
        actions={
          create.begun && !submit.work ? (
            <Button variant="subtle" onClick={() => void startOver()}>
              {t('create.startOver')}
            </Button>
          ) : null
        }
      />
      {submit.work ? (
        <Progress work={submit.work} submit={submit} />
      ) : (
        <form
          ref={page}
          className={classes.form}
          aria-labelledby="page-title"
          noValidate
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            void submit.send();
          }}
        >
          <div className={classes.parts}>
            {submit.failure ? (
              <Failure
                {...failureIn(t, submit.failure)}
                actions={submit.failure instanceof Lost ? <LinkButton to={paths.vms()}>{t('create.toList')}</LinkButton> : null}
              />
            ) : null}
            <LocationPart create={create} />
            <ImagePart create={create} />
            <ClassPart create={create} />
            <SizePart create={create} />
            <NetworkPart create={create} />
            <AccessPart create={create} />
            <NamePart create={create} />
            <BillingPart create={create} />
          </div>
          <Summary create={create} submit={submit} onCurl={() => void submit.curl().then(setCurl)} />
        </form>
      )}
      <Dialog title={t('create.curl.title')} opened={curl !== null} onClose={() => setCurl(null)} size="large">
        <p>{t('create.curl.about')}</p>
        <CodeBlock label="curl" language="sh" code={curl ?? ''} />
      </Dialog>
    </>
  );
}
