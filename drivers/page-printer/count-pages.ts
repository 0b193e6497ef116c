/**
 * How many pages a PDF has, 0 if it is none: its page objects counted in plain sight (ISO 32000-1, 7.7.3.3), which fails for files that
 * keep them in object streams; such a file counts as one page. Enough for a simulated printer fed by this terminal's own writer.
 */
export function countPages(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  if (!text.slice(0, 1024).includes('%PDF-')) return 0;
  return Math.max(1, text.match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0);
}
