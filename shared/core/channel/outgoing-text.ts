/**
 * What an order, and so anybody in the world, may have written ends up in subjects and bodies. Here it loses what could act:
 * line ends in a header, control and direction characters everywhere, a mention of everybody in a chat, markup of a chat.
 */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu;
/** Marks that turn the direction of what follows, and invisible ones that hide in words. */
const DIRECTION = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;

/** Body text: lines stay, all else that is not to be seen goes. */
export const plainBody = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replaceAll(LONE_SURROGATE, '\ufffd')
    .replaceAll(CONTROL, '')
    .replaceAll(DIRECTION, '');

/** One line of a header, at most 120 characters. */
export const headerLine = (text: string): string => Array.from(plainBody(text).replaceAll(/\s+/gu, ' ').trim()).slice(0, 120).join('');

const LINK = /(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|cn|net|org|top|xyz|info|io|cc|ru|shop|link|club)\b(?:\/\S*)?/giu;

/** Links in a text, as written. */
export const linksIn = (text: string): readonly string[] => plainBody(text).match(LINK) ?? [];

/**
 * A value that somebody outside wrote, before it goes into a message: a link in a name or a note is shown and cannot be pressed, since
 * nobody's customer should follow a link that came in with an order.
 */
export const harmlessValue = (value: string): string => headerValue(value).replace(LINK, (link) => link.replaceAll('.', '·').replaceAll('://', ' '));
const headerValue = (value: string): string => plainBody(value).replaceAll(/[{}]/gu, ' ').replaceAll(/\n+/gu, ' ');

/** `@all` and its kin would wake a whole group; a zero-width joiner keeps the word readable and dead. */
export const withoutMentions = (text: string): string =>
  text.replaceAll(/[@＠](?=all|everyone|channel|here|所有人|\d)/giu, '@\u200d').replaceAll(/<(?=[!@#])/gu, '‹');
