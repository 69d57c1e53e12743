/**
 * Told through the system, only while the window is not looked at. One kind replaces its own last one, so that they never pile up. Whoever presses it is
 * led to what it tells of.
 */
export const tellOutside = (kind: string, title: string, text: string, onPress: () => void): void => {
  if (document.hasFocus() || typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  const notice = new Notification(title, { body: text, tag: `sidebay.${kind}`, silent: true });
  notice.onclick = () => {
    window.focus();
    onPress();
  };
};
