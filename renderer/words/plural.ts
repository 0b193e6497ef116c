/** The word that goes with a count. `many` stands for every form a language has no word of its own for. */
export interface Forms {
  one: string;
  few?: string;
  many: string;
}

/** «1 сторінка, 2 сторінки, 5 сторінок»: the count with a no-break space and its word, by CLDR plural rules. */
export function plural(locale: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale);
  return (count, forms) => {
    const category = rules.select(count);
    const word = category === 'one' ? forms.one : category === 'few' ? (forms.few ?? forms.many) : forms.many;
    return `${count}\u00A0${word}`;
  };
}
