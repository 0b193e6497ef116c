import type { DeviceClass, PaperPlace } from './words.ts';

/**
 * Every failure a resident or an administrator can meet: its short code, the device behind it and where the paper then is.
 * `paper: 'asReported'` means the device says where. The words for it are the renderer's, one entry per code and language;
 * docs/failure-codes.md lists the same codes for those who keep the machine.
 */
export const failures = {
  'CRD-01': { device: 'cardReader', paper: 'withResident', cause: 'the reader is disconnected or mute' },
  'CRD-02': { device: 'cardReader', paper: 'withResident', cause: 'the card was taken away while it was read' },
  'CRD-03': { device: 'cardReader', paper: 'withResident', cause: 'the card cannot be read' },
  'CRD-04': { device: 'cardReader', paper: 'withResident', cause: 'it is not an identity document' },
  'CRD-05': { device: 'cardReader', paper: 'withResident', cause: 'the chip refused the key made from the typed data' },
  'CRD-06': { device: 'cardReader', paper: 'withResident', cause: 'the document has expired' },
  'CRD-07': { device: 'cardReader', paper: 'withResident', cause: 'the machine-readable zone has a wrong check digit' },
  'LBL-01': { device: 'receiptPrinter', paper: 'withResident', cause: 'the label could not be printed' },
  'LBL-02': { device: 'receiptPrinter', paper: 'withResident', cause: 'it is not known whether the label came out' },
  'SCN-01': { device: 'documentScanner', paper: 'unknown', cause: 'the scanner is disconnected or mute' },
  'SCN-02': { device: 'documentScanner', paper: 'inScanner', cause: 'paper jammed in the scanner' },
  'SCN-03': { device: 'documentScanner', paper: 'inScanner', cause: 'the scanner cover was opened' },
  'SCN-04': { device: 'documentScanner', paper: 'inScanner', cause: 'two sheets went in together' },
  'SCN-05': { device: 'documentScanner', paper: 'withResident', cause: 'there was no paper in the feeder' },
  'SCN-06': { device: 'documentScanner', paper: 'unknown', cause: 'the scanner failed' },
  'SCN-07': { device: 'documentScanner', paper: 'withResident', cause: 'a page came as an image that cannot be used' },
  'SCN-08': { device: 'documentScanner', paper: 'unknown', cause: 'the terminal restarted while it scanned' },
  'NUM-01': { device: 'documentScanner', paper: 'withResident', cause: 'no number was found on the scanned pages' },
  'NUM-02': { device: 'documentScanner', paper: 'withResident', cause: 'the pages bear another number' },
  'SAV-01': { device: null, paper: 'withResident', cause: 'the disk is full' },
  'SAV-02': { device: null, paper: 'withResident', cause: 'the document could not be stored' },
  'DEP-01': { device: 'depository', paper: 'asReported', cause: 'the depository is disconnected or mute' },
  'DEP-02': { device: 'depository', paper: 'asReported', cause: 'the stapler is empty' },
  'DEP-03': { device: 'depository', paper: 'asReported', cause: 'the stapler jammed' },
  'DEP-04': { device: 'depository', paper: 'asReported', cause: 'paper jammed in the slot' },
  'DEP-05': { device: 'depository', paper: 'asReported', cause: 'the shutter does not move' },
  'DEP-06': { device: 'depository', paper: 'asReported', cause: 'the box is full' },
  'DEP-07': { device: 'depository', paper: 'asReported', cause: 'the box is missing or its door is open' },
  'DEP-08': { device: 'depository', paper: 'withResident', cause: 'nobody put paper into the slot' },
  'DEP-09': { device: 'depository', paper: 'unknown', cause: 'the terminal restarted while the paper was taken' },
  'RCP-01': { device: 'receiptPrinter', paper: 'asReported', cause: 'the receipt could not be printed' },
  'RCP-02': { device: 'receiptPrinter', paper: 'asReported', cause: 'it is not known whether the receipt came out' },
  'SYS-01': { device: null, paper: 'asReported', cause: 'the terminal met a fault of its own' },
} as const satisfies Record<string, { device: DeviceClass | null; paper: PaperPlace | 'asReported'; cause: string }>;

export type FailureCode = keyof typeof failures;
export const failureCodes = Object.keys(failures).filter((code): code is FailureCode => code in failures);

/** What a resident may choose when something failed. */
export const remedies = ['retry', 'again', 'withoutDevice', 'keepPaper', 'itCameOut', 'itDidNot', 'cancel'] as const;
export type Remedy = (typeof remedies)[number];
