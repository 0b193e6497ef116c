/** A public glass: no context menu, no dragging of pictures, no zoom by pinch or by Ctrl. */
export function keepHands(page: Document): void {
  const refuse = (event: Event): void => event.preventDefault();
  page.addEventListener('contextmenu', refuse);
  page.addEventListener('dragstart', refuse);
  page.addEventListener('drop', refuse);
  page.addEventListener('dragover', refuse);
  page.addEventListener('wheel', (event) => event.ctrlKey && refuse(event), { passive: false });
  page.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && ['+', '-', '=', '0', 'p', 's', 'f'].includes(event.key)) refuse(event);
  });
}
