import { word } from './enhance.words.ts';

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Shows and reads out a line at the foot of the window. It goes by itself after a while, unless `keep` is set or there is
 * something to press.
 */
export function say(text: string, options: { keep?: boolean; button?: string; press?: () => void } = {}): void {
  const place = document.getElementById('ah-said');
  if (!place) return;
  const { keep, button, press } = options;
  clearTimeout(timer);
  const line = document.createElement('span');
  line.textContent = text;
  place.replaceChildren(line);
  if (button && press) place.append(makeButton(button, press));
  if (keep || press) place.append(makeButton(word('close'), () => {}));
  // Long enough to read twice, for slow readers.
  else timer = setTimeout(() => place.replaceChildren(), 5000 + text.length * 80);
}

/** What was said is of no use any more. */
export function hush(): void {
  clearTimeout(timer);
  document.getElementById('ah-said')?.replaceChildren();
}

function makeButton(label: string, press: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', () => {
    hush();
    press();
  });
  return button;
}
