import { useBrand } from '@/brand';
import { canCharge, titleOf } from '@/data/billing/accounts/accounts';
import type { Limit } from '@/data/resources/vm/limits';
import { locationFacts, logoIcon } from '@/entities/logos';
import { useFormat, useT } from '@/i18n';
import { Button, Section } from '@/ui';
import { Checkbox, ChoiceButtons, ChoiceCards, Select, SizeField, TextInput } from '@/ui/forms';
import { EntriesField } from '../parts/EntriesField';
import shared from '@/ui/shared.module.css';
import text from '@/ui/text.module.css';
import classes from '../services.module.css';
import type { Field } from './choices';
import type { Creation } from './useCreation';

/** Everything that is asked for, in the order of deciding it. */
export function Form({ creation }: { creation: Creation }) {
  const { errorOf } = creation;
  return (
    <div className={classes.column}>
      <What creation={creation} />
      <Where creation={creation} />
      <Size creation={creation} />
      <Who creation={creation} error={errorOf('allowed')} />
      <Name creation={creation} />
    </div>
  );
}

function What({ creation: { draft, set, choices, errorOf } }: { creation: Creation }) {
  const t = useT();
  const { catalogue, other } = useBrand().services;
  const { offered } = choices;
  return (
    <Section title={t('services.kind')}>
      <div className={`${shared.fields} ${text.single}`}>
        <ChoiceCards
          label={t('services.kind')}
          options={[
            ...catalogue.map(({ service, name, versions }) => ({
              value: service,
              title: name ?? service,
              icon: logoIcon(service),
              description: t('services.kind.versions', { versions: versions.join(', ') }),
            })),
            ...(other ? [{ value: '', title: t('services.kind.other'), description: t('services.kind.otherText') }] : []),
          ]}
          value={offered?.service ?? ''}
          onChange={(service) => set({ service, version: null })}
        />
        {offered ? (
          offered.versions.length > 1 ? (
            <ChoiceButtons
              label={t('services.column.version')}
              value={choices.version}
              options={offered.versions.map((version) => ({ value: version, label: version }))}
              onChange={(version) => set({ version })}
            />
          ) : null
        ) : (
          <div className={classes.pair}>
            <TextInput
              {...at('service')}
              label={t('services.other.service')}
              description={t('services.other.about')}
              value={draft.otherService}
              onChange={(event) => set({ otherService: event.currentTarget.value })}
              error={errorOf('service')}
              autoCapitalize="none"
              spellCheck={false}
            />
            <TextInput
              {...at('version')}
              label={t('services.column.version')}
              description={t('services.other.versionAbout')}
              value={draft.otherVersion}
              onChange={(event) => set({ otherVersion: event.currentTarget.value })}
              error={errorOf('version')}
              spellCheck={false}
            />
          </div>
        )}
      </div>
    </Section>
  );
}

const at = (field: Field) => ({ id: `database-${field}` });

function Where({ creation: { set, choices, offer, errorOf } }: { creation: Creation }) {
  const t = useT();
  const { language } = useFormat();
  return (
    <Section title={t('services.column.location')}>
      <div className={text.single}>
        <ChoiceCards
          label={t('services.column.location')}
          options={offer.locations.map((location) => ({
            value: location.slug,
            title: location.display_name,
            ...locationFacts(language, location),
            reason: location.create_resource_disabled ? t('services.location.closed') : null,
          }))}
          value={choices.location?.slug ?? null}
          onChange={(location) => set({ location })}
          error={errorOf('location')}
          least={180}
        />
      </div>
    </Section>
  );
}

interface Unit {
  readonly name: string | undefined;
  /** How many of the platform's units make one of the shown ones. */
  readonly per: number;
  readonly step: number;
}
const cores: Unit = { name: undefined, per: 1, step: 1 };
const gigabytes: Unit = { name: 'GB', per: 1, step: 1 };
/** Memory is told in MB; halves of a gigabyte where it begins with one. */
const gigabytesOf = ({ min = 512 }: Limit): Unit => ({ name: 'GB', per: 1024, step: min % 1024 === 0 ? 1 : 0.5 });

