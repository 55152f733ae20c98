import { useMantineColorScheme } from '@mantine/core';
import { useBrand } from '@/brand';
import classes from './brandMark.module.css';

/** The brand's logo for the theme in use, or its name in letters. */
export function BrandMark({ large = false }: { large?: boolean }) {
  const { brand } = useBrand();
  const dark = useMantineColorScheme().colorScheme === 'dark';
  const logo =
    typeof brand.logo === 'string' ? brand.logo : dark ? (brand.logo?.dark ?? brand.logo?.light) : (brand.logo?.light ?? brand.logo?.dark);
  return (
    <span className={classes.mark} data-large={large || undefined}>
      {logo ? <img src={logo} alt={brand.name} /> : <span className={classes.name}>{brand.name}</span>}
    </span>
  );
}
