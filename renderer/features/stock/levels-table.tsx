import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './stock-side.css';

const COLUMNS = ['location', 'onHand', 'counted'] as const;
const WITH_WAREHOUSE = ['warehouse', ...COLUMNS] as const;

/** What the books say lies where, in one warehouse or in all of them; a row is the caller's, in the columns' order. */
export function LevelsTable({ ofAll = false, children }: { readonly ofAll?: boolean; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <table className="stock-levels">
      <thead>
        <tr>
          {(ofAll ? WITH_WAREHOUSE : COLUMNS).map((column) => (
            <th key={column} scope="col">
              {t(`stock.levels.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
