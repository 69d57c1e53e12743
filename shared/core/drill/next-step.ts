import { phaseOf, type DrillFacts } from './drill.ts';

/** What the person in a drill has to do next; each is a message key `drill.next.<step>`. */
export const DRILL_STEPS = ['begin', 'notice', 'enter', 'recover', 'upload', 'sign', 'leave'] as const;
export type DrillStep = (typeof DRILL_STEPS)[number];

export function nextStep(facts: DrillFacts): DrillStep {
  switch (phaseOf(facts)) {
    case 'waiting':
      return 'begin';
    case 'calm':
    case 'dead':
      // The same before and after: that the WMS died is for the person to find out.
      return facts.declaredAt === null ? 'notice' : 'enter';
    case 'back':
      return facts.recoveredAt === null ? 'recover' : facts.uploadAskedAt === null ? 'upload' : 'sign';
    case 'over':
      return 'leave';
  }
}
