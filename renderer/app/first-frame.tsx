import { Mark } from './shell/mark.tsx';
import './shell/shell.css';
import './shell/status-bar.css';
import './sign-in/sign-in.css';

/** What a window shows around everything else. A bench shows nothing of it. */
type Frame = 'entrance' | 'desk' | 'bench';

const KEY = 'sidebay.frame';

export const rememberFrame = (frame: Frame): void => {
  try {
    sessionStorage.setItem(KEY, frame);
  } catch {
    // Not remembered: the window then begins with that of its entrance.
  }
};

const rememberedFrame = (): string => {
  try {
    return sessionStorage.getItem(KEY) ?? 'entrance';
  } catch {
    return 'entrance';
  }
};

/** Stands while the first page is fetched: what this window showed last, without its words, and each part where it will be. */
export function FirstFrame() {
  switch (rememberedFrame()) {
    case 'bench':
      return null;
    case 'desk':
      return (
        <div className="shell">
          <div className="title-bar">
            <div className="title-site">
              <span className="brand">
                <Mark />
              </span>
            </div>
          </div>
          <div className="rail" />
          <div className="status-bar" />
        </div>
      );
    default:
      return (
        <div className="sign-in">
          <div className="sign-in-site">
            <div className="row sign-in-brand">
              <Mark size={40} />
            </div>
          </div>
          <div className="sign-in-who" />
        </div>
      );
  }
}
