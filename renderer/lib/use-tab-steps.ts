import { useLocation, useNavigate } from 'react-router';

/** Steps through the parts of a place, the first of which is also where no other one is open; round at the ends. */
export const useTabSteps = (paths: readonly string[]): ((by: 1 | -1) => () => void) => {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const at = Math.max(
    0,
    paths.findIndex((path, index) => index > 0 && pathname.startsWith(path)),
  );
  return (by) => () => void navigate(paths[(at + by + paths.length) % paths.length] ?? '');
};
