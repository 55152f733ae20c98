import { useEffect } from 'react';
import { useBrand } from '@/brand';

/** Names the page in the browser's title: "web-1 – Burrow". */
export function useTitle(title: string): void {
  const brand = useBrand().brand.name;
  useEffect(() => {
    document.title = title ? `${title} – ${brand}` : brand;
  }, [title, brand]);
}
