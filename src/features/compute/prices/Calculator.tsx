import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { PriceRow } from '@/api';
import { emptyDraft, flushDraft, keepDraft, loadDraft } from '@/data/resources/vm/draft';
import { useT } from '@/i18n';
import { useAddress, usePaths } from '@/nav';
import { announce, Button, CopyIcon, copyText, PlusIcon, Section } from '@/ui';
import { AmountField, Checkbox, TextInput, useNumbersPending } from '@/ui/forms';
import classes from './prices.module.css';
import { Result } from './Result';
import { boundsOf, disksIn, inputIn, writeInput, type NumberField, type EstimateInput } from './estimate';

interface Props {
  readonly policy: readonly PriceRow[];
  readonly vat: { readonly label: string; readonly percent: number } | null;
}

/** What machines would cost. The input stands in the address; the form for a new machine can begin with it. */
export function Calculator({ policy, vat }: Props) {
  const t = useT();
  const paths = usePaths();
  const navigate = useNavigate();
  const [search, putSearch] = useAddress();
  const input = inputIn(search);
  const pending = useNumbersPending();
  const put = (part: Partial<EstimateInput>) => putSearch((before) => writeInput({ ...inputIn(before), ...part }, before));

  const create = () => {
    const { vcpu, memory, disk, count, windows, addresses } = input;
    // Whatever else the form holds stays.
    keepDraft({
      ...(loadDraft() ?? emptyDraft),
      vcpu,
      ram: memory,
      disk,
      count: Math.min(count, 20),
      publicIp: addresses > 0,
      ...(windows ? { os_name: 'windows', os_version: null } : {}),
    });
    flushDraft();
    void navigate(paths.vmCreate());
  };
  const copy = async () => announce(t((await copyText(location.href)) ? 'ui.copied' : 'ui.copyFailed'));

  const number = (field: NumberField, label: string, per = 1) => (
    <Amount key={field} field={field} label={label} per={per} value={input[field]} onChange={(value) => put({ [field]: value })} />
  );
  return (
    <Section
      title={t('prices.calculator')}
      actions={
        <Button size="small" icon={CopyIcon} onClick={() => void copy()}>
          {t('prices.link')}
        </Button>
      }
    >
      <p className={classes.note}>{t('prices.calculator.about')}</p>
      <fieldset className={classes.fields}>
        <legend>{t('prices.input.machine')}</legend>
        {number('vcpu', t('prices.input.vcpu'))}
        {number('memory', t('prices.input.ram'), 1024)}
        {number('disk', t('prices.input.disk'))}
        <Disks sizes={input.more} onChange={(more) => put({ more })} />
        {number('snapshots', t('prices.input.snapshots'))}
        {number('backups', t('prices.input.backups'))}
        {number('addresses', t('prices.input.addresses'))}
        <div className={classes.check}>
          <Checkbox
            label={t('prices.input.windows')}
            checked={input.windows}
            onChange={(event) => put({ windows: event.currentTarget.checked })}
          />
        </div>
        {number('count', t('prices.input.count'))}
      </fieldset>
      <fieldset className={classes.fields}>
        <legend>{t('prices.input.beside')}</legend>
        {number('idle', t('prices.input.idle'))}
        {number('balancers', t('prices.input.balancers'))}
      </fieldset>
      {pending ? <p className={classes.note}>{t('prices.result.pending')}</p> : <Result policy={policy} input={input} vat={vat} />}
      <div className={classes.row}>
        <Button variant="primary" icon={PlusIcon} onClick={create}>
          {t('prices.create', { count: input.count })}
        </Button>
      </div>
    </Section>
  );
}

interface AmountProps {
  readonly field: NumberField;
  readonly label: string;
  /** How many of the platform's units make one of the shown ones. */
  readonly per: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Amount({ field, label, per, value, onChange }: AmountProps) {
  const { min, max } = boundsOf(field);
  return (
    <AmountField
      label={label}
      value={value / per}
      min={per === 1 ? min : 0.5}
      max={max / per}
      step={per === 1 ? 1 : 0.5}
      onChange={(next) => onChange(Math.round(next * per))}
    />
  );
}

/** Sizes in one line; what cannot be read yet is not counted yet. */
function Disks({ sizes, onChange }: { sizes: readonly number[]; onChange: (sizes: readonly number[]) => void }) {
  const t = useT();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? sizes.join(', ');
  return (
    <TextInput
      className={classes.wide}
      label={t('prices.input.more')}
      placeholder={t('prices.input.more.about')}
      value={text}
      error={disksIn(text) === null ? t('prices.input.more.wrong') : null}
      inputMode="numeric"
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        const read = disksIn(event.currentTarget.value);
        if (read) onChange(read);
      }}
      onBlur={() => {
        if (disksIn(text) !== null) setTyped(null);
      }}
    />
  );
}
