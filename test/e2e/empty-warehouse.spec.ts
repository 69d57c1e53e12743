import { expect, test } from './console.fixture.ts';

test.use({ sample: false });

test('a new database asks for its administrator, in either language', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'Set up the administrator' })).toBeVisible();
  await page.getByText('中文', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('heading', { name: 'Set up the administrator' })).toBeHidden();
});
