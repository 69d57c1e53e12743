import { Icon } from '../../ui/icon/icon.tsx';
import { ICON_PATHS, type IconName } from '../../ui/icon/icon-paths.ts';
import { Shelf } from '../shelf.tsx';

export function Icons() {
  return (
    <Shelf of="Icon">
      {(Object.keys(ICON_PATHS) as IconName[]).map((name) => (
        <span key={name} className="gallery-icon" lang="en">
          <Icon name={name} />
          <span className="meta">{name}</span>
        </span>
      ))}
    </Shelf>
  );
}
