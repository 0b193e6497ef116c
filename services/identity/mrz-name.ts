import { suggestCyrillic, looseLatin } from './cyrillic-suggestion.ts';
import type { MrzDocument } from './mrz.ts';
import type { PersonName } from './person-name.ts';
import { transliterate } from './transliteration.ts';

type LatinName = Pick<MrzDocument, 'surname' | 'given' | 'truncated'>;

export interface NameSuggestions {
  /** Likeliest first. Empty when there is nothing to offer. */
  readonly surname: readonly string[];
  readonly given: readonly string[];
}

/**
 * Ukrainian spellings to offer for the names of a document. Of a name that may have been cut nothing is offered, since
 * a part of a name looks like a whole one; and what is offered never replaces what was typed.
 */
export function suggestNames({ surname, given, truncated }: LatinName): NameSuggestions {
  if (truncated) return { surname: [], given: [] };
  return { surname: suggestCyrillic(surname, 'surname'), given: suggestCyrillic(given, 'given') };
}

/**
 * How a typed name compares with a document's. `same`: spelled as КМУ 55 has it, as far as the document shows it;
 * `otherSpelling`: as people may have agreed for earlier documents; `different`: worth a question, not a refusal.
 */
export type NameAgreement = 'same' | 'otherSpelling' | 'different';

/** Compares surname and given name; documents with a machine-readable zone have no patronymic. */
export function compareWithDocument(typed: Pick<PersonName, 'surname' | 'given'>, document: LatinName): NameAgreement {
  const parts = [
    [typed.surname, document.surname],
    [typed.given, document.given],
  ] as const;
  const agree = (key: (latin: string) => string): boolean =>
    parts.every(([ukrainian, latin]) => {
      const [expected, shown] = [key(transliterate(ukrainian)), key(latin)];
      return document.truncated ? expected.startsWith(shown) : expected === shown;
    });
  if (agree(lettersOnly)) return 'same';
  return agree(looseLatin) ? 'otherSpelling' : 'different';
}

function lettersOnly(latin: string): string {
  return latin.toLowerCase().replace(/[^a-z]/g, '');
}
