import { useEffect } from 'react';
import { useBrand } from '@/brand';

/** Stands before the title of every page: whose account it is. */
export const titleMark = { text: '' };

/** Names the page in the browser's title: "web-1 – Burrow". */
export function useTitle(title: string): void {
  const brand = useBrand().brand.name;
  useEffect(() => {
    document.title = titleMark.text + (title ? `${title} – ${brand}` : brand);
  }, [title, brand]);
}
