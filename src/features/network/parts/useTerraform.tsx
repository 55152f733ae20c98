import { Suspense, useState } from 'react';
import type { NetworkResource } from '@/exports/terraformNetwork';
import { loadMessages, useT } from '@/i18n';
import { CodeIcon, IconButton } from '@/ui';
import { lazyPart } from '@/ui/lazy';
import type { BulkAction } from '@/ui/table';

const TerraformDialog = lazyPart(async () => ({
  default: (await Promise.all([import('./TerraformDialog'), loadMessages('estate')]))[0].TerraformDialog,
}));

/** The rows of a list as Terraform: those that are shown, or those that are chosen. */
export function useTerraform<Row>(name: string, resource: (row: Row) => NetworkResource) {
  const t = useT();
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const bulk: BulkAction<Row> = { key: 'terraform', label: t('network.terraform'), icon: CodeIcon, onSelect: (chosen) => setRows(chosen) };
  return {
    bulk,
    tools: (shown: readonly Row[]) => (
      <IconButton
        label={t('network.terraform')}
        icon={CodeIcon}
        reason={shown.length === 0 ? t('network.terraform.nothing') : null}
        onClick={() => setRows(shown)}
      />
    ),
    dialog: rows ? (
      <Suspense>
        <TerraformDialog name={name} resources={rows.map(resource)} onClose={() => setRows(null)} />
      </Suspense>
    ) : null,
  };
}
