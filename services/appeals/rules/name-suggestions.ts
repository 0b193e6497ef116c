import type { FieldId } from '../../../contract/words.ts';
import { suggestCyrillic } from '../../identity/cyrillic-suggestion.ts';
import type { Draft } from './details.ts';
import type { ReadDocument } from './details.ts';

/**
 * Offers for a name field out of the Latin of the document, best first. They are offered only while the field is empty or
 * holds one of them, and a truncated MRZ offers nothing for what it cut: what a person typed is never overwritten.
 */
export function suggestNamePart(field: FieldId, document: ReadDocument | null, draft: Draft): string[] {
  if (!document || document.latinName.truncated || (field !== 'surname' && field !== 'given')) return [];
  const offers = suggestCyrillic(document.latinName[field], field);
  const typed = draft[field]?.trim() ?? '';
  return typed === '' || offers.includes(typed) ? offers.filter((offer) => offer !== typed).slice(0, 3) : [];
}
