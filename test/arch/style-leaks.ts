import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/*
 * Style sheets of all desks that were opened lie over each other. A desk may style what is its own, and a shared part only inside of that: a bare
 * `.log-line` in one desk's sheet would take every other desk's log with it, from the moment the first was opened.
 */

const areaOf = (file: string): string => {
  const [, part = '', feature = ''] = file.split(path.sep);
  return part === 'features' ? `features/${feature}` : part;
};

/** The selectors of a sheet, one each; commas inside of brackets part none. */
const selectorsOf = (sheet: string): readonly string[] =>
  [...sheet.replaceAll(/\/\*[\s\S]*?\*\//gu, '').matchAll(/([^{};]+)\{/gu)]
    .map(([, head = '']) => head.trim())
    .filter((head) => !head.startsWith('@') && !/^(?:from|to|\d+%)$/u.test(head))
    .flatMap((head) => head.split(/,(?![^(]*\))/u).map((selector) => selector.trim()));

const classesOf = (selector: string): readonly string[] => [...selector.matchAll(/\.([A-Za-z][\w-]*)/gu)].map(([, name = '']) => name);

/** One line for each selector of a desk that says nothing that is this desk's alone. */
export const styleLeaks = (root: string): readonly string[] => {
  const rules = globSync('renderer/{ui,features,app,lib}/**/*.css', { cwd: root }).flatMap((file) =>
    selectorsOf(readFileSync(path.join(root, file), 'utf8')).map((selector) => ({ file, area: areaOf(file), selector, classes: classesOf(selector) })),
  );
  const areas = new Map<string, Set<string>>();
  for (const { area, classes } of rules) for (const name of classes) areas.set(name, (areas.get(name) ?? new Set()).add(area));
  return rules
    .filter(({ area, classes }) => area.startsWith('features/') && !classes.some((name) => !name.startsWith('is-') && areas.get(name)?.size === 1))
    .map(({ file, selector }) => `${file}: ${selector}`);
};
