import { expect, type Page } from '@playwright/test';

/** People of the sample site, as the sign-in screen names them in English. Their PINs are printed there for everybody: it is a sample. */
export const samplePeople = {
  clerk: { name: 'He Chen', pin: '246810' },
  supervisor: { name: 'Zheng Fu', pin: '246810' },
  administrator: { name: 'Jian Zhang', pin: '246810' },
} as const;
export type SamplePerson = (typeof samplePeople)[keyof typeof samplePeople];

/** Picks the name and types the PIN, the way a clerk without a badge does. */
export async function signIn(page: Page, { name, pin }: SamplePerson): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('textbox', { name: /PIN/ }).or(page.getByLabel(/PIN/)).first().pressSequentially(pin);
  await expect(page.getByRole('navigation').first()).toBeVisible();
}
