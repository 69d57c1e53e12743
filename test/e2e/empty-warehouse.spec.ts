import { expect, keepHouse, test } from './console.fixture.ts';

const house = keepHouse({ begin: 'empty' });

test('a new database asks for its administrator, in either language', async () => {
  const { page } = house();
  await expect(page.getByRole('heading', { name: 'Set up the administrator' })).toBeVisible();
  await page.getByText('中文', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('heading', { name: '先建管理员' })).toBeVisible();
});
