import { bitmapToPng, createBitmap, stamp } from '../../printing/bitmap.ts';
import { typesetBlocks } from '../../printing/slip-raster.ts';
import type { Block } from '../../printing/slip.ts';

/** A4 at 300 dpi, dots; the letter's margins of ДСТУ 4163: left 30, right 15, top 20 mm. */
const page = { width: 2480, height: 3508, left: 354, right: 177, top: 236 };

const line = (text: string, align: 'left' | 'center' | 'right' = 'left'): Block => ({ kind: 'text', text, align });
const gap = (lines: number): Block => ({ kind: 'space', lines });

const firstPage: readonly Block[] = [
  line('Міському голові', 'right'),
  line('мешканки буд. 999 по просп. Дмитра Яворницького', 'right'),
  line('Лук’яненко Мар’яни Ігорівни', 'right'),
  gap(2),
  { kind: 'text', text: 'ЗАЯВА', size: 3, bold: true, align: 'center' },
  gap(1),
  line(
    'Прошу розглянути питання ремонту тротуару та відновлення зовнішнього освітлення біля нашого будинку. Після робіт на тепломережі асфальтове покриття не відновлено: залишилися дві ями завглибшки близько двадцяти сантиметрів і незакріплені плити.',
  ),
  gap(0.5),
  line(
    'Три опори освітлення не працюють із середини жовтня. У темну пору доби пішоходи, зокрема батьки з дитячими візками та люди на кріслах колісних, змушені виходити на проїзну частину.',
  ),
  gap(0.5),
  line('Про результати розгляду прошу повідомити письмово. Додатки: фотографії на двох аркушах.'),
  gap(2),
  line('«21» листопада 2026 р.                                        Мар’яна ЛУК’ЯНЕНКО'),
];

const nextPage = (number: number): readonly Block[] => [
  line(String(number), 'center'),
  gap(1),
  { kind: 'text', text: `Додаток ${number - 1}`, size: 2, bold: true, align: 'right' },
  gap(1),
  ...[
    'Опис ділянки: від будинку 999 до будинку 1003, непарний бік.',
    'Довжина пошкодженого покриття — близько сорока метрів.',
    'Опори освітлення № 17, 18 і 19 не ввімкнено.',
    'Звернення мешканців зібрано на загальних зборах будинку.',
  ].flatMap((text) => [line(text), gap(0.6)]),
];

/** Sheets of an invented appeal as a scanner would give them: black text on A4 at 300 dpi, as PNG. */
export async function sampleSheets(count: number): Promise<Uint8Array[]> {
  const sheets: Uint8Array[] = [];
  for (let number = 1; number <= count; number += 1) {
    const text = typesetBlocks(number === 1 ? firstPage : nextPage(number), { dots: page.width - page.left - page.right, dpi: 300 });
    const sheet = createBitmap(page.width, page.height);
    stamp(sheet, text, page.left, page.top);
    sheets.push(await bitmapToPng(sheet, 300));
  }
  return sheets;
}
