import { say } from './say.ts';

/** `a[data-copy]` hands its address to the phone's share sheet, or to the clipboard; else it is followed as any link. */
export function startCopyLinks(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-copy]') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const share = 'share' in navigator && matchMedia('(pointer: coarse)').matches;
    if (!share && !navigator.clipboard) return;
    event.preventDefault();
    if (share) void navigator.share({ title: document.title, url: link.href }).catch(() => {});
    else
      void navigator.clipboard.writeText(link.href).then(
        () => say(link.dataset.copied ?? ''),
        () => location.assign(link.href),
      );
  });
}
