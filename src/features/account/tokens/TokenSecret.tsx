import { platformAddress } from '@/data/core/session';
import { tokenCurl, tokenEnv } from '@/exports/tokenSnippets';
import { useT } from '@/i18n';
import { CodeBlock, CopyText } from '@/ui';
import shared from '@/ui/shared.module.css';

/** A token's text, ready to be put where it is used. */
export function TokenSecret({ token }: { token: string }) {
  const t = useT();
  return (
    <div className={shared.fields}>
      <CopyText value={token} label={t('account.tokens.token')} />
      <CodeBlock label=".env" language="sh" code={tokenEnv(token)} />
      <CodeBlock label="curl" language="sh" code={tokenCurl(token, platformAddress())} />
    </div>
  );
}
