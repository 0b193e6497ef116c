import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a program printed. Throws when it ends with a failure. */
export async function output(program: string, ...args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await run(program, [...args], { maxBuffer: 50_000_000 });
  return stdout + stderr;
}

const jars = ['preflight', 'xmpbox', 'pdfbox2', 'fontbox2', 'commons-logging', 'javax.activation', 'jaxb-api'];
const classPath = jars.map((jar) => `/usr/share/java/${jar}.jar`).join(':');

/** What PDFBox preflight says of a file's conformance to PDF/A-1b, whatever it says. */
export async function preflight(file: string): Promise<string> {
  try {
    return await output('java', '-cp', classPath, 'org.apache.pdfbox.preflight.Validator_A1b', file);
  } catch (error) {
    // It ends with a failure when the file does not conform; what it says then is what the test should show.
    if (error instanceof Error && 'stdout' in error) return String(error.stdout);
    throw error;
  }
}

/** The codes that zbarimg finds in a picture, such as `CODE-128:DP01-26-000001-9`. */
export async function codesIn(picture: string): Promise<string[]> {
  try {
    const { stdout } = await run('zbarimg', ['--nodbus', '--quiet', picture]);
    return stdout.trim().split('\n');
  } catch (error) {
    // It ends with 4 when the picture has no code.
    if (error instanceof Error && 'code' in error && error.code === 4) return [];
    throw error;
  }
}

export interface EmbeddedImage {
  readonly page: number;
  readonly colour: string;
  readonly encoding: string;
  readonly xPpi: number;
  readonly yPpi: number;
}

/** The images inside a PDF, as poppler lists them. */
export async function imagesIn(pdf: string): Promise<EmbeddedImage[]> {
  const lines = (await output('pdfimages', '-list', pdf)).trim().split('\n').slice(2);
  return lines.map((line) => {
    const [page, , , , , colour = '', , , encoding = '', , , , xPpi, yPpi] = line.trim().split(/\s+/);
    return { page: Number(page), colour, encoding, xPpi: Number(xPpi), yPpi: Number(yPpi) };
  });
}

const readXml = `
import json, sys, xml.etree.ElementTree as tree
def told(element):
    children = list(element)
    if not children: return element.text or ''
    if all(child.tag.endswith('}item') for child in children): return [told(child) for child in children]
    return {child.tag.split('}')[1]: told(child) for child in children}
root = tree.parse(sys.argv[1]).getroot()
print(json.dumps({'root': root.tag, 'content': told(root)}))
`;

/** A sidecar in XML as expat reads it: every value a text, lists of `item` as lists. Throws when it is not well-formed. */
export async function readXmlSidecar(file: string): Promise<{ root: string; content: unknown }> {
  const read: unknown = JSON.parse(await output('python3', '-c', readXml, file));
  if (typeof read !== 'object' || read === null || !('root' in read) || !('content' in read)) throw new Error('unexpected answer');
  return { root: String(read.root), content: read.content };
}