function Size({ creation: { draft, set, choices } }: { creation: Creation }) {
  const t = useT();
  const format = useFormat();
  const { size, limits, offered } = choices;
  const one = (
    label: string,
    value: number,
    limit: Limit,
    unit: Unit,
    say: (amount: number) => string,
    change: (amount: number) => void,
  ) => (
    <SizeField
      label={label}
      value={value / unit.per}
      min={Math.max(1, limit.min ?? 1) / unit.per}
      max={(limit.max ?? Math.max(value, limit.min ?? 1) * 8) / unit.per}
      step={unit.step}
      unit={unit.name}
      format={(shown) => say(shown * unit.per)}
      onChange={(shown) => change(Math.round(shown * unit.per))}
    />
  );
  return (
    <Section title={t('services.column.size')}>
      <div className={shared.fields}>
        {offered && offered.sizes.length > 0 ? (
          <div className={shared.row}>
            {offered.sizes.map((preset) => (
              <Button
                key={preset.name}
                size="small"
                aria-pressed={size.vcpu === preset.vcpu && size.memory === preset.ram && size.disk === preset.disk}
                onClick={() => set({ vcpu: preset.vcpu, memory: preset.ram, disk: preset.disk })}
              >
                {t('services.preset', {
                  name: preset.name,
                  size: t('services.size', { cores: preset.vcpu, memory: format.memory(preset.ram), disk: format.disk(preset.disk) }),
                })}
              </Button>
            ))}
          </div>
        ) : null}
        {one(t('services.vcpu'), size.vcpu, limits.vcpu, cores, format.number, (vcpu) => set({ vcpu }))}
        {one(t('services.memory'), size.memory, limits.memory, gigabytesOf(limits.memory), format.memory, (memory) => set({ memory }))}
        {one(t('services.disk'), size.disk, limits.disk, gigabytes, format.disk, (disk) => set({ disk }))}
        {choices.multiNodePossible ? (
          <Checkbox
            label={t('services.multiNode')}
            description={t('services.multiNode.about')}
            checked={draft.multiNode}
            onChange={(event) => set({ multiNode: event.currentTarget.checked })}
          />
        ) : null}
      </div>
    </Section>
  );
}

function Who({ creation: { draft, set }, error }: { creation: Creation; error: string | undefined }) {
  const t = useT();
  return (
    <Section title={t('services.allowed')}>
      <div className={shared.fields}>
        <p>{t('services.create.allowed')}</p>
        <EntriesField entries={draft.allowed} onChange={(allowed) => set({ allowed: [...allowed], everyone: false })} />
        {draft.allowed.length === 0 ? (
          <Checkbox
            {...at('allowed')}
            label={t('services.create.everyone')}
            description={t('services.create.everyoneAbout')}
            checked={draft.everyone}
            onChange={(event) => set({ everyone: event.currentTarget.checked })}
            error={error}
          />
        ) : null}
      </div>
    </Section>
  );
}

function Name({ creation: { draft, set, choices, offer, errorOf } }: { creation: Creation }) {
  const t = useT();
  return (
    <Section title={t('services.create.naming')}>
      <div className={classes.pair}>
        <TextInput
          {...at('name')}
          label={t('services.column.name')}
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={errorOf('name')}
          maxLength={255}
          dir="auto"
          autoComplete="off"
        />
        <Select
          {...at('account')}
          label={t('services.column.account')}
          data={offer.accounts
            .filter((account) => !account.is_deleted)
            .map((account) => ({ value: String(account.id), label: titleOf(account), disabled: canCharge(account) !== null }))}
          value={choices.account ? String(choices.account.id) : null}
          onChange={(id) => set({ account: id === null ? null : Number(id) })}
          allowDeselect={false}
          error={errorOf('account')}
        />
      </div>
    </Section>
  );
}
