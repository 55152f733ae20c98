import { useMemo, type ReactNode } from 'react';
import { Outlet } from 'react-router';
import { brandVariables, themeFor, useBrand } from '@/brand';
import { errorWords } from '@/entities/explain';
import { UiRoot } from '@/ui';
import { useTheme } from '@/data/core/preferences';
import { Notices } from './Notices';

/** What all pages stand on, also when one breaks: the brand's look and the roots of dialogs and announcements. */
export function Ground({ children = <Outlet /> }: { children?: ReactNode }) {
  const { brand } = useBrand();
  const theme = useTheme();
  const look = useMemo(
    () => ({ theme: themeFor(brand.primaryColor), variables: brandVariables(brand.primaryColor) }),
    [brand.primaryColor],
  );
  return (
    <UiRoot {...look} colorScheme={theme === 'system' ? 'auto' : theme} explain={errorWords}>
      <Notices />
      {children}
    </UiRoot>
  );
}
