import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure, useErrorWords } from '@/ui';
import texts from '@/ui/text.module.css';
import classes from '../create.module.css';

interface PartProps {
  title: string;
  /** One choice whose own group has the same name: no second group around it. */
  single?: boolean;
  children: ReactNode;
}

/** One part of the form, with a frame and a heading. */
export function Part({ title, single, children }: PartProps) {
  if (single) {
    return (
      <div className={`${classes.part} ${classes.single}`}>
        <h2 className={classes.partTitle}>{title}</h2>
        <div className={`${classes.partBody} ${texts.single}`}>{children}</div>
      </div>
    );
  }
  return (
    <fieldset className={classes.part}>
      <legend className={classes.partLegend}>
        <h2 className={classes.partTitle}>{title}</h2>
      </legend>
      <div className={classes.partBody}>{children}</div>
    </fieldset>
  );
}

/** What is shown of a part instead of what could not be read; nothing when it could. */
export function Unread({ read, note }: { read: UseQueryResult; note?: string }) {
  const inWords = useErrorWords();
  if (!read.error || read.data !== undefined) return null;
  const { text } = inWords(read.error);
  return (
    <Failure
      compact
      tone="warn"
      error={read.error}
      text={
        <>
          {text ? <p>{text}</p> : null}
          {note ? <p>{note}</p> : null}
        </>
      }
      onRetry={() => void read.refetch()}
    />
  );
}

/** For the label of a field that has to be filled in: a mark that is seen only, so that the label's text stays the name. */
export const required = { className: classes.required };
