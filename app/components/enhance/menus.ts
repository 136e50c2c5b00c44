/** Menus close on Escape, on a press elsewhere and when the focus leaves; `[data-opens=id]` opens a dialog. */
export function startMenus(): void {
  const openMenus = () => document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]');
  const closeOthers = (target: EventTarget | null) => {
    for (const menu of openMenus()) if (!(target instanceof Node && menu.contains(target))) menu.open = false;
  };
  document.addEventListener('click', ({ target }) => {
    closeOthers(target);
    const opener = target instanceof Element ? target.closest<HTMLElement>('[data-opens]') : null;
    const dialog = opener && document.getElementById(opener.dataset.opens ?? '');
    if (dialog instanceof HTMLDialogElement) dialog.showModal();
  });
  document.addEventListener('focusin', ({ target }) => closeOthers(target));
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    }
  });
}
