import path from 'node:path';
import { checkLayers } from './layers.ts';
import { checkText } from './text-rules.ts';

/** `npm run layers`: the house rules on the whole tree, for a person who wants to read them now. */
const root = path.resolve(import.meta.dirname, '../..');
const layers = checkLayers(root);
const text = checkText(root);
const violations = [...layers.violations, ...text.violations];
for (const { rule, file, detail } of violations) console.log(`${file}\n  ${rule}: ${detail}`);
console.log(
  `${layers.files} modules, ${layers.edges} imports, ${text.files} texts: ${violations.length === 0 ? 'the house rules hold' : `${violations.length} violations`}`,
);
process.exitCode = violations.length === 0 ? 0 : 1;
