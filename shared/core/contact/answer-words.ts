import type { Suggestion } from '../finding/finding.ts';

/** Longer than any answer; what follows is a disclaimer, and reading it as an address would keep a clerk waiting. */
const LONGEST_ANSWER = 1000;
/** Where a mail begins to quote what it answers. */
const QUOTED = /^(?:\s*>|-{2,}\s*(?:original message|原始邮件|forwarded)|on .{4,80} wrote:|在?.{4,60}写道[:：]|发件人[:：]|from:\s)/iu;
/** Who said it and when, as chats copy it. */
const SAID_BY = /^(?:\[?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\]?\s*)?(?:客户|买家|顾客|对方|customer|buyer)\s*(?:\d{1,2}[:：]\d{2}\s*)?[:：]\s*/iu;

/** Only what was written now, without the message it answers and without marks nobody sees. */
export function answerWords(text: string): string {
  const lines: string[] = [];
  for (const line of text.slice(0, LONGEST_ANSWER).normalize('NFC').split(/\r?\n/u)) {
    if (QUOTED.test(line)) break;
    lines.push(line.replace(SAID_BY, ''));
  }
  return lines
    .join('\n')
    .replaceAll(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .trim();
}

const END = '(?=[\\s,，。.!！~～;；、]|$)';
const YES = new RegExp(
  `^(?:嗯+|对(?:的|对)?|是(?:的|滴)?|没错|没问题|正确|好(?:的|滴|呀)?|可以(?:的)?|行|确认|同意|要的|收到|ok|okay|yes|yep|yeah|sure|correct|right|agreed|confirmed?)${END}`,
  'iu',
);
const NO = new RegExp(
  `^(?:不(?:是|对|要|行|用|可以|同意|接受|了)?(?:的)?|没有|错了?|算了|取消(?:吧|订单)?|no|nope|wrong|cancel|decline|not correct)${END}`,
  'iu',
);

/** Yes or no where the answer begins with it, and what was said beside it. */
export function verdictIn(words: string): { readonly verdict: 'yes' | 'no' | null; readonly rest: string } {
  for (const [verdict, pattern] of [
    ['no', NO],
    ['yes', YES],
  ] as const) {
    const said = pattern.exec(words);
    if (said !== null) return { verdict, rest: words.slice(said[0].length).replace(/^[\s,，。.!！~～;；、]+/u, '') };
  }
  return { verdict: null, rest: words };
}

const NUMBERS = '一二三四五六七八九';
const NUMBERED = /^(?:我?(?:选|要)|option|choice|no\.?|number|#)?\s*第?\s*([1-9]|[一二三四五六七八九]|[a-i])\s*(?:个|款|号|项|种|)?(?:吧|的)?[\s。.!！]*$/iu;

export interface Choice {
  readonly suggestion: Suggestion;
  readonly how: 'chosen_by_code' | 'chosen_by_words' | 'chosen_by_number';
}

/** Which of the offered an answer means; null when none or several. Addresses are read, not chosen by words. */
export function choiceIn(words: string, offered: readonly Suggestion[]): Choice | null {
  const said = words.toLowerCase();
  const byCode = offered.filter(({ changes }) => changes.some(({ field, to }) => field.endsWith('.sku') && to !== '' && hasWord(said, to.toLowerCase())));
  const [code] = byCode;
  if (code !== undefined && byCode.length === 1) return { suggestion: code, how: 'chosen_by_code' };
  const numbered = NUMBERED.exec(words)?.[1];
  if (numbered !== undefined) {
    const han = NUMBERS.indexOf(numbered);
    const at = han >= 0 ? han : /\d/u.test(numbered) ? Number(numbered) - 1 : numbered.toLowerCase().charCodeAt(0) - 97;
    const suggestion = offered[at];
    return suggestion === undefined ? null : { suggestion, how: 'chosen_by_number' };
  }
  const goods = offered.filter(({ changes }) => changes.some(({ field }) => field.endsWith('.sku')));
  const scored = goods.map((suggestion) => ({ suggestion, score: sharedWords(said, suggestion) })).toSorted((a, b) => b.score - a.score);
  const [best, second] = scored;
  return best !== undefined && best.score > 0 && best.score > (second?.score ?? 0) ? { suggestion: best.suggestion, how: 'chosen_by_words' } : null;
}

const hasWord = (text: string, word: string): boolean => {
  const at = text.indexOf(word);
  return at >= 0 && !/[a-z0-9-]/u.test(text.charAt(at - 1)) && !/[a-z0-9-]/u.test(text.charAt(at + word.length));
};

/** Words of a variant that the answer repeats: 黑色 and L, "navy" and "M". */
function sharedWords(said: string, { params }: Suggestion): number {
  const words = new Set(
    Object.values(params)
      .flatMap((value) => (typeof value === 'string' ? value.toLowerCase().split(/[\s,，/·、()（）-]+/u) : []))
      .filter((word) => word !== ''),
  );
  return [...words].filter((word) => (/\p{Script=Han}/u.test(word) ? said.includes(word.replace(/色$/u, '')) : hasWord(said, word))).length;
}
