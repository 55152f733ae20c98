import type { ReactNode } from 'react';
import type { Location } from '@/api';
import type { IconType } from '@/ui';
import flags from './flags.gen.svg';
import { countryName, twoLetters } from './countries';
import logoSprite from './logos.gen.svg';
import classes from './logos.module.css';
import { logoFor } from './names';

type Drawn = (props: { size: number }) => ReactNode;
const icons = new Map<string, Drawn>();

/** The same component for the same picture, so that it stays in the page when what it stands in is drawn again. */
function iconOnce(name: string, drawn: Drawn): IconType {
  const icon = icons.get(name) ?? drawn;
  icons.set(name, icon);
  return icon;
}

/** The logo of a system, an application or a card as an icon; undefined where the panel has none. */
export function logoIcon(word: string | null | undefined): IconType | undefined {
  const logo = logoFor(word ?? '');
  return (
    logo &&
    iconOnce(logo, ({ size }) => (
      <svg aria-hidden width={size} height={size} className={classes.logo}>
        <use href={`${logoSprite}#${logo}`} />
      </svg>
    ))
  );
}

/** What a location is recognised by: its country's flag, and its country in words before its description. */
export const locationFacts = (language: string, { country_code: code, description }: Location) => ({
  icon: flagIcon(code),
  description: [countryName(language, code) ?? code?.toUpperCase(), description].filter(Boolean).join(' · ') || undefined,
});

/** A country's flag as an icon, by its two or three letters; undefined for what is no country. */
function flagIcon(country: string | null | undefined): IconType | undefined {
  const two = twoLetters(country);
  return (
    two &&
    iconOnce(two, () => (
      <svg aria-hidden className={classes.flag}>
        <use href={`${flags}#${two}`} />
      </svg>
    ))
  );
}
