import type { ReactNode } from 'react';
import { useT } from '@/i18n';
import { Button, IconButton } from './Button';
import { Glyph, type IconType } from './Icon';
import { AlertIcon, CheckIcon, InfoIcon, RefreshIcon, WarningIcon, XIcon } from './icons';
import { useErrorWords, type ErrorWords } from './errorWords';
import type { Tone } from './Status';
import classes from './states.module.css';
import { Hidden } from './Words';

/** Nothing is here yet: what would be here, and how to make the first one. */
export function Empty({
  title,
  text,
  actions,
  icon,
}: {
  title: string;
  text?: ReactNode;
  actions?: ReactNode;
  icon?: IconType | undefined;
}) {
  return (
    <div className={classes.empty}>
      {icon ? (
        <span className={classes.emptyIcon}>
          <Glyph icon={icon} size={32} />
        </span>
      ) : null}
      <p className={classes.emptyTitle}>{title}</p>
      {text ? <p className={classes.emptyText}>{text}</p> : null}
      {actions ? <div className={classes.row}>{actions}</div> : null}
    </div>
  );
}

const icons: Record<Tone, IconType> = {
  ok: CheckIcon,
  off: InfoIcon,
  busy: InfoIcon,
  warn: WarningIcon,
  bad: AlertIcon,
  unknown: InfoIcon,
};

export interface NoticeProps {
  tone: Tone;
  title?: string | undefined;
  children?: ReactNode;
  actions?: ReactNode;
  onClose?: (() => void) | undefined;
}

/** Something to know about the page or what is on it. It is read in its place; it does not interrupt. */
export function Notice({ tone, title, children, actions, onClose }: NoticeProps) {
  const t = useT();
  return (
    <div className={classes.notice} data-tone={tone}>
      <Glyph icon={icons[tone]} size={18} />
      <div>
        {title ? <p className={classes.noticeTitle}>{title}</p> : null}
        {children ? <div className={classes.noticeBody}>{children}</div> : null}
        {actions ? <div className={classes.row}>{actions}</div> : null}
      </div>
      {onClose ? (
        <span className={classes.close}>
          <IconButton label={t('ui.close')} icon={XIcon} onClick={onClose} />
        </span>
      ) : null}
    </div>
  );
}

export interface FailureProps {
  /** What was thrown; `title` and `text` say it in other words where they are given. */
  error?: unknown;
  title?: string | undefined;
  text?: ReactNode;
  /** In place of what support would ask for of `error`. */
  details?: ErrorWords['details'];
  onRetry?: (() => void) | undefined;
  tone?: 'bad' | 'warn' | undefined;
  compact?: boolean | undefined;
  /** More ways out, beside "Try again". */
  actions?: ReactNode;
}

/** Something went wrong, in words, with a way on. Spoken at once by screen readers. */
export function Failure({ error, title, text, details, onRetry, tone = 'bad', compact, actions }: FailureProps) {
  const t = useT();
  const inWords = useErrorWords();
  const words = error === undefined || error === null ? null : inWords(error);
  const said = text ?? words?.text;
  const facts = details ?? words?.details ?? [];
  return (
    <div role="alert" className={compact ? `${classes.notice} ${classes.compact}` : classes.notice} data-tone={tone}>
      <Glyph icon={icons[tone]} size={compact ? 16 : 18} />
      <div>
        <p className={classes.noticeTitle}>{title ?? words?.title}</p>
        {said ? <div className={classes.noticeBody}>{said}</div> : null}
        {facts.length > 0 ? (
          <dl className={classes.details}>
            {facts.map(({ label, value }) => [<dt key={`${label} name`}>{label}</dt>, <dd key={label}>{value}</dd>])}
          </dl>
        ) : null}
        {onRetry || actions ? (
          <div className={classes.row}>
            {onRetry ? (
              <Button size="small" icon={RefreshIcon} onClick={onRetry}>
                {t('ui.retry')}
              </Button>
            ) : null}
            {actions}
          </div>
        ) : null}
      </div>
    </div>
  );
}

interface MissingProps {
  /** What could not be read, by its name. */
  title: string;
  /** Why; what the server itself said is left out. */
  error: unknown;
  /** More about it, such as how old what is shown is. */
  note?: ReactNode;
  onRetry: () => void;
}

/** A part that could not be read, beside what could: what is missing is not silently missing. */
export function Missing({ title, error, note, onRetry }: MissingProps) {
  const why = useErrorWords()(error).title;
  const text = note ? (
    <>
      {why} {note}
    </>
  ) : (
    why
  );
  return <Failure compact tone="warn" error={error} title={title} text={text} onRetry={onRetry} />;
}

/** Something is on its way. */
export function Loading({ label }: { label?: string }) {
  const t = useT();
  return (
    <output className={classes.loading}>
      <span aria-hidden className={classes.ring} />
      <span>{label ?? t('ui.loading')}</span>
    </output>
  );
}

/** One grey line where text will be; `width` is any CSS width. */
export function SkeletonBar({ width = '100%' }: { width?: string }) {
  return <span aria-hidden className={classes.bar} style={{ inlineSize: width }} />;
}

/** Grey lines where rows of text will be. */
export function SkeletonRows({ rows = 5 }: { rows?: number }) {
  const t = useT();
  return (
    <output className={classes.bars}>
      <Hidden>{t('ui.loading')}</Hidden>
      {Array.from({ length: rows }, (_, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- they are all alike
        <SkeletonBar key={index} width={`${92 - ((index * 17) % 40)}%`} />
      ))}
    </output>
  );
}
