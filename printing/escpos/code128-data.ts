/**
 * Printable ASCII as the data bytes of GS k 73, where `{B` and `{C` choose the code set and `{{` is a brace:
 * set C, two digits a symbol, for even runs of six digits and more, and for four at either end (ISO/IEC 15417 annex E).
 */
export function code128Data(text: string): Uint8Array {
  const bytes: number[] = [];
  let set = '';
  const choose = (wanted: 'B' | 'C'): void => {
    if (set !== wanted) bytes.push(0x7b, wanted.charCodeAt(0));
    set = wanted;
  };
  for (const { value, index } of runsOf(text)) {
    const atEdge = index === 0 || index + value.length === text.length;
    const paired = value.length - (value.length % 2);
    if (/^\d/.test(value) && paired >= (atEdge ? 4 : 6)) {
      // An odd digit goes before the pairs in set B, unless the symbol starts with them.
      const single = value.length - paired;
      if (single > 0) {
        choose('B');
        bytes.push(value.charCodeAt(0));
      }
      choose('C');
      for (let at = single; at < value.length; at += 2) bytes.push(Number(value.slice(at, at + 2)));
    } else {
      choose('B');
      for (const character of value) bytes.push(...(character === '{' ? [0x7b, 0x7b] : [character.charCodeAt(0)]));
    }
  }
  return Uint8Array.from(bytes);
}

/** How many symbol characters the data makes: start, switches and characters; without check and stop. */
export function code128SymbolCount(data: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < data.length; at++) {
    // A brace begins a pair that is one symbol: a switch of set, or the brace itself. Values of set C stay below 100, a brace is 123.
    if (data[at] === 0x7b) at++;
    count++;
  }
  return count;
}

function runsOf(text: string): { value: string; index: number }[] {
  return [...text.matchAll(/\d+|\D+/g)].map((match) => ({ value: match[0], index: match.index }));
}
