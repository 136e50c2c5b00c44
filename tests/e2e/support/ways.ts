import { type Browser, type BrowserContextOptions, type Page, test } from '@playwright/test';
import { type Hands, keyboard, mouse } from './hands';
import { browserOf, type Login, speak } from './people';

export interface Way extends Hands {
  script: boolean;
  lang: 'en' | 'es';
  /** A page of somebody who goes about it this way; `null` is a visitor. */
  page(login: Login | null): Promise<Page>;
}

interface Told {
  name: string;
  hands: Hands;
  options?: BrowserContextOptions;
  lang?: 'en' | 'es';
}

const ways: readonly Told[] = [
  { name: 'with the mouse', hands: mouse },
  { name: 'by keyboard alone', hands: keyboard },
  { name: 'without script', hands: mouse, options: { javaScriptEnabled: false } },
];
const spanish: Told = { name: 'in Spanish', hands: mouse, lang: 'es' };

/** One journey, tried in every way; in Spanish too where that is asked for. */
export function journey(name: string, run: (way: Way) => Promise<void>, inSpanish = false): void {
  test.describe(name, () => {
    for (const told of inSpanish ? [...ways, spanish] : ways) {
      test(told.name, async ({ browser }) => {
        const opened: Awaited<ReturnType<typeof browserOf>>[] = [];
        try {
          await run(wayOf(browser, told, opened));
        } finally {
          for (const context of opened) await context.close();
        }
      });
    }
  });
}

function wayOf(browser: Browser, told: Told, opened: Awaited<ReturnType<typeof browserOf>>[]): Way {
  const { hands, options, lang = 'en' } = told;
  return {
    ...hands,
    script: options?.javaScriptEnabled !== false,
    lang,
    page: async (login) => {
      const context = await browserOf(browser, login, options);
      opened.push(context);
      await speak(context, lang);
      return context.newPage();
    },
  };
}
