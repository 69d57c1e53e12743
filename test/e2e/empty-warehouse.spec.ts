import { chooseRadio, pressOn, writeInto } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';

const house = keepHouse({ begin: 'empty', hands: 'keyboard' });

test('a new database asks for its administrator, in either language', async () => {
  const { page } = house();
  await expect(page.getByRole('heading', { name: 'Set up the administrator' })).toBeVisible();
  await chooseRadio(page, page.locator('.sign-in-who'), '中文');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('heading', { name: '先建管理员' })).toBeVisible();
});

test('the administrator is set up by keys: what is missing is said, and the window is theirs', async () => {
  const { page } = house();
  await writeInto(page, page.getByLabel('姓名'), '沈静');
  await writeInto(page, page.getByLabel('密码', { exact: true }), 'rain on the dock 7');
  await writeInto(page, page.getByLabel('再输一次密码'), 'rain on the dock');
  await page.keyboard.press('Enter');
  await expect(page.getByText('两次密码不一样')).toBeVisible();
  await writeInto(page, page.getByLabel('再输一次密码'), 'rain on the dock 7');
  await writeInto(page, page.getByLabel('六位 PIN'), '730164');
  await pressOn(page, page.getByRole('button', { name: '建管理员并登录' }));
  await expect(page.locator('.person-button:visible')).toContainText('沈静');
});
