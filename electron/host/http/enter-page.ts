/** Two small pages that need no script, no style and no session. */
const page = (head: string, body: string): string =>
  `<!doctype html>\n<html lang="zh-CN">\n<head><meta charset="utf-8"><title>Sidebay</title><link rel="icon" href="data:,">${head}</head>\n<body>${body}</body>\n</html>\n`;

/**
 * A page and not a redirect: after a redirect that began on another page the browser withholds a SameSite=Strict cookie, while the
 * refresh begins here. It also leaves an address without the code in the history.
 */
export const enteredPage = page('<meta http-equiv="refresh" content="0;url=/">', '<p>正在打开… / <span lang="en">Opening…</span></p>');

export const strangerPage = page(
  '',
  [
    '<h1>Sidebay</h1>',
    '<p>此窗口已不再有效：打开地址只能使用一次，并会过期。已保存的内容都在。请重新启动 Sidebay，或再次运行 <code>npm start</code> 打开新窗口。</p>',
    '<p lang="en">This window is no longer valid: an opening address works once and expires. Everything that was saved is still there. Start Sidebay again, or run <code>npm start</code> once more, to open a new window.</p>',
  ].join('\n'),
);
