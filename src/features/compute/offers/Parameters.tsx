import type { VmParameter } from '@/api';
import { useFormat, useT } from '@/i18n';
import classes from './offers.module.css';

/** What the platform says about each field of a new machine, in words. Its own descriptions are shown as they are. */
export function Parameters({ parameters }: { parameters: readonly VmParameter[] }) {
  const t = useT();
  const format = useFormat();
  const number = (value: number | null | undefined) => (typeof value === 'number' ? format.number(value) : null);
  const rules = (parameter: VmParameter): string[] => {
    const min = number(parameter.min);
    const max = number(parameter.max);
    const values = (parameter.values ?? []).filter((value) => typeof value === 'string' || typeof value === 'number');
    return [
      parameter.mandatory ? t('offers.rule.mandatory') : t('offers.rule.optional'),
      ...(min !== null && max !== null
        ? [t('offers.rule.between', { min, max })]
        : max !== null
          ? [t('offers.rule.atMost', { max })]
          : min !== null
            ? [t('offers.rule.atLeast', { min })]
            : []),
      ...(values.length > 0 ? [t('offers.rule.values', { values: values.join(', ') })] : []),
      ...(parameter.limited_by ? [t('offers.rule.limitedBy', { field: parameter.limited_by })] : []),
      ...(parameter.ignore_for?.length ? [t('offers.rule.ignored', { fields: parameter.ignore_for.join(', ') })] : []),
    ];
  };
  if (parameters.length === 0) return <p className={classes.note}>{t('offers.parameters.none')}</p>;
  return (
    <dl className={classes.rules}>
      {parameters.map((parameter) => [
        <dt key={`${parameter.parameter} name`}>
          <code>{parameter.parameter}</code>
        </dt>,
        <dd key={parameter.parameter}>
          {parameter.description ? <p>{parameter.description}</p> : null}
          <p>{rules(parameter).join(' ')}</p>
          {parameter.expression ? (
            <p>
              {t('offers.rule.pattern')} <code dir="ltr">{parameter.expression}</code>
            </p>
          ) : null}
        </dd>,
      ])}
    </dl>
  );
}
