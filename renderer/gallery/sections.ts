import type { ComponentType } from 'react';
import { Buttons } from './sections/buttons.tsx';
import { Charts } from './sections/chart.tsx';
import { Choices } from './sections/choices.tsx';
import { Figures, Notes } from './sections/feedback.tsx';
import { Desks } from './sections/desks.tsx';
import { Fields } from './sections/fields.tsx';
import { Floating } from './sections/floating.tsx';
import { Icons } from './sections/icons.tsx';
import { Lists } from './sections/lists.tsx';
import { Questions } from './sections/questions.tsx';
import { States } from './sections/states.tsx';
import { Status } from './sections/status.tsx';
import { Work } from './sections/work.tsx';
import type { SectionId } from './section-ids.ts';

export const SECTIONS: Readonly<Record<SectionId, ComponentType>> = {
  buttons: Buttons,
  fields: Fields,
  choices: Choices,
  status: Status,
  notes: Notes,
  figures: Figures,
  lists: Lists,
  desks: Desks,
  work: Work,
  questions: Questions,
  charts: Charts,
  floating: Floating,
  states: States,
  icons: Icons,
};
