import { useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Lost } from '@/data/operations';
import { msg, useT } from '@/i18n';
import { routes, usePaths, useTitle, useUnsaved } from '@/nav';
import { Button, CodeBlock, confirm, Dialog, Failure, LinkButton, Notice, PageHeader } from '@/ui';
import shared from '@/ui/shared.module.css';
import classes from './create.module.css';
import { AccessPart } from './parts/AccessPart';
import { Prefilled, SameAgain } from './SameAgain';
import { BillingPart } from './parts/BillingPart';
import { ClassPart } from './parts/ClassPart';
import { CloudInitPart } from './parts/CloudInitPart';
import { ImagePart } from './parts/ImagePart';
import { LocationPart } from './parts/LocationPart';
import { NamePart } from './parts/NamePart';
import { NetworkPart } from './parts/NetworkPart';
import { OriginPart } from './parts/OriginPart';
import { SizePart } from './parts/SizePart';
import { Progress } from './Progress';
import { installs, spotIn } from './sources';
import { SourceTabs } from './SourceTabs';
import { Summary } from './Summary';
import { useCreate } from './useCreate';
import { useSubmit } from './useSubmit';

const leaving = { title: msg('create.leave.title'), text: msg('create.leave.text'), leave: msg('create.leave.go') };

/** The form; with `like=…` in its address only when that machine's configuration has been read. */
export function CreatePage() {
  const like = spotIn(useSearchParams()[0].get('like'));
  return like ? <SameAgain like={like} /> : <CreateForm />;
}

/** One page for a new machine, or several: every choice in the product's order, the price always in view. */
function CreateForm() {
  const t = useT();
  const paths = usePaths();
  const page = useRef<HTMLFormElement>(null);
  const create = useCreate();
  const submit = useSubmit(create, page);
  const [curl, setCurl] = useState<string | null>(null);
  useTitle(t('create.title'));
  useUnsaved(create.form.isDirty() && !submit.work, leaving, routes.vmCreate);
  const { source } = create.choices;
  const { made } = submit;

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
          <div className={shared.stack}>
            {submit.failure ? (
              <Failure
                error={submit.failure}
                actions={submit.failure instanceof Lost ? <LinkButton to={paths.vms()}>{t('create.toList')}</LinkButton> : null}
              />
            ) : null}
            {made ? (
              <Notice
                tone="ok"
                title={t('create.made', { name: made.name })}
                actions={
                  <LinkButton to={made.uuid ? paths.vm(made.location, made.uuid) : paths.vms()}>
                    {t('create.made.open', { name: made.name })}
                  </LinkButton>
                }
              />
            ) : null}
            <Prefilled create={create} />
            <SourceTabs source={source} />
            <LocationPart create={create} />
            {installs(source) ? <ImagePart create={create} /> : <OriginPart create={create} />}
            {source === 'clone' ? null : (
              <>
                <ClassPart create={create} />
                <SizePart create={create} />
                <NetworkPart create={create} />
              </>
            )}
            {installs(source) ? <AccessPart create={create} /> : null}
            <NamePart create={create} />
            {installs(source) ? <CloudInitPart create={create} /> : null}
            {source === 'clone' ? null : <BillingPart create={create} />}
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
