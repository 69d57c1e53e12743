const isChinese = /^zh\b/i.test(new Intl.DateTimeFormat().resolvedOptions().locale);

/** One line to whoever started the program, in the language of their terminal. */
export const say = (en: string, zh: string): void => console.log(isChinese ? zh : en);

export const sleep = (delayMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, delayMs));
