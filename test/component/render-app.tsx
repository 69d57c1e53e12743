import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { SessionStatusDto } from '../../shared/contract/session.contract.ts';
import { App, createQueries } from '../../renderer/app/app.tsx';
import { fakeHost } from '../../renderer/gallery/fake-host.ts';
import { loadCatalogues } from '../../renderer/i18n/catalogues.ts';
import { startI18n } from '../../renderer/i18n/i18n.ts';
import { type Language, setAppearance } from '../../renderer/lib/appearance/appearance.ts';
import type { ConsoleHost } from '../../renderer/transport/console-context.ts';
import { ToastProvider } from '../../renderer/ui/feedback/toast.tsx';

const texts = await loadCatalogues();

/** A component with its language around it. */
export const renderPlain = (element: ReactElement, language: Language = 'en') => {
  setAppearance({ language });
  return {
    user: userEvent.setup(),
    ...render(
      <I18nextProvider i18n={startI18n(texts, language)}>
        <ToastProvider>{element}</ToastProvider>
      </I18nextProvider>,
    ),
  };
};

/** The whole console over a host that answers from a script. */
export const renderApp = (
  status: SessionStatusDto,
  options: { readonly language?: Language; readonly answers?: Readonly<Record<string, unknown>>; readonly host?: ConsoleHost } = {},
) => {
  const language = options.language ?? 'en';
  setAppearance({ language });
  return {
    user: userEvent.setup(),
    ...render(<App host={options.host ?? fakeHost(status, options.answers)} queries={createQueries()} i18n={startI18n(texts, language)} />),
  };
};
