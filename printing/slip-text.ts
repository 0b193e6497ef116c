import type { Block, Slip } from './slip.ts';
import { settable } from './type/paragraph.ts';

/**
 * What a slip says, as phrases to be read out one after another: printed receipts must be available to those who do not see
 * them (EN 301 549 V3.2.1, 5.1.3.16). Codes are left out, the number and the secret stand beside them as text. A run of capitals is put in
 * small letters, as speech would spell it out.
 */
export function slipText(slip: Slip): string[] {
  return slip.blocks
    .flatMap(phrases)
    .map((phrase) => settable(phrase).replaceAll(/\s+/g, ' ').trim())
    .filter((phrase) => phrase !== '');
}

function phrases(block: Block): string[] {
  if (block.kind === 'text') return [spoken(block.text)];
  if (block.kind === 'pairs') return block.rows.map(({ label, value }) => `${label}: ${value}`);
  if (block.kind === 'qr') return (block.beside ?? []).map((text) => spoken(text.text));
  return [];
}

/** Words of capitals only become «Звернення прийнято»; numbers and codes, which hold digits, stay. */
function spoken(text: string): string {
  const shouted = text === text.toUpperCase() && /\p{Lu}{4}/u.test(text) && !/\d/.test(text);
  return shouted ? text.slice(0, 1) + text.slice(1).toLowerCase() : text;
}
