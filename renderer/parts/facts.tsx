import type { ReactElement } from 'react';

/** Name and value, one a row; rows without a value are left out. */
export function Facts({ rows }: { rows: readonly (readonly [string, string | null])[] }): ReactElement {
  return (
    <dl className="facts">
      {rows.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
