import { useState } from 'react';
import { platformAddress } from '@/data/core/session';
import { ExportFrame, firstProvider, ProviderField } from '@/entities/exports';
import { providerFor, terraformNetwork, type NetworkResource } from '@/exports/terraformNetwork';
import { writeExport } from '@/exports/write';
import { fileName } from '@/files';
import { useT } from '@/i18n';

interface Props {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly resources: readonly NetworkResource[];
  readonly onClose: () => void;
}

/** Networks, floating IPs, firewalls or load balancers as Terraform with import blocks. */
export function TerraformDialog({ name, resources, onClose }: Props) {
  const t = useT();
  // As they were when it was opened.
  const [frozen] = useState(resources);
  const [opened] = useState(() => new Date());
  const [provider, setProvider] = useState(() => providerFor(resources) ?? firstProvider);
  const options = { baseUrl: platformAddress(), provider };
  return (
    <ExportFrame
      title={t('network.terraform.title', { count: frozen.length })}
      file={fileName(name, 'tf', opened)}
      type="text/plain"
      language="hcl"
      count={frozen.length}
      write={(some) => writeExport(terraformNetwork, frozen, options, some)}
      onClose={onClose}
      choices={<ProviderField value={provider} onChange={setProvider} />}
    >
      <p>{t('network.terraform.about')}</p>
    </ExportFrame>
  );
}
