import { useMemo, type ReactNode } from 'react';
import { Outlet } from 'react-router';
import { themeFor, useBrand } from '@/brand';
import { errorWords } from '@/entities/explain';
import { UiRoot } from '@/ui';
import { useTheme } from '@/data/core/preferences';

/** What all pages stand on, also when one breaks: the brand's look and the roots of dialogs and announcements. */
export function Ground({ children = <Outlet /> }: { children?: ReactNode }) {
  const { brand } = useBrand();
  const theme = useTheme();
  const look = useMemo(() => themeFor(brand.primaryColor), [brand.primaryColor]);
  return (
    <UiRoot theme={look} colorScheme={theme === 'system' ? 'auto' : theme} explain={errorWords}>
      {children}
    </UiRoot>
  );
}
