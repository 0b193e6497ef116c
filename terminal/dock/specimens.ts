import type { SimulatedCard } from '../../drivers/card-reader/simulator.ts';

/** An invented person whose papers the dock can lay on the reader. Nobody of them exists; the numbers lie outside what is issued. */
export interface Specimen {
  readonly id: string;
  readonly name: string;
  readonly document: string;
  /** Null where the document has neither chip nor machine-readable zone. */
  readonly mrz: readonly string[] | null;
}

export const specimens: readonly Specimen[] = [
  {
    id: 'P1',
    name: 'Лук’яненко Мар’яна Ігорівна',
    document: 'ID-картка 999000014',
    mrz: ['IDUKR99900001461987041299918<<', '8704120F3205161UKR<<<<<<<<<<<6', 'LUKIANENKO<<MARIANA<<<<<<<<<<<'],
  },
  { id: 'P2', name: 'Ґудзь Євген Юрійович', document: 'паспорт-книжечка АЕ 000002', mrz: null },
  {
    id: 'P3',
    name: 'Згурська Ія Олегівна',
    document: 'ID-картка 999000030',
    mrz: ['IDUKR99900003082010093099937<<', '1009309F2810157UKR<<<<<<<<<<<0', 'ZGHURSKA<<IIA<<<<<<<<<<<<<<<<<'],
  },
  {
    id: 'P4',
    name: 'Нечуй-Гора Оксана Василівна',
    document: 'ID-картка 999000045',
    mrz: ['IDUKR99900004561979022899947<<', '7902284F3103027UKR<<<<<<<<<<<4', 'NECHUI<HORA<<OKSANA<<<<<<<<<<<'],
  },
  {
    id: 'P5',
    name: 'Старовойтенко-Щербаківська Анастасія-Єлизавета Костянтинівна',
    document: 'ID-картка 999000051',
    mrz: ['IDUKR99900005151995123199951<<', '9512313F3301096UKR<<<<<<<<<<<4', 'STAROVOITENKO<SHCHERBAKIVSK<<A'],
  },
  {
    id: 'P6',
    name: 'Щербак Юрій Ярославович',
    document: 'паспорт для виїзду ZZ999006',
    mrz: ['P<UKRSHCHERBAK<<YURII<<<<<<<<<<<<<<<<<<<<<<<', 'ZZ999006<7UKR7506154M2908203<<<<<<<<<<<<<<<8'],
  },
  { id: 'P7', name: 'Йосипенко Ївга Хомівна', document: 'паспорт-книжечка АЕ 000007', mrz: null },
];

/** The card of a specimen; null where the person has none. `needsKey` makes it a bare chip, which opens only with what is printed on its face. */
export function cardOf(id: string, needsKey: boolean, quality: 'good' | 'unreadable' | 'notADocument'): SimulatedCard | null {
  const mrz = specimens.find((specimen) => specimen.id === id)?.mrz;
  if (!mrz) return null;
  const [first = '', second = ''] = mrz;
  const isCard = mrz.length === 3;
  const key = {
    kind: 'mrz',
    documentNumber: (isCard ? first.slice(5, 14) : second.slice(0, 9)).replaceAll('<', ''),
    birthDate: isCard ? second.slice(0, 6) : second.slice(13, 19),
    expiryDate: isCard ? second.slice(8, 14) : second.slice(21, 27),
  } as const;
  return { mrz, authenticity: 'notChecked', quality, ...(needsKey ? { needsKey: key } : {}) };
}
