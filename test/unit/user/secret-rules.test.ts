import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPassword, checkPin } from '../../../shared/core/user/secret-rules.ts';
import { initialsOf } from '../../../shared/core/user/user.ts';

const codeOf = (password: string, names: readonly string[] = []): string => {
  const checked = checkPassword(password, names);
  return checked.ok ? 'ok' : checked.error.code;
};

describe('a password', () => {
  it.each([
    'password',
    'Password123!',
    'P@ssw0rd',
    '12345678',
    '87654321',
    'aaaaaaaa',
    'abcabcabc',
    'qwertyuiop',
    '1qaz2wsx3edc',
    'woaini1314',
    'admin2026',
    'Warehouse2026',
    '11112222',
    'iloveyou!!',
  ])('%s is guessed first', (password) => expect(codeOf(password)).toBe('password_too_common'));

  it.each([
    'seven harbour cranes',
    '湾畔仓库七号门的钥匙',
    'Tr4-bel qu0m',
    '   spaces   ',
    'correct horse battery staple',
    'ñandú über 2x',
    '🦭🦭🐋🐋🦀🦀🐙🐡',
  ])('%s is good: length counts, every character may be used', (password) => expect(codeOf(password)).toBe('ok'));

  it('has eight characters, counted as people count', () => {
    expect(codeOf('x7!qP2m')).toBe('password_too_short');
    expect(codeOf('门钥匙三号楼七')).toBe('password_too_short');
    expect(codeOf('x'.repeat(300))).toBe('password_too_long');
  });

  it("is not somebody's own name with a little on it", () => {
    expect(codeOf('zhangmin88', ['张敏', 'Zhang Min'])).toBe('password_has_name');
    expect(codeOf('Zhang Min ships seven cranes', ['张敏', 'Zhang Min'])).toBe('ok');
  });

  it('typed with a full-width input method is the same', () => {
    expect(checkPassword('ｓeven harbour cranes', [])).toEqual(checkPassword('seven harbour cranes', []));
  });
});

describe('a PIN', () => {
  it('has six digits, whatever the input method', () => {
    expect(checkPin('485027')).toEqual({ ok: true, value: '485027' });
    expect(checkPin('４８５０２７')).toEqual({ ok: true, value: '485027' });
    for (const bad of ['', '48502', '4850270', '48502a', '48 502', '四八五零二七', '٤٨٥٠٢٧'])
      expect(checkPin(bad)).toMatchObject({ error: { code: 'pin_format' } });
  });

  it('is not one of those everybody tries', () => {
    for (const bad of ['123456', '654321', '000000', '121212', '123123', '012345', '567890'])
      expect(checkPin(bad)).toMatchObject({ error: { code: 'pin_too_easy' } });
  });

  it('never lets anything else through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        expect(checkPin(typed).ok && !/^\d{6}$/.test(typed.normalize('NFKC'))).toBe(false);
      }),
    );
  });
});

it.each([
  ['张敏', '张'],
  ['欧阳 晨', '欧'],
  ['Zhang Min', 'ZM'],
  ['amy', 'A'],
  ['Ana de la Cruz', 'AC'],
  ['', ''],
])('the initials of %s are %s', (name, initials) => expect(initialsOf(name)).toBe(initials));
