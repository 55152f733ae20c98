import { useEffect } from 'react';
import { useSession } from '@/data/core/session';
import { useT } from '@/i18n';
import { titleMark } from '@/nav';
import { Name } from '@/ui';
import { confirmation } from '@/ui/batch/run';
import '@/entities/accounts/colours.css';
import classes from './accountEdge.module.css';

/** Says whose account one is in: above the page, in the window's title, and in dialogs that take something away. */
export function AccountEdge() {
  const t = useT();
  const session = useSession();
  const name = session ? session.name || `#${session.user ?? ''}` : '';
  useEffect(() => {
    const before = document.title;
    titleMark.text = name ? `${name} · ` : '';
    document.title = titleMark.text + before;
    confirmation.account = () => (name ? t('accounts.in', { name }) : null);
    return () => {
      if (document.title.startsWith(titleMark.text)) document.title = document.title.slice(titleMark.text.length);
      titleMark.text = '';
      confirmation.account = () => null;
    };
  }, [name, t]);
  return (
    <section className={classes.edge} data-colour={session?.colour} aria-label={t('accounts.current')}>
      <Name>{name}</Name>
    </section>
  );
}
