import './mark.css';

/** The mark: a bay, and beside it the side bay with its tape. */
export function Mark({ size = 22 }: { readonly size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 22 22" aria-hidden>
      <path className="mark-bay" d="M2 3h8v16H2z" />
      <path className="mark-side" d="M13 3h7v16h-7z" />
      <path className="mark-tape" d="M13 9.5l7-5v4l-7 5zM13 16.5l7-5v4l-7 5z" />
    </svg>
  );
}
