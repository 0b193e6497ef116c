import type PDFDocument from 'pdfkit';
import { localTime } from '../stamp.ts';

/** What an appeal's PDF says about itself. The applicant's name is there only if the authority wants it there. */
export type AppealFacts = {
  readonly number: string;
  readonly at: Date;
  readonly terminal: string;
  readonly organisation: string;
  readonly applicant?: string;
  readonly timeZone: string;
};

const namespace = 'urn:vikno:appeal:1#';

/** The document information dictionary (ISO 32000-1 § 14.3.3); pdfkit repeats it in XMP, as ISO 19005-1 § 6.7.3 asks. */
export function appealInfo(facts: AppealFacts): PDFKit.DocumentInfo {
  const { date } = localTime(facts.at, facts.timeZone);
  const info: PDFKit.DocumentInfo = { CreationDate: wholeSecond(facts.at), Creator: 'Vikno', Producer: 'Vikno' };
  Reflect.set(info, 'Title', new InfoText(`Звернення ${facts.number} від ${date}`));
  Reflect.set(info, 'Author', new InfoText(facts.organisation));
  return info;
}

/**
 * A string that is written as it is into the information dictionary and with its markup escaped into XMP: pdfkit takes
 * the first with `valueOf` and the second with `toString`, and escapes neither.
 */
class InfoText extends String {
  override toString(): string {
    return escapeXml(this.valueOf());
  }
}

function wholeSecond(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1000) * 1000);
}

/**
 * Adds the appeal's own XMP properties, declared in an extension schema as ISO 19005-1 § 6.7.8 requires of anything that is not
 * in a predefined schema.
 */
export function addAppealXmp(document: InstanceType<typeof PDFDocument>, facts: AppealFacts): void {
  const properties: [name: string, type: 'Text' | 'Date', value: string, meaning: string][] = [
    ['number', 'Text', facts.number, 'Acceptance number'],
    ['acceptedAt', 'Date', wholeSecond(facts.at).toISOString().replace('.000Z', 'Z'), 'Moment of acceptance'],
    ['terminal', 'Text', facts.terminal, 'Terminal that accepted the paper'],
    ['organisation', 'Text', facts.organisation, 'Authority that receives the appeal'],
  ];
  if (facts.applicant !== undefined) properties.push(['applicant', 'Text', facts.applicant, 'Name of the applicant']);
  const values = properties.map(([name, , value]) => `<vikno:${name}>${escapeXml(value)}</vikno:${name}>`);
  const declared = properties.map(
    ([name, type, , meaning]) =>
      `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name>` +
      `<pdfaProperty:valueType>${type}</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>` +
      `<pdfaProperty:description>${meaning}</pdfaProperty:description></rdf:li>`,
  );
  document.appendXML(`<rdf:Description rdf:about="" xmlns:vikno="${namespace}">${values.join('')}</rdf:Description>`);
  document.appendXML(
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"' +
      ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">' +
      '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Vikno appeal</pdfaSchema:schema>' +
      `<pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI><pdfaSchema:prefix>vikno</pdfaSchema:prefix>` +
      `<pdfaSchema:property><rdf:Seq>${declared.join('')}</rdf:Seq></pdfaSchema:property>` +
      '</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>',
  );
}

/** Text made safe inside XML 1.0: markup escaped, characters that XML forbids left out. */
function escapeXml(text: string): string {
  const allowed = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return allowed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
