/** What the gallery shows, in order. A picture is taken of each by its id. */
export const SECTION_IDS = [
  'buttons',
  'fields',
  'choices',
  'status',
  'notes',
  'figures',
  'lists',
  'desks',
  'work',
  'questions',
  'charts',
  'floating',
  'states',
  'icons',
] as const;
export type SectionId = (typeof SECTION_IDS)[number];
