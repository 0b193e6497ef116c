/** What the shell itself can show while there is no terminal to show anything: nothing loaded, no script. */
export type Notice = { readonly kind: 'starting' } | { readonly kind: 'outOfService'; readonly code: ShellCode };

/** SHL-01: the terminal's process cannot live. SHL-02: the screen's process cannot live. */
export type ShellCode = 'SHL-01' | 'SHL-02';

const words = {
  starting: {
    title: 'Термінал запускається',
    text: 'Зачекайте, будь ласка, кілька секунд.',
    english: 'The terminal is starting. Please wait a few seconds.',
  },
  outOfService: {
    title: 'Термінал тимчасово не працює',
    text: 'Зверніться, будь ласка, до працівника центру. Якщо Ваші папери залишилися в терміналі, вони там у безпеці: назвіть працівникові код.',
    english: 'The terminal is out of service. Please ask a member of staff. If your papers are inside, they are safe: mention the code.',
  },
} as const;

/** A page as a data address. */
export function noticeAddress(notice: Notice): string {
  return `data:text/html;charset=utf-8,${encodeURIComponent(noticePage(notice))}`;
}

export function noticePage(notice: Notice): string {
  const { title, text, english } = words[notice.kind];
  const code = notice.kind === 'outOfService' ? `<p class="code">Код: ${notice.code}</p>` : '';
  return `<!doctype html>
<html lang="uk">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Вікно</title>
<style>
  html { height: 100%; background: oklch(0.985 0.008 90); color: oklch(0.24 0.04 260); font: 2.8vmin/1.5 Inter, "Noto Sans", "DejaVu Sans", sans-serif; }
  body { min-height: 100%; margin: 0; box-sizing: border-box; padding: 8vmin; display: flex; flex-direction: column; justify-content: center; cursor: default; user-select: none; }
  svg { width: 14vmin; margin-bottom: 6vmin; }
  h1 { font-size: 6.4vmin; line-height: 1.15; margin: 0 0 3vmin; font-weight: 600; text-wrap: balance; }
  p { margin: 0 0 2.4vmin; max-width: 34em; }
  .code { font-size: 4.4vmin; font-weight: 600; font-variant-numeric: tabular-nums; }
  .english { opacity: 0.8; }
</style>
<main role="${notice.kind === 'starting' ? 'status' : 'alert'}">
<svg viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="2.5" aria-hidden="true">
<rect x="4" y="4" width="40" height="40" rx="5"/><path d="M24 4v40M4 24h40"/>${
    notice.kind === 'starting' ? '<rect x="26.5" y="6.5" width="15" height="15" rx="2" fill="oklch(0.86 0.16 90)" stroke="none"/>' : ''
  }
</svg>
<h1>${title}</h1>
<p>${text}</p>
${code}
<p class="english" lang="en">${english}</p>
</main>
</html>`;
}
