import { ruleOf } from '@/data/core/patterns';
import { useT } from '@/i18n';
import { Button, Name } from '@/ui';
import { AmountField, Checkbox, Textarea, TextInput } from '@/ui/forms';
import { priceOf } from '@/data/pricing/pricing';
import { useFormat } from '@/i18n';
import shared from '@/ui/shared.module.css';
import classes from '../create.module.css';
import { isPattern, nextName, suggestion } from '../names';
import { mostAtOnce } from '../problems';
import type { Create } from '../useCreate';
import { Part, required } from './Part';

export function NamePart({ create }: { create: Create }) {
  const t = useT();
  const format = useFormat();
  const { choices, values, names, machines, policy, form, set, check } = create;
  const { name: limit } = choices.limits;
  const taken = machines.map((vm) => vm.name);
  const cloned = choices.source === 'clone';
  const idea =
    choices.machine && values.count === 1
      ? nextName(choices.machine.name, taken)
      : suggestion(choices.image?.os_name ?? choices.machine?.name, values.count, taken);
  const twice = names.filter((name) => taken.includes(name));
  const several = values.count > 1 || isPattern(values.name);
  const backup = policy && priceOf(policy, 'backup', 1);
  return (
    <Part title={t(cloned ? 'create.name' : 'create.naming')}>
      <div className={cloned ? classes.middle : classes.nameRow}>
        <TextInput
          id="create-name"
          label={t('create.name')}
          description={limit.expression ? t(ruleOf(limit.expression)) : undefined}
          placeholder={idea}
          value={values.name}
          onChange={(event) => set('name', event.currentTarget.value)}
          onBlur={() => check('name')}
          error={form.errors.name}
          labelProps={required}
          aria-required
          dir="auto"
          autoComplete="off"
          spellCheck={false}
        />
        {cloned ? null : (
          <AmountField
            id="create-count"
            label={t('create.count')}
            value={values.count}
            min={1}
            max={mostAtOnce}
            onChange={(count) => set('count', count)}
            error={form.errors.count}
          />
        )}
      </div>
      {values.name.trim() === '' ? (
        <div>
          <Button size="small" onClick={() => set('name', idea)}>
            {t('create.name.suggestion', { name: idea })}
          </Button>
        </div>
      ) : null}
      {several ? (
        <div className={shared.quiet}>
          <p>{t('create.name.pattern', { n: '{n}', nn: '{nn}' })}</p>
          {names.length > 0 ? (
            <ul className={classes.names} aria-label={t('create.name.preview')}>
              {names.map((name) => (
                <li key={name}>
                  <Name>{name}</Name>
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      ) : null}
      {twice.length > 0 ? (
        <p className={classes.corrected}>
          {t('create.name.taken', { name: twice.join(', '), location: choices.location?.display_name ?? '' })}
        </p>
      ) : null}
      {cloned ? null : (
        <>
          <Textarea
            id="create-description"
            label={t('create.description')}
            value={values.description}
            onChange={(event) => set('description', event.currentTarget.value)}
            onBlur={() => check('description')}
            error={form.errors.description}
            autosize={false}
            rows={2}
            dir="auto"
          />
          <Checkbox
            id="create-backup"
            label={t('create.backup')}
            description={backup ? t('create.backup.price', { price: format.hourly(backup) }) : t('create.backup.noPrice')}
            checked={values.backup}
            onChange={(event) => set('backup', event.currentTarget.checked)}
            error={form.errors.backup}
          />
        </>
      )}
    </Part>
  );
}
