import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Violation } from './layers.ts';
import { longFiles } from './long-files.ts';
import { filesUnder } from './source-files.ts';

/** What reading the letters can tell and no parser needs to. `lines` are numbered from 1. */
interface TextRule {
  readonly name: string;
  readonly applies: (file: string) => boolean;
  readonly find: (lines: readonly string[], file: string) => readonly string[];
}

/** 250 lines ask for a second look, 300 for a reason in the list. */
const longestFile = 300;
const isText = (file: string): boolean => /\.(ts|tsx|mts|mjs|cjs|js|json|css|html|md|yml|yaml|sh|sql)$|^[^.]+$|^\.[a-z]+(\/run|rc)?$/.test(file);
const isSource = (file: string): boolean => /^(electron|renderer|shared|test)\/.*\.(ts|tsx|mjs|css)$/.test(file);
const isCode = (file: string): boolean => /^(electron|renderer|shared)\//.test(file);
/** The rules cannot be written down without naming what they look for. */
const isRuleText = (file: string): boolean => file.startsWith('test/arch/');

const grep =
  (pattern: RegExp) =>
  (lines: readonly string[]): readonly string[] =>
    lines.flatMap((line, index) => (pattern.test(line) ? [`line ${index + 1}: ${line.trim().slice(0, 100)}`] : []));

const skipCall = /\b(?:it|test|describe|suite|context|ctx|t)\.(?:skip|skipIf|runIf|fixme|todo|only|fails)\b/;
/** A condition that speaks for itself: what the machine is or has. */
const spokenCondition = /\.(?:skipIf|runIf|skip)\([^)]*\b(?:process\.platform|getuid|samples\w*|electron|chromium|shell|can[A-Z]\w+|has[A-Z]\w+)\b/;
const forbiddenSkip = /\.(?:only|todo|fixme|fails)\b/;
/** A skip says why: in the words of its call, or in a comment on the line or just above. */
const skipReason = /(['"`][^'"`]*\b(?:needs?|without|because|no|not|only|absent|missing)\b[^'"`]*['"`])|\/[/*].*\w{3}/i;

type LongFiles = Readonly<Record<string, string>>;

const rulesFor = (listed: LongFiles): readonly TextRule[] => [
  {
    name: `no file is longer than ${longestFile} lines without a reason in the list`,
    applies: (file) => isCode(file) && /\.(ts|tsx|css)$/.test(file) && !(file in listed),
    find: (lines) => (lines.length > longestFile + 1 ? [`${lines.length - 1} lines`] : []),
  },
  { name: 'no promise kept half', applies: (file) => isSource(file) && !isRuleText(file), find: grep(/\b(?:TODO|FIXME|XXX|HACK)\b/) },
  {
    name: 'nothing is skipped without saying why',
    applies: (file) => /^test\/.*\.(ts|tsx)$/.test(file) && !isRuleText(file),
    find: (lines) =>
      lines.flatMap((line, index) => {
        if (!skipCall.test(line)) return [];
        const around = [lines[index - 1] ?? '', line, lines[index + 1] ?? ''].join('\n');
        return forbiddenSkip.test(line) || !(spokenCondition.test(line) || skipReason.test(around)) ? [`line ${index + 1}: ${line.trim().slice(0, 100)}`] : [];
      }),
  },
  { name: 'the compiler is not talked out of it', applies: (file) => isSource(file) && !isRuleText(file), find: grep(/@ts-(?:ignore|nocheck)/) },
  {
    name: 'no place outside the project is named but in tests',
    applies: (file) => !file.startsWith('test/') && file !== '.ci/run',
    find: grep(/(?:^|[^./\w])(?:\.\.\/)+shared\/(?!kernel\/|core\/|contract\/)|(?:^|[^./\w])\.\.\/shared(?![\w/-])|["'`( ]\/work\//),
  },
  {
    name: 'the lock file names no registry',
    applies: (file) => file === 'package-lock.json' || file === '.npmrc',
    find: grep(/"resolved":|registry\s*=/),
  },
  {
    name: 'no barrels but the contract',
    applies: (file) => isCode(file) && /(^|\/)index\.tsx?$/.test(file) && !file.startsWith('shared/contract/'),
    find: () => ['an index file'],
  },
  {
    name: 'no room is called after nothing',
    applies: (file) => isCode(file) && /(^|\/)(utils?|helpers?|common|managers?|misc)(\/|\.[a-z]+$)/.test(file),
    find: () => ['utils, helpers, common, manager say nothing about what they hold'],
  },
  {
    name: 'files are kebab-case',
    applies: (file) => isSource(file) && !/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(path.posix.basename(file)),
    find: (_lines, file) => [path.posix.basename(file)],
  },
];

export interface TextReport {
  readonly violations: readonly Violation[];
  readonly files: number;
}

export function checkText(root: string, listed: LongFiles = longFiles): TextReport {
  const rules = rulesFor(listed);
  const violations: Violation[] = [];
  const files = filesUnder(root).filter(isText);
  for (const file of files) {
    const applying = rules.filter((rule) => rule.applies(file));
    if (applying.length === 0) continue;
    const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
    for (const rule of applying) for (const detail of rule.find(lines, file)) violations.push({ rule: rule.name, file, detail });
  }
  for (const file of Object.keys(listed)) {
    if (isListedInVain(root, file)) violations.push({ rule: 'the list of long files is true', file, detail: 'is gone or short enough now' });
  }
  if (files.length === 0) violations.push({ rule: 'the check looked at something', file: '.', detail: '0 files' });
  return { violations, files: files.length };
}

function isListedInVain(root: string, file: string): boolean {
  try {
    return readFileSync(path.join(root, file), 'utf8').split('\n').length <= longestFile + 1;
  } catch {
    return true;
  }
}
