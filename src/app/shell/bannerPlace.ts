import { keepItem, ownKey } from '@/device/storage';

const key = () => ownKey('burrow.bannerHeight');

/** The height in px that the banner had when the panel was last open here; 0 when there was none. */
export const bannerHeight = (): number => Number(localStorage.getItem(key())) || 0;

export function rememberBannerHeight(height: number): void {
  if (height > 0) keepItem(localStorage, key(), String(height));
  else localStorage.removeItem(key());
}
