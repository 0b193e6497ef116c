/** The closed vocabularies that more than one process speaks. Each is a tuple so that a screen, a schema and a table of words can be held to it. */

export const languages = ['uk', 'en'] as const;
export const textSizes = ['normal', 'large', 'largest'] as const;
export const themes = ['day', 'night', 'contrast'] as const;

/** Kinds of what is handed in: Law 393/96-ВР art. 3; information requests go by Law 2939-VI; `correspondence` is all the rest. */
export const appealKinds = ['proposal', 'application', 'complaint', 'informationRequest', 'correspondence'] as const;
export const behalves = ['self', 'person', 'organisation', 'group'] as const;
export const replyChannels = ['post', 'email', 'terminal'] as const;

/** Author categories of КМУ 858 § I.7 that give precedence, as a resident would name them. */
export const benefitCategories = [
  'none',
  'warVeteran',
  'combatant',
  'disabilityWar',
  'disability1',
  'disability2',
  'disability3',
  'childDisability',
  'largeFamily',
  'singleMother',
  'motherHeroine',
  'chornobyl',
  'labourVeteran',
  'hero',
  'displaced',
  'other',
] as const;

export const identifyMethods = ['card', 'booklet', 'other', 'none'] as const;

export const fieldIds = [
  'documentNumber',
  'birthDate',
  'expiryDate',
  'bookletNumber',
  'otherDocumentName',
  'otherDocumentNumber',
  'surname',
  'given',
  'patronymic',
  'rnokpp',
  'region',
  'settlement',
  'street',
  'building',
  'apartment',
  'postcode',
  'freeAddress',
  'phone',
  'email',
  'subject',
  'onBehalfOf',
] as const;

/** Why a field's value cannot stand; `notice` faults warn and let through. */
export const fieldFaults = [
  'required',
  'letters',
  'latin',
  'format',
  'checkDigit',
  'tooLong',
  'date',
  'past',
  'phone',
  'email',
  'postcode',
  'contactForReply',
] as const;

/** What the menu offers; later channels join here. */
export const serviceIds = ['appeal'] as const;

export const deviceClasses = ['cardReader', 'documentScanner', 'receiptPrinter', 'pagePrinter', 'barcodeReader', 'depository'] as const;

/** Parts of the machine as it is drawn on the screen. */
export const machineParts = [
  'cardReader',
  'documentScanner',
  'receiptPrinter',
  'pagePrinter',
  'barcodeReader',
  'slot',
  'box',
  'screen',
] as const;

/** Where a resident's paper is, in words the screen can say. */
export const paperPlaces = ['withResident', 'inFeeder', 'inScanner', 'inSlot', 'inBox', 'unknown'] as const;

export type Language = (typeof languages)[number];
export type TextSize = (typeof textSizes)[number];
export type Theme = (typeof themes)[number];
export type AppealKind = (typeof appealKinds)[number];
export type Behalf = (typeof behalves)[number];
export type ReplyChannel = (typeof replyChannels)[number];
export type BenefitCategory = (typeof benefitCategories)[number];
export type IdentifyMethod = (typeof identifyMethods)[number];
export type FieldId = (typeof fieldIds)[number];
export type FieldFault = (typeof fieldFaults)[number];
export type ServiceId = (typeof serviceIds)[number];
export type DeviceClass = (typeof deviceClasses)[number];
export type MachinePart = (typeof machineParts)[number];
export type PaperPlace = (typeof paperPlaces)[number];
