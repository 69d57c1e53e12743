import type { Decide } from '../api/use-decide.ts';
import type { Act } from './act.ts';
import { AnswerForm } from './answer-form.tsx';
import { AssignForm } from './assign-form.tsx';
import { CodeForm } from './code-form.tsx';
import { ContactForm } from './contact-form.tsx';
import { HoldForm } from './hold-form.tsx';
import { LiftForm } from './lift-form.tsx';
import { NextActionForm } from './next-action-form.tsx';
import { NoteForm } from './note-form.tsx';
import { QuoteForm } from './quote-form.tsx';
import { RaiseForm } from './raise-form.tsx';
import { ReopenForm } from './reopen-form.tsx';
import { ReleaseForm } from './release-form.tsx';
import { ResolveForm } from './resolve-form.tsx';
import { VoidForm } from './void-form.tsx';

interface ActFormProps {
  readonly act: Act;
  readonly decide: Decide;
  readonly onDone: () => void;
  readonly onRaised: (caseId: string) => void;
}

/** The form that belongs to an act. */
export function ActForm({ act, onRaised, ...rest }: ActFormProps) {
  switch (act.name) {
    case 'assign':
      return <AssignForm act={act} {...rest} />;
    case 'nextAction':
      return <NextActionForm act={act} {...rest} />;
    case 'resolve':
      return <ResolveForm act={act} {...rest} />;
    case 'contact':
      return <ContactForm act={act} {...rest} />;
    case 'answer':
      return <AnswerForm act={act} {...rest} />;
    case 'note':
      return <NoteForm act={act} {...rest} />;
    case 'void':
      return <VoidForm act={act} {...rest} />;
    case 'hold':
      return <HoldForm act={act} {...rest} />;
    case 'release':
      return <ReleaseForm act={act} {...rest} />;
    case 'correctCode':
      return <CodeForm act={act} {...rest} />;
    case 'reopen':
      return <ReopenForm act={act} {...rest} />;
    case 'quote':
      return <QuoteForm act={act} {...rest} />;
    case 'raise':
      return <RaiseForm act={act} onRaised={onRaised} {...rest} />;
    case 'lift':
      return <LiftForm act={act} {...rest} />;
  }
}
