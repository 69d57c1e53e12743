/** What of `files` can be reached from `from` over imports, without leaving `files`. */
const reached = (graph: ReadonlyMap<string, readonly string[]>, from: readonly string[], files: (file: string) => boolean): ReadonlySet<string> => {
  const seen = new Set<string>();
  const open = [...from];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    open.push(...(graph.get(file) ?? []).filter(files));
  }
  return seen;
};

const isUi = (file: string): boolean => file.startsWith('renderer/ui/');

/**
 * The gallery is the list of what desks are made of: a component that no desk uses is a double of one that does, and pictures of it
 * prove nothing; one that the gallery lacks is never looked at.
 */
export function galleryViolations(graph: ReadonlyMap<string, readonly string[]>): readonly { readonly rule: string; readonly file: string }[] {
  const renderer = [...graph.keys()].filter((file) => file.startsWith('renderer/'));
  const users = renderer.filter((file) => !isUi(file) && !file.startsWith('renderer/gallery/'));
  const shelves = renderer.filter((file) => file.startsWith('renderer/gallery/sections/'));
  if (shelves.length === 0) return [];
  const used = reached(graph, users, isUi);
  // Some shelves show a desk's own part, and with it what that part is made of.
  const shown = reached(graph, shelves, (file) => isUi(file) || file.startsWith('renderer/features/'));
  return renderer
    .filter(isUi)
    .flatMap((file) => [
      ...(used.has(file) ? [] : [{ rule: 'what the gallery shows, a desk uses', file }]),
      ...(shown.has(file) || !file.endsWith('.tsx') ? [] : [{ rule: 'every component stands in the gallery', file }]),
    ]);
}
