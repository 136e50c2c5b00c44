/** Switches on what only script can do. Each part looks for its own attributes and leaves the rest alone. */
export function startEnhancements(): void {
  document.documentElement.classList.add('has-script');
}
