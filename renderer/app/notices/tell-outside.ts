/** Told through the system, only while the window is not looked at. One kind replaces its own last one, so that they never pile up. */
export const tellOutside = (kind: string, title: string, text: string): void => {
  if (document.hasFocus() || typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  const notice = new Notification(title, { body: text, tag: `sidebay.${kind}`, silent: true });
  notice.onclick = () => window.focus();
};
