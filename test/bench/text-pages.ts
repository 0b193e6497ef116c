import { makePage } from '../pages/make-pages.ts';

/** Ten written pages as scanners give them: with grain, askew, shadowed, tinted, signed in blue, in pencil, dense, and clean. */
const names = [
  'letter-jpeg-grey',
  'letter-blue-signature',
  'letter-skewed-left',
  'letter-shadowed',
  'letter-tinted-paper',
  'letter-pencil',
  'letter-skewed-right',
  'full-page',
  'table-form',
  'letter-png-300',
];

/** So many pages of an appeal, in turn from ten different ones. */
export async function textPages(count: number): Promise<Buffer[]> {
  const pages: Buffer[] = [];
  for (let i = 0; i < count; i++) pages.push(await makePage(names[i % names.length] ?? ''));
  return pages;
}
