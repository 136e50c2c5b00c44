import { expect, type Locator } from '@playwright/test';

/** What people do to a page; the journeys are told once and done by mouse and by keyboard. */
export interface Hands {
  press(target: Locator): Promise<void>;
  write(target: Locator, text: string): Promise<void>;
  choose(target: Locator, value: string): Promise<void>;
  /** A radio button or a check box. */
  tick(target: Locator): Promise<void>;
}

export const mouse: Hands = {
  press: (target) => target.click(),
  write: (target, text) => target.fill(text),
  choose: async (target, value) => void (await target.selectOption(value)),
  tick: async (target) => {
    const id = await target.getAttribute('id');
    await target.page().locator(`label[for="${id}"]`).click();
  },
};

/** Never touches anything but keys; each stop on the way must show that it has the focus, and let it go. */
export const keyboard: Hands = {
  press: async (target) => {
    await reach(target);
    await target.page().keyboard.press('Enter');
  },
  write: async (target, text) => {
    await reach(target);
    const { keyboard: keys } = target.page();
    await keys.press('ControlOrMeta+a');
    await keys.insertText(text);
  },
  choose: async (target, value) => {
    await reach(target);
    const label = await target.locator(`option[value="${value}"]`).textContent();
    await target.page().keyboard.type(label ?? '');
    await expect(target).toHaveValue(value);
  },
  tick: async (target) => {
    const { keyboard: keys } = target.page();
    const group = await target.evaluate((input: HTMLInputElement) => {
      const of = [...document.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${input.name}"]`)];
      const checked = of.findIndex((one) => one.checked);
      return input.type === 'radio' ? { steps: of.indexOf(input) - Math.max(0, checked), first: checked } : null;
    });
    if (!group) {
      await reach(target);
      await keys.press('Space');
    } else {
      const name = await target.getAttribute('name');
      const now = target.page().locator(`input[type=radio][name="${name}"]`).nth(Math.max(0, group.first));
      await reach(now);
      if (group.first < 0) await keys.press('Space');
      for (let step = 0; step < group.steps; step++) await keys.press('ArrowDown');
    }
    await expect(target).toBeChecked();
  },
};

/** Tabs to the target: from where the focus is, at most once around the page. */
async function reach(target: Locator): Promise<void> {
  const page = target.page();
  await expect(target).toHaveCount(1);
  let around = 0;
  for (let stop = 0; stop < 500 && around < 3; stop++) {
    await page.keyboard.press('Tab');
    const { there, name, ring, seen, same, nowhere } = await stopAt(target);
    expect(same, `the focus is trapped at ${name}`).toBe(false);
    if (nowhere) around += 1;
    else {
      expect(ring, `one sees that ${name} has the focus`).toBe(true);
      expect(seen, `${name} is in sight when it has the focus`).toBe(true);
    }
    if (there) return;
  }
  throw new Error(`The tabulator never comes to ${target}`);
}

/** Where the focus is now, and whether one sees it: on the thing itself, or drawn around the group it is in. */
async function stopAt(target: Locator) {
  return target.evaluate((wanted) => {
    const at = document.activeElement;
    const before = Reflect.get(window, 'lastStop');
    Reflect.set(window, 'lastStop', at);
    const nowhere = !at || at === document.body || at.localName === 'main';
    const rings = (style: CSSStyleDeclaration) =>
      (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    const box = at?.getBoundingClientRect();
    const x = box ? Math.max(0, box.left) + Math.min(box.width, innerWidth) / 2 : 0;
    const y = box ? (Math.max(0, box.top) + Math.min(innerHeight, box.bottom)) / 2 : 0;
    const top = document.elementFromPoint(x, y);
    return {
      there: at === wanted,
      same: !nowhere && before === at,
      nowhere,
      name: `${at?.localName}#${at?.id} ${(at?.textContent ?? '').trim().slice(0, 40)}`,
      // The search field and the rows of the queue are ringed around their contents.
      ring: [at, at?.parentElement, at?.closest('tr')].some((node) => node && rings(getComputedStyle(node))),
      seen: !!top && !!at && (at.contains(top) || top.contains(at)),
    };
  });
}
