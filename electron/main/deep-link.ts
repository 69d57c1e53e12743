/** `sidebay:/queue/42?view=mine` names a place of the console, whoever's window it was copied from; with every sign that a form's coding leaves as it is. */
const LINK = /^sidebay:\/{0,3}(?<place>[\w%.,:=&?/+*~!'()-]*)$/;

/** The part of an address after `#`, from a command line that may carry a link; empty for none and for what is no link of ours. */
export const hashOfLink = (words: readonly string[]): string => {
  const place = words.map((word) => LINK.exec(word)?.groups?.['place']).findLast((found) => found !== undefined && found !== '');
  return place === undefined ? '' : `#/${place}`;
};
