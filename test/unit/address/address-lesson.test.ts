import { describe, expect, it } from 'vitest';
import { lessonConfidence, lessonKey, lessonOf } from '../../../shared/core/address/chinese/address-lesson.ts';
import { checkAddress } from '../../../shared/core/address/check/check-address.ts';
import { emptyRecipient, type Recipient } from '../../../shared/core/order/recipient.ts';
import { divisions, harbourOneContext } from '../../fixtures/address-context.ts';

const at = (detail: string, parts: Partial<Recipient> = {}): Recipient => ({ ...emptyRecipient, name: '林小满', phone: '15400000001', detail, ...parts });
const fuzhou = at('梧桐里8号', { province: '福建省', city: '福州市', district: '鼓楼区' });

describe('what a correction teaches', () => {
  it('is the words and the road, without number, name or telephone', () => {
    expect(lessonKey(at('鼓楼区 梧桐里8号3幢601'), divisions)).toBe('鼓楼区|梧桐里');
    expect(lessonKey(at('梧桐里8号', { district: '鼓樓區' }), divisions)).toBe('鼓楼区|梧桐里');
    expect(lessonKey(at('鼓楼区锦绣花园8号'), divisions)).toBeNull();
  });

  it.each([
    ['an ambiguous district', at('鼓楼区梧桐里8号'), fuzhou, { key: '鼓楼区|梧桐里', adcode: '350102' }],
    ['a missing one', at('福建省福州市梧桐里8号'), fuzhou, { key: '福建省福州市|梧桐里', adcode: '350102' }],
    ['another number in the same place', fuzhou, { ...fuzhou, detail: '梧桐里9号' }, null],
    ['a correction that is not sure itself', at('梧桐里8号'), at('鼓楼区梧桐里8号'), null],
  ])('%s', (_, before, after, expected) => expect(lessonOf(before, after, divisions)).toEqual(expected));

  it('is nothing of places where only the name or the telephone changed, and no place is read for it', () => {
    const unread = new Proxy(divisions, {
      get: () => {
        throw new Error('a place was read');
      },
    });
    for (const change of [{ name: '林小滿' }, { phone: '15400000002' }, { company: '仓库', email: 'a@b.example', postcode: '350001' }])
      expect(lessonOf(at('鼓楼区梧桐里8号'), { ...at('鼓楼区梧桐里8号'), ...change }, unread)).toBeNull();
    expect(() => lessonOf(at('鼓楼区梧桐里8号'), fuzhou, unread)).toThrow('a place was read');
  });

  it('comes back as the first suggestion for the next order, and is no surer than people were', () => {
    const taught = [
      { adcode: '350102', accepted: 3 },
      { adcode: '320106', accepted: 1 },
    ];
    const context = { ...harbourOneContext, lessons: (key: string) => (key === '鼓楼区|梧桐里' ? taught : []) };
    const [finding] = checkAddress(at('鼓楼区梧桐里21号'), context);
    expect(finding?.code).toBe('address.district_ambiguous');
    expect(finding?.suggestions.slice(0, 3).map(({ rule, confidence, params }) => [rule, confidence, params['path']])).toEqual([
      ['address.learned', 0.66, '福建省福州市鼓楼区'],
      ['address.learned', 0.33, '江苏省南京市鼓楼区'],
      ['address.candidate', null, '江苏省南京市鼓楼区'],
    ]);
    expect(checkAddress(fuzhou, context)).toEqual([]);
  });

  it('needs many who agree before it claims to be sure', () => {
    const sureAfter = Array.from({ length: 30 }, (_, n) => n + 1).find(
      (accepted) => lessonConfidence({ adcode: 'x', accepted }, [{ adcode: 'x', accepted }]) >= 0.95,
    );
    expect(sureAfter).toBe(18);
  });
});
