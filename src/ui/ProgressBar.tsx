import '@mantine/core/styles/Progress.layer.css';
import { Progress } from '@mantine/core';

interface Props {
  /** What is going on. */
  readonly label: string;
  /** 0 to 1; null while nobody knows how much there is. */
  readonly share: number | null;
  readonly thin?: boolean;
}

/** How far something is. It moves in steps: a transition between them would lay out the page on every frame. */
export const ProgressBar = ({ label, share, thin = false }: Props) => (
  <Progress
    size={thin ? 'xs' : 'sm'}
    value={share === null ? 100 : share * 100}
    animated={share === null}
    transitionDuration={0}
    aria-label={label}
  />
);
