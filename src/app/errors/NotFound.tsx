import { useT } from '@/i18n';
import { usePaths, useTitle } from '@/nav';
import { Empty, LinkButton, PageHeader } from '@/ui';

export function NotFound() {
  const t = useT();
  const paths = usePaths();
  useTitle(t('shell.notFound.title'));
  return (
    <>
      <PageHeader title={t('shell.notFound.title')} />
      <Empty title={t('shell.notFound.text')} actions={<LinkButton to={paths.home()}>{t('shell.notFound.home')}</LinkButton>} />
    </>
  );
}
