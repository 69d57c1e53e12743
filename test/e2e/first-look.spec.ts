import { expect, test } from './console.fixture.ts';
import { samplePeople, signIn } from './sample-people.ts';

test.describe('a first look at the sample warehouse', () => {
  test('signing in by PIN leads to a living queue', async ({ page }) => {
    await signIn(page, samplePeople.clerk);
    await expect(page.getByRole('heading', { name: 'Queue' })).toBeVisible();
    const open = page.getByText(/\b\d+ open\b/).first();
    await expect(open).toBeVisible();
    const count = Number(/(\d+) open/.exec((await open.textContent()) ?? '')?.[1]);
    expect(count).toBeGreaterThanOrEqual(40);
  });

  test('a wrong PIN is refused in words, and the right one still works', async ({ page, complaints }) => {
    const { name, pin } = samplePeople.clerk;
    await page.getByRole('button', { name }).click();
    await page.getByLabel(/PIN/).first().pressSequentially('000000');
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByLabel(/PIN/).first().pressSequentially(pin);
    await expect(page.getByRole('heading', { name: 'Queue' })).toBeVisible();
    complaints.length = 0; // the browser logs a refused call as an error
  });

  test('language and theme change at once and are remembered', async ({ page }) => {
    await signIn(page, samplePeople.clerk);
    const html = page.locator('html');
    const choose = async (person: string, choice: string): Promise<void> => {
      await page.getByRole('button', { name: new RegExp(person) }).click();
      await page.getByRole('menuitemradio', { name: choice }).click();
      await page.keyboard.press('Escape');
    };
    await choose('He Chen', 'Dark');
    await expect(html).toHaveAttribute('data-theme', 'dark');
    await choose('He Chen', '中文');
    await expect(html).toHaveAttribute('lang', 'zh-CN');
    await expect(page.getByRole('heading', { name: '异常队列' })).toBeVisible();
    await page.reload();
    await expect(html).toHaveAttribute('lang', 'zh-CN');
    await expect(html).toHaveAttribute('data-theme', 'dark');
  });
});
