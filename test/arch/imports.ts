import { parseSync, Visitor } from 'vite';

/** A specifier that is not a literal: nobody can say where it leads, so the rules treat it as a violation of its own. */
export const COMPUTED = '<computed>';

export interface ModuleFacts {
  /** Every specifier: static, type-only, re-exported, dynamic, `import("…")` in a type, `require("…")`. */
  readonly imports: readonly string[];
  /** Clocks, randomness and timers the module reaches for, as written (`new Date`, `Math.random`, `setTimeout`). */
  readonly impure: readonly string[];
}

interface LiteralNode {
  readonly value?: unknown;
}

const timers = new Set(['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Date']);

/** Reads one module with the parser Vite itself uses, so what is checked is what is built. */
export function factsOf(file: string, text: string): ModuleFacts {
  const { program, module, errors } = parseSync(file, text, { lang: file.endsWith('x') ? 'tsx' : 'ts', sourceType: 'module' });
  const first = errors[0];
  if (first) throw new Error(`${file}: ${first.message}`);

  const imports = new Set<string>();
  const impure = new Set<string>();
  for (const statement of module.staticImports) imports.add(statement.moduleRequest.value);
  for (const statement of module.staticExports) {
    for (const entry of statement.entries) if (entry.moduleRequest) imports.add(entry.moduleRequest.value);
  }
  const literal = (node: LiteralNode | null | undefined): void => {
    imports.add(typeof node?.value === 'string' ? node.value : COMPUTED);
  };
  new Visitor({
    ImportExpression: (node) => literal(node.source as LiteralNode),
    TSImportType: (node) => literal(node.source as LiteralNode),
    CallExpression: (node) => {
      if (node.callee.type !== 'Identifier') return;
      if (node.callee.name === 'require') literal(node.arguments[0] as LiteralNode | undefined);
      if (timers.has(node.callee.name)) impure.add(node.callee.name);
    },
    NewExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date') impure.add('new Date');
    },
    MemberExpression: (node) => {
      if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return;
      const owner = node.object.name;
      const name = `${owner}.${node.property.name}`;
      if (owner === 'Date' || owner === 'performance' || owner === 'crypto' || name === 'Math.random' || name === 'Temporal.Now') impure.add(name);
    },
  }).visit(program);
  return { imports: [...imports], impure: [...impure] };
}
