import type { BarcodeRead } from './contract.ts';

/** What a reader says about a code in front of its data, if it is set up to. */
export interface AimIdentifier {
  readonly symbology: BarcodeRead['symbology'];
  /** The data are GS1 element strings: 1Dh between them is FNC1, a separator that belongs to them. */
  readonly gs1: boolean;
  /** The data follow the ECI protocol: `\nnnnnn` names a character set, and a backslash of the payload comes doubled. */
  readonly eci: boolean;
}

/**
 * Code characters and modifiers of ISO/IEC 15424 (AIM symbology identifiers) for the symbologies that forms and documents bear here. `gs1`
 * are the modifiers that say «FNC1 in first position»; for QR, 3 and 4; for Data Matrix ECC 200, 2 and 5.
 */
const symbologies: Record<string, { readonly symbology: BarcodeRead['symbology']; readonly gs1: string; readonly eci: string }> = {
  C: { symbology: 'code128', gs1: '1', eci: '' },
  Q: { symbology: 'qr', gs1: '34', eci: '246' },
  L: { symbology: 'pdf417', gs1: '', eci: '1' },
  d: { symbology: 'dataMatrix', gs1: '25', eci: '456' },
  // GS1 DataBar and Composite: not named by the contract, yet their payload is GS1.
  e: { symbology: 'unknown', gs1: '0123', eci: '' },
};

const form = /^\]([A-Za-z])([0-9A-Za-z])/;

/** Parts a read into its identifier and its data; data without one are of an unknown symbology. */
export function splitAimIdentifier(text: string): { readonly identifier: AimIdentifier | undefined; readonly data: string } {
  const [whole, code = '', modifier = ''] = form.exec(text) ?? [];
  if (whole === undefined) return { identifier: undefined, data: text };
  const known = symbologies[code];
  const identifier: AimIdentifier = {
    symbology: known?.symbology ?? 'unknown',
    gs1: known?.gs1.includes(modifier) ?? false,
    eci: known?.eci.includes(modifier) ?? false,
  };
  const data = text.slice(whole.length);
  return { identifier, data: identifier.eci ? withoutEci(data) : data };
}

/** The payload without the names of its character sets. */
function withoutEci(data: string): string {
  return data.replace(/\\(\\|\d{6})/g, (_, what: string) => (what === '\\' ? '\\' : ''));
}
