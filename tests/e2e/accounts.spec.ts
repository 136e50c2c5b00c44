import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';

const password = 'harbor lantern kitchen 42';

/** An address nobody has used in an earlier run. */
const newEmail = () => `e2e-${Date.now().toString(36)}-${Math.floor(Math.random() * 1e6)}@example.org`;

async function expectNoBarriers(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
}

/** The first link in the newest kept mail to an address; mail is written by a job, a moment after. */
async function linkTo(page: Page, email: string, path: string): Promise<string> {
  const mail = page.locator('section', { hasText: email }).locator(`a[href*="${path}?token="]`).first();
  await expect(async () => {
    await page.goto('/dev/mail');
    await expect(mail).toBeVisible({ timeout: 500 });
  }).toPass();
  return (await mail.getAttribute('href')) ?? '';
}

const submit = (page: Page) => page.locator('main form button[type=submit]').first().click();

async function logIn(page: Page, email: string, secret = password) {
  await page.goto('/login');
  await page.fill('#email', email);
  await page.fill('#password', secret);
  await submit(page);
}

async function signUp(page: Page, email: string, name = 'Robin Example') {
  await page.goto('/signup');
  await page.fill('#name', name);
  await page.fill('#email', email);
  await page.fill('#password', password);
  await submit(page);
  await expect(page).toHaveURL(/\/signup\/sent$/);
  await page.goto(await linkTo(page, email, '/confirm'));
  await submit(page);
  await expect(page).toHaveURL(/\/login\?notice=confirmedNow$/);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled });

    test('sign up, confirm, log in, settings in Spanish, log out', async ({ page }) => {
      const email = newEmail();
      await page.goto('/signup');
      await page.fill('#name', 'City Moderator');
      await page.fill('#email', email);
      await page.fill('#password', 'short');
      await submit(page);
      await expect(page.locator('#name-error')).toContainText('staff');
      await expect(page.locator('#password-error')).toContainText('15 characters');
      await expect(page.locator('#email')).toHaveValue(email);
      await expect(page.locator('#password')).toHaveValue('');
      if (javaScriptEnabled) await expectNoBarriers(page);
      await signUp(page, email);
      await logIn(page, email, 'not this one, sorry');
      await expect(page.getByRole('alert')).toContainText('not right');
      await logIn(page, email);
      await expect(page).toHaveURL('/');
      await page.goto('/settings');
      if (javaScriptEnabled) await expectNoBarriers(page);
      await page.locator('input[name=language][value=es]').check({ force: true });
      await submit(page);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ajustes');
      await page.goto('/logout');
      await submit(page);
      await page.goto('/settings');
      await expect(page).toHaveURL(/\/login\?redirectTo=%2Fsettings$/);
    });
  });
}

test('a text written past the end of the session is kept until one has logged in again', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await logIn(page, 'ana@portalder.example', 'gulls-over-pier-nine');
  await page.goto('/questions/new');
  await page.fill('#title', 'Where may I fly a kite near the harbor?');
  const text = 'It is a large one, and the wind is best there in the evening.';
  await page.locator('textarea[name=body]').fill(text);
  await context.clearCookies();
  await page
    .locator('main form', { has: page.locator('#title') })
    .locator('button[type=submit]')
    .last()
    .click();
  await expect(page.locator('main')).toContainText(text);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are not logged in any more');
  const beside = await context.newPage();
  await logIn(beside, 'ana@portalder.example', 'gulls-over-pier-nine');
  await page.getByRole('button', { name: 'Send it now' }).click();
  await expect(page.locator('main')).toContainText(text);
  await expect(page.locator('main')).not.toContainText('You are not logged in');
  await context.close();
});

test('a second step: turn it on, log in with it, use a recovery code', async ({ page }) => {
  const email = newEmail();
  await signUp(page, email, 'Sam Second');
  await logIn(page, email);
  await page.goto('/settings/second-factor');
  await expectNoBarriers(page);
  const shown = async () => ((await page.locator('main code').first().textContent()) ?? '').replace(/\s/g, '');
  const secret = await shown();
  await page.fill('#code', '000000');
  await submit(page);
  expect(await shown()).toBe(secret);
  const now = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  await page.fill('#code', now());
  await submit(page);
  const codes = await page.locator('main li code').allTextContents();
  expect(codes).toHaveLength(10);
  await expectNoBarriers(page);
  await page.goto('/logout');
  await submit(page);
  await logIn(page, email);
  await expect(page).toHaveURL(/second-factor/);
  await expectNoBarriers(page);
  await page.fill('#code', codes[0] ?? '');
  await submit(page);
  await page.goto('/settings/sessions');
  await expect(page.locator('main')).toContainText('This one');
  await expectNoBarriers(page);
});

test('a forgotten password', async ({ page }) => {
  const email = newEmail();
  await signUp(page, email, 'Fay Forgetful');
  await page.goto('/reset');
  await page.fill('#email', email);
  await submit(page);
  const link = await linkTo(page, email, '/reset/new');
  await page.goto(link);
  await page.fill('#password', 'quite another sentence 7');
  await submit(page);
  await logIn(page, email);
  await expect(page.getByRole('alert')).toBeVisible();
  await logIn(page, email, 'quite another sentence 7');
  await expect(page).toHaveURL('/');
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link no longer works');
});

test('a token made in the settings works until it is revoked', async ({ page, request }) => {
  const email = newEmail();
  await signUp(page, email, 'Pat Program');
  await logIn(page, email);
  await page.goto('/settings/tokens');
  await page.fill('#name', 'my script');
  await submit(page);
  const token = (await page.locator('main code').first().textContent()) ?? '';
  await expectNoBarriers(page);
  const headers = { Authorization: `Bearer ${token}` };
  const topics = await request.get('/api/v1/topics', { headers });
  expect(topics.status()).toBe(200);
  await page.getByRole('button', { name: 'Revoke: my script' }).click();
  await expect(page.locator('main')).toContainText('No tokens');
  expect((await request.get('/api/v1/topics', { headers })).status()).toBe(401);
});

test('an admin makes staff and takes it back; others find no administration', async ({ page, browser }) => {
  await logIn(page, 'adam@portalder.example', 'gulls-over-pier-nine');
  await page.goto('/admin/people');
  await expectNoBarriers(page);
  const email = newEmail();
  const form = page.locator('form', { has: page.locator('input[value=create]') });
  await form.locator('#name').fill('Nora New');
  await form.locator('#email').fill(email);
  await form.locator('#role').selectOption('rep');
  await form.locator('#agency').selectOption('public-works');
  await form.getByRole('button').click();
  const secret = (await page.locator('main code').first().textContent()) ?? '';
  const theirs = await (await browser.newContext()).newPage();
  await logIn(theirs, email, secret);
  await theirs.goto('/staff/escalations');
  await expect(theirs.getByRole('heading', { level: 1 })).toBeVisible();
  expect((await theirs.goto('/admin/people'))?.status()).toBe(403);
  await page.getByRole('link', { name: 'Nora New' }).first().click();
  await expectNoBarriers(page);
  await page.getByRole('button', { name: /^End this role/ }).click();
  await expect(page.locator('main')).toContainText('No role');
  expect((await theirs.goto('/staff/escalations'))?.status()).toBe(403);
  await theirs.context().close();
});
