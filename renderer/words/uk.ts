import { failuresUk, remediesUk, remedyForUk } from './uk-failures.ts';
import { helpUk } from './uk-help.ts';
import { journeyUk } from './uk-journey.ts';
import { optionsUk } from './uk-options.ts';
import { plural } from './plural.ts';
import type { Words } from './words.ts';

const count = plural('uk');

/** The state language: what a resident reads first. */
export const uk: Words = {
  frame: {
    languageName: 'Українська',
    switchLanguage: 'English',
    textSize: 'Розмір тексту',
    textSizes: { normal: 'Текст: звичайний', large: 'Текст: великий', largest: 'Текст: найбільший' },
    theme: 'Кольори',
    themes: { day: 'Кольори: день', night: 'Кольори: ніч', contrast: 'Кольори: контраст' },
    reach: 'Кнопки нижче',
    reachOn: 'Кнопки вище',
    help: 'Допомога',
    tools: 'Зручність і допомога',
    back: 'Назад',
    cancel: 'Скасувати',
    close: 'Закрити',
    step: (step, of) => `Крок ${step} з\u00A0${of}`,
    pageOf: (page, of) => `Частина ${page} з\u00A0${of}`,
    previousAnswers: 'Попередні',
    moreAnswers: 'Показати ще',
    wait: 'Зачекайте, будь ласка',
    higher: 'Показати вище',
    lower: 'Показати нижче',
    number: 'Номер звернення',
    call: (phone) => `Потрібна людина? Телефон: ${phone}`,
    helpFor: 'Що робити на цьому кроці',
  },
  cancelDialog: {
    title: 'Скасувати подання?',
    text: 'Усе, що Ви ввели, буде стерто з термінала. Папери залишаться у Вас.',
    yes: 'Так, скасувати',
    no: 'Ні, продовжити',
  },
  idle: {
    title: 'Ви ще тут?',
    text: 'Щоб ніхто не побачив Ваших даних, термінал завершить роботу сам.',
    seconds: (seconds) => count(seconds, { one: 'секунда', few: 'секунди', many: 'секунд' }),
    stay: 'Продовжити роботу',
  },
  away: {
    title: 'Термінал перезапускається',
    text: 'Це займе кілька секунд. Залиште папери там, де вони є: нічого з прийнятого не зникне.',
  },
  machine: {
    title: 'Схема термінала',
    here: 'Дивіться сюди',
    parts: {
      cardReader: 'Зчитувач карток',
      documentScanner: 'Сканер',
      receiptPrinter: 'Чеки й наліпки',
      pagePrinter: 'Принтер А4',
      barcodeReader: 'Зчитувач кодів',
      slot: 'Щілина для паперів',
      box: 'Скринька',
      screen: 'Екран',
    },
  },
  devices: {
    cardReader: 'Зчитувач карток',
    documentScanner: 'Сканер',
    receiptPrinter: 'Принтер чеків',
    pagePrinter: 'Принтер аркушів',
    barcodeReader: 'Зчитувач кодів',
    depository: 'Скринька для паперів',
  },
  deviceStates: {
    disconnected: 'від’єднано',
    mute: 'не відповідає',
    paperOut: 'немає паперу',
    jam: 'застряг папір',
    coverOpen: 'відкрито кришку',
    tonerOut: 'закінчився тонер',
    cutterError: 'заклинило ніж',
    staplerEmpty: 'закінчилися скоби',
    staplerJam: 'заклинило степлер',
    slotJam: 'застряг папір',
    shutterStuck: 'не рухається заслінка',
    boxFull: 'заповнена',
    boxMissing: 'немає короба',
    doorOpen: 'відчинено дверцята',
    working: 'зараз працює',
    scanning: 'зараз працює',
    printing: 'зараз працює',
    other: 'тимчасово не працює',
  },
  blocked: (device, state) => `${device}: ${state}`,
  paper: {
    withResident: 'Папери у Вас.',
    inFeeder: 'Папери лежать у лотку сканера. Їх можна забрати.',
    inScanner: 'Аркуш залишився в сканері.',
    inSlot: 'Папери у щілині термінала.',
    inBox: 'Папери у замкненій скриньці. Їх дістане лише працівник центру.',
    unknown: 'Термінал не певен, де папери. Погляньте на сканер і на щілину.',
  },
  start: {
    title: 'Що Ви хочете зробити?',
    lead: 'Торкніться віконця. Термінал проведе Вас крок за кроком.',
    open: 'Торкніться, щоб почати',
    blocked: 'Зараз не працює',
  },
  services: {
    appeal: { name: 'Подати звернення', more: 'Заява, скарга, пропозиція чи запит на папері. Отримаєте чек із номером.' },
  },
  ...optionsUk,
  ...journeyUk,
  failures: failuresUk,
  remedies: remediesUk,
  remedyFor: remedyForUk,
  help: helpUk,
};
