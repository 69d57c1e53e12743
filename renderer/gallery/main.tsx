import '../../shared/contract/zod-without-eval.ts';
import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { App, createQueries } from '../app/app.tsx';
import type { SessionStatusDto } from '../../shared/contract/session.contract.ts';
import { loadCatalogues } from '../i18n/catalogues.ts';
import { startI18n } from '../i18n/i18n.ts';
import { type Density, DENSITIES, LANGUAGES, setAppearance, startAppearance, type Theme, THEMES } from '../lib/appearance/appearance.ts';
import { ToastProvider } from '../ui/feedback/toast.tsx';
import { fakeHost, PEOPLE, statusOf } from './fake-host.ts';
import { PLACE_STATES } from './place-state-names.ts';
import { hostIn } from './place-states.ts';
import { Gallery } from './gallery.tsx';

/* ?lang=zh-CN|en & theme=light|dark & density=… & section=… & texts=plain|long|given, or show=desk|sign-in|fresh|locked,
   or show=place & state=full|empty|first-run|loading|… and the place behind # */
const wish = new URLSearchParams(location.search);
const pick = <T extends string>(list: readonly T[], name: string): T | undefined => list.find((one) => one === wish.get(name));

startAppearance();
setAppearance({
  language: pick(LANGUAGES, 'lang') ?? 'en',
  theme: pick<Theme>(THEMES, 'theme') ?? 'light',
  density: pick<Density>(DENSITIES, 'density') ?? 'regular',
});
const i18n = startI18n(await loadCatalogues());

const [person] = PEOPLE;
if (person === undefined) throw new Error('the gallery has no people');
const sessions: Readonly<Record<string, SessionStatusDto>> = {
  desk: statusOf('signed_in', person),
  'sign-in': statusOf('signed_out'),
  fresh: statusOf('needs_first_administrator'),
  locked: statusOf('locked', person),
};
const session = sessions[wish.get('show') ?? ''];
const host = wish.get('show') === 'place' ? hostIn(pick(PLACE_STATES, 'state') ?? 'full', location.hash.split('/')[1] ?? '') : session && fakeHost(session);

const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    host === undefined ? (
      <I18nextProvider i18n={i18n}>
        <I18nProvider locale={wish.get('lang') === 'zh-CN' ? 'zh-CN' : 'en-GB'}>
          <ToastProvider>
            <Gallery only={wish.get('section')} />
          </ToastProvider>
        </I18nProvider>
      </I18nextProvider>
    ) : (
      <App host={host} queries={createQueries()} i18n={i18n} />
    ),
  );
