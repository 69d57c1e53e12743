import type { PlacePage } from '../../lib/palette/place-page.ts';

export const PAGES = [
  { id: 'imports', path: '/intake', text: 'intake.imports' },
  { id: 'mend', path: '/intake/mend', text: 'intake.mend' },
] as const satisfies readonly (PlacePage & { readonly id: string })[];
