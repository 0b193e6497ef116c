import type { Words } from './words.ts';

type Options = Pick<Words, 'asks' | 'identify' | 'kind' | 'behalf' | 'category' | 'reply'>;

/** Questions with panes to choose from, and their answers. */
export const optionsUk: Options = {
  asks: {
    identify: {
      title: 'Як Вам зручніше назвати себе?',
      lead: 'Документ пришвидшує введення, але подати звернення можна й без нього.',
      primary: 'Підтвердити вибір',
    },
    kind: { title: 'Що Ви подаєте?', lead: 'Якщо вагаєтеся, оберіть «Заява».', primary: 'Підтвердити вибір' },
    behalf: { title: 'Від чийого імені Ви подаєте?', primary: 'Підтвердити вибір' },
    category: {
      title: 'Чи маєте Ви пільговий статус?',
      lead: 'Відповідати не обов’язково. Звернення осіб зі статусом розглядають першочергово.',
      primary: 'Підтвердити вибір',
    },
    reply: { title: 'Як Ви хочете отримати відповідь?', primary: 'Підтвердити вибір' },
  },
  identify: {
    card: { name: 'ID‑картка', more: 'Прикладіть до зчитувача' },
    booklet: { name: 'Паспорт-книжечка', more: 'Введіть серію та номер' },
    other: { name: 'Інший документ', more: 'Посвідка, закордонний паспорт' },
    none: { name: 'Подати без документа', more: 'Досить імені та адреси' },
  },
  kind: {
    application: { name: 'Заява', more: 'Прошу допомогти або щось зробити' },
    complaint: { name: 'Скарга', more: 'Порушено мої права' },
    proposal: { name: 'Пропозиція', more: 'Знаю, як зробити краще' },
    informationRequest: { name: 'Запит на інформацію', more: 'Хочу отримати публічну інформацію' },
    correspondence: { name: 'Інша кореспонденція', more: 'Лист або документ для установи' },
  },
  behalf: {
    self: { name: 'Від себе', more: 'Це моє звернення' },
    person: { name: 'Від іншої людини', more: 'Я її представник' },
    organisation: { name: 'Від організації', more: 'Підприємство, громадське об’єднання' },
    group: { name: 'Від кількох людей', more: 'Колективне звернення' },
  },
  category: {
    none: { name: 'Не маю або не вкажу' },
    warVeteran: { name: 'Учасник війни' },
    combatant: { name: 'Учасник бойових дій' },
    disabilityWar: { name: 'Інвалідність унаслідок війни' },
    disability1: { name: 'Інвалідність I групи' },
    disability2: { name: 'Інвалідність II групи' },
    disability3: { name: 'Інвалідність III групи' },
    childDisability: { name: 'Дитина з інвалідністю' },
    largeFamily: { name: 'Багатодітна сім’я' },
    singleMother: { name: 'Одинока мати' },
    motherHeroine: { name: 'Мати-героїня' },
    chornobyl: { name: 'Постраждалі внаслідок аварії на ЧАЕС' },
    labourVeteran: { name: 'Ветеран праці' },
    hero: { name: 'Герой України' },
    displaced: { name: 'Внутрішньо переміщена особа' },
    other: { name: 'Інший статус' },
  },
  reply: {
    post: { name: 'Листом на адресу', more: 'Надішлемо поштою' },
    email: { name: 'На електронну пошту', more: 'Адресу введете на наступному кроці' },
    terminal: { name: 'Роздрукувати в терміналі', more: 'За кодом із чека' },
  },
};
