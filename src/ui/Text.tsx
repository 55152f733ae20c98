import { useId, useState } from 'react';
import { useT } from '@/i18n';
import { announce } from './announce';
import classes from './text.module.css';

/** Puts text on the clipboard, also where the page is not served over https. False when the browser refuses. */
export async function copyText(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = value;
    area.style.cssText = 'position:fixed;opacity:0';
    const before = document.activeElement;
    // Inside an open dialog the focus may not leave it.
    (before?.closest('[role=dialog]') ?? document.body).append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    if (before instanceof HTMLElement) before.focus();
    return done;
  }
}

/** One element, drawn by its style: tables have one a row. */
function CopyButton({ value, label }: { value: string; label: string }) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const done = await copyText(value);
    announce(t(done ? 'ui.copied' : 'ui.copyFailed'));
    setCopied(done);
    if (done) setTimeout(() => setCopied(false), 2000);
  };
  return (
    <button
      type="button"
      className={classes.copyButton}
      data-done={copied || undefined}
      aria-label={label}
      title={copied ? t('ui.copied') : label}
      onClick={() => void copy()}
    />
  );
}

/** A value with a button that copies it whole. `label` names the value ("IP address") for the button's name. */
export function CopyText({ value, label }: { value: string; label?: string }) {
  const t = useT();
  return (
    <span className={classes.copy}>
      <bdi className={classes.value} title={value}>
        {value}
      </bdi>
      <CopyButton value={value} label={t('ui.copyThis', { what: label ?? value.slice(0, 80) })} />
    </span>
  );
}

interface CodeBlockProps {
  readonly code: string;
  /** Names it ("cURL"). */
  readonly label: string;
  /** For the markup only. */
  readonly language?: string;
  /** What is to be seen in place of the code, where that holds a secret. */
  readonly shown?: string;
}

/** Code to be read and copied. */
export function CodeBlock({ code, label, language, shown = code }: CodeBlockProps) {
  const t = useT();
  const id = useId();
  return (
    <div className={classes.code}>
      <div className={classes.codeTop}>
        <span id={id}>{label}</span>
        <CopyButton value={code} label={t('ui.copyThis', { what: label })} />
      </div>
      {/* A scroll area has to be reachable by the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={classes.scroll} tabIndex={0} aria-labelledby={id} dir="ltr">
        <pre className={classes.pre} data-language={language}>
          <code>{shown}</code>
        </pre>
      </section>
    </div>
  );
}
