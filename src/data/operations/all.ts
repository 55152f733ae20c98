// Makes every kind of operation known, so that records left open by a reload can be looked after. None can be forgotten.
import.meta.glob(
  ['../{resources,billing,inventory}/**/operations.ts', '../{resources,billing,inventory}/**/operations/*.ts', '!**/*.test.ts'],
  {
    eager: true,
  },
);
