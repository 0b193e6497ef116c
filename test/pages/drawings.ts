import sharp, { type Sharp } from 'sharp';

/** SVG content for an A4 page of 2480 × 3508 units, with Ukrainian text. */

const paragraphs = [
  [
    'Прошу розглянути питання ремонту дворового проїзду біля будинку № 14 на вулиці',
    'Гоголя. Після зливи 3 листопада покриття зруйноване на відрізку близько сорока',
    'метрів, під’їзд карети швидкої допомоги та сміттєвоза ускладнений. Мешканці вже',
    'зверталися до керуючої компанії, проте ґрунтовної відповіді не отримали.',
    'Додаю перелік підписів мешканців і фотографії. Про результат прошу повідомити',
    'поштою або через термінал за номером чека.',
  ],
  [
    'Звертаюся із заявою про встановлення дитячого майданчика у сквері «Їжачок».',
    'Сквер розташований між школою та поліклінікою, щодня ним ходять родини з дітьми.',
    'Наявне обладнання демонтоване ще навесні, нового не встановлено, хоча кошти',
    'передбачені програмою благоустрою. Прошу надати строки виконання робіт та ім’я',
    'відповідальної особи. Згоден на обробку персональних даних для розгляду заяви.',
  ],
  [
    'Скаржуся на відсутність освітлення на зупинці «Площа Єдності». Увечері пасажирів',
    'не видно водіям, двічі траплялися небезпечні випадки. Ліхтарі не працюють понад',
    'два місяці. Прошу відновити освітлення і повідомити мене про вжиті заходи у строк,',
    'визначений Законом України «Про звернення громадян».',
  ],
];

function line(text: string, x: number, y: number, size = 50, extra = ''): string {
  return `<text x="${x}" y="${y}" font-family="DejaVu Serif" font-size="${size}" ${extra}>${text}</text>`;
}

/** A typed letter of a resident; `full` fills the whole sheet, leaving no room for a stamp. */
export function residentLetter(which: number, full = false): string {
  const body = paragraphs[which % paragraphs.length] ?? [];
  const head = ['Дніпровській міській раді', 'Лук’яненко Мар’яни Ігорівни', 'вул. Гоголя, 14, кв. 7', 'тел. +380 67 000 00 01'];
  const kind = ['ПРОПОЗИЦІЯ', 'ЗАЯВА', 'СКАРГА'][which % 3] ?? 'ЗАЯВА';
  const lines = head.map((text, i) => line(text, 1350, 330 + i * 76, 48));
  lines.push(line(kind, 1240, 800, 64, 'text-anchor="middle" font-weight="bold"'));
  body.forEach((text, i) => lines.push(line(text, 300, 960 + i * 84, 46)));
  if (full) for (let i = 0; i < 27; i++) lines.push(line(`${body[i % body.length] ?? ''} ${i}`, 60, 1500 + i * 74, 46));
  else lines.push(line('21 листопада 2026 р.', 300, 1800, 46));
  return lines.join('');
}

/** A signature and a word by pen. */
export function signature(colour: string): string {
  return (
    `<g fill="none" stroke="${colour}" stroke-width="6" stroke-linecap="round">` +
    '<path d="M1500 1840c40-160 120-190 110-90s-90 170-40 150 90-120 130-120-40 110 10 100 70-90 100-80-20 80 20 70 90-60 140-50 100-40 160-60"/>' +
    '<path d="M1480 1900c200-30 420-40 640-90"/></g>'
  );
}

/** Faint handwriting by pencil on a plain sheet. */
export function pencilLines(): string {
  const rows: string[] = [];
  for (let row = 0; row < 14; row++) {
    let path = `M320 ${500 + row * 150}`;
    for (let i = 0; i < 30; i++) {
      const rise = 30 + ((i * 7 + row * 13) % 5) * 12;
      path += `q15 ${-rise} 30 0t28 ${((i + row) % 3) * 6 - 6}`;
    }
    rows.push(`<path d="${path}"/>`);
  }
  return `<g fill="none" stroke="#b4b4b0" stroke-width="6" stroke-linecap="round">${rows.join('')}</g>${line('Пояснення', 300, 300, 60, 'fill="#9a9a98"')}`;
}

/** A form with filled headings, as an office prints it. */
export function personalTable(fill: string, ink: string): string {
  const rows = [
    'Прізвище',
    'Ім’я',
    'По батькові',
    'Дата народження',
    'Адреса',
    'Телефон',
    'Ел. пошта',
    'Пільгова категорія',
    'Зміст',
    'Додатки',
  ];
  const cells = rows.map((name, i) => {
    const y = 600 + i * 190;
    return (
      `<rect x="250" y="${y}" width="650" height="190" fill="${fill}" stroke="${ink}" stroke-width="5"/>` +
      `<rect x="900" y="${y}" width="1330" height="190" fill="none" stroke="${ink}" stroke-width="5"/>` +
      line(name, 290, y + 115, 46, `fill="${ink}"`)
    );
  });
  return line('АНКЕТА ЗАЯВНИКА', 1240, 420, 70, `text-anchor="middle" fill="${ink}"`) + cells.join('');
}

/** Something like a photograph: smooth light, soft shapes and grain, without paper. */
export async function photograph({ width, height }: { width: number; height: number }, colour: boolean): Promise<Sharp> {
  const hues = colour ? ['#3d6fb4', '#c9d8e8', '#4f7a3a', '#8a5a34'] : ['#6d6d6d', '#d4d4d4', '#5a5a5a', '#3c3c3c'];
  const blobs = Array.from({ length: 40 }, (_, i) => {
    const x = (i * 37) % 100;
    const y = 40 + ((i * 53) % 60);
    return `<ellipse cx="${x}%" cy="${y}%" rx="${4 + ((i * 7) % 9)}%" ry="${3 + ((i * 5) % 7)}%" fill="${hues[2 + (i % 2)]}" opacity="${0.25 + (i % 5) * 0.12}"/>`;
  });
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="s" x2="0.3" y2="1">` +
    `<stop offset="0" stop-color="${hues[0]}"/><stop offset=".5" stop-color="${hues[1]}"/><stop offset="1" stop-color="${hues[2]}"/></linearGradient></defs>` +
    `<rect width="100%" height="100%" fill="url(#s)"/>${blobs.join('')}</svg>`;
  const soft = await sharp(Buffer.from(svg)).flatten().blur(8).raw().toBuffer({ resolveWithObject: true });
  let state = 99;
  for (let i = 0; i < soft.data.length; i += soft.info.channels) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const noise = ((state >>> 24) - 128) / 10;
    for (let c = 0; c < soft.info.channels; c++) soft.data[i + c] = Math.max(0, Math.min(255, (soft.data[i + c] ?? 0) + noise));
  }
  return sharp(soft.data, { raw: soft.info });
}
