import { parseSync } from 'vite';

/** What this file needs of a syntax tree. */
interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}
const isNode = (value: unknown): value is SyntaxNode => typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

const walk = (node: SyntaxNode, visit: (node: SyntaxNode, parent: SyntaxNode | undefined) => void, parent?: SyntaxNode): void => {
  visit(node, parent);
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) for (const item of value) if (isNode(item)) walk(item, visit, node);
    if (isNode(value)) walk(value, visit, node);
  }
};

const parse = (file: string, source: string): SyntaxNode => {
  const { program, errors } = parseSync(file, source);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`);
  return program as unknown as SyntaxNode;
};

export interface TextKey {
  readonly key: string;
  /** A template: only what stands before its first placeholder is known. */
  readonly prefix: boolean;
}

/** The keys given to `t(…)`: `t('a.b')`, `t(x ? 'a' : 'b')`, and the known beginning of t(`a.${b}`). */
export const findTextKeys = (file: string, source: string): readonly TextKey[] => {
  const found: TextKey[] = [];
  const collect = (argument: unknown): void => {
    if (!isNode(argument)) return;
    if (argument.type === 'Literal' && typeof argument['value'] === 'string') found.push({ key: argument['value'], prefix: false });
    if (argument.type === 'ConditionalExpression') {
      collect(argument['consequent']);
      collect(argument['alternate']);
    }
    if (argument.type === 'TemplateLiteral') {
      const [first] = argument['quasis'] as readonly { readonly value: { readonly cooked: string } }[];
      if (first !== undefined && first.value.cooked !== '') found.push({ key: first.value.cooked, prefix: true });
    }
  };
  walk(parse(file, source), (node) => {
    if (node.type !== 'CallExpression') return;
    const callee = node['callee'];
    if (isNode(callee) && callee.type === 'Identifier' && callee['name'] === 't') collect((node['arguments'] as readonly unknown[])[0]);
  });
  return found;
};

/**
 * Every text and every beginning of a template in a source. A key may travel through a table or a variable before it is asked for,
 * so for the question whether anything asks for a key, each of these counts.
 */
export const findKeyLikeTexts = (file: string, source: string): readonly TextKey[] => {
  const found: TextKey[] = [];
  walk(parse(file, source), (node) => {
    if (node.type === 'Literal' && typeof node['value'] === 'string') found.push({ key: node['value'], prefix: false });
    if (node.type !== 'TemplateLiteral') return;
    const [first, ...rest] = node['quasis'] as readonly { readonly value: { readonly cooked: string | null } }[];
    const cooked = first?.value.cooked ?? '';
    if (cooked !== '') found.push({ key: cooked, prefix: rest.length > 0 });
  });
  return found;
};

const isTextCall = (value: unknown): boolean => {
  if (!isNode(value) || value.type !== 'CallExpression') return false;
  const callee = value['callee'];
  return isNode(callee) && callee.type === 'Identifier' && callee['name'] === 't';
};

/** Only the dot between two things of a list, or nothing before the first and after the last. */
const isListDot = (quasi: unknown): boolean => ['', ' · '].includes((quasi as { readonly value: { readonly cooked: string | null } }).value.cooked ?? '-');

/** Sentences glued from pieces: another language has another order of words. Things in a row with a dot between them are no sentence. */
export const findGluedTexts = (file: string, source: string): readonly string[] => {
  const found: string[] = [];
  walk(parse(file, source), (node) => {
    const glued =
      (node.type === 'BinaryExpression' && node['operator'] === '+' && (isTextCall(node['left']) || isTextCall(node['right']))) ||
      (node.type === 'TemplateLiteral' &&
        (node['expressions'] as readonly unknown[]).some(isTextCall) &&
        !(node['quasis'] as readonly unknown[]).every(isListDot));
    if (glued) found.push(`${file}: ${source.slice(node.start, node.start + 60)}`);
  });
  return found;
};

/** Attributes that are read by people. */
const SPOKEN = new Set([
  'title',
  'label',
  'placeholder',
  'hint',
  'alt',
  'text',
  'summary',
  'aria-label',
  'aria-description',
  'busyLabel',
  'disabledReason',
  'doneText',
  'removeLabel',
]);
const HAN = /\p{Script=Han}/u;
/** Letters of a word; a lone sign, digit, unit or code is no sentence. */
const isSentence = (text: string): boolean => HAN.test(text) || /[A-Za-z]{2,}/.test(text.replaceAll(/&\w+;/g, ''));

/** Words that a person would read and no translator would see. */
export const findLiteralSentences = (file: string, source: string): readonly string[] => {
  const found: string[] = [];
  const report = (text: string) => found.push(`${file}: ${text.trim().slice(0, 60)}`);
  walk(parse(file, source), (node, parent) => {
    if (node.type === 'JSXText' && isSentence(String(node['value']))) report(String(node['value']));
    if (node.type !== 'Literal' || typeof node['value'] !== 'string') return;
    const text = node['value'];
    const inChildren = parent?.type === 'JSXExpressionContainer' && HAN.test(text);
    const inSpoken = parent?.type === 'JSXAttribute' && isNode(parent['name']) && SPOKEN.has(String(parent['name']['name'])) && isSentence(text);
    const bareChild = parent?.type === 'JSXExpressionContainer' && /^[A-Za-z]+ [A-Za-z ]+$/.test(text);
    if (inChildren || inSpoken || bareChild) report(text);
  });
  return found;
};
