import type { WebContents } from 'electron';

const every = 10_000;
const patience = 5_000;

/**
 * Asks the page now and then whether anything is drawn: Electron itself notices a hung page only when somebody touches it, and an
 * empty one never. A page that does not answer is ended, which is then treated as any dead renderer; an empty one is reported.
 */
export function watchScreen(page: WebContents, watched: () => boolean, empty: () => void): () => void {
  async function beat(): Promise<void> {
    if (!watched() || page.isLoading() || page.isCrashed()) return;
    let giveUp: NodeJS.Timeout | undefined;
    const silence = new Promise<'silent'>((resolve) => {
      giveUp = setTimeout(() => resolve('silent'), patience);
    });
    const answer: Promise<unknown> = page
      .executeJavaScript('document.body !== null && document.body.innerText.trim() !== ""')
      .catch(() => true);
    const drawn = await Promise.race([answer, silence]);
    clearTimeout(giveUp);
    if (page.isDestroyed() || !watched()) return;
    if (drawn === 'silent') page.forcefullyCrashRenderer();
    else if (drawn === false) empty();
  }
  const heart = setInterval(() => void beat(), every);
  return () => clearInterval(heart);
}
