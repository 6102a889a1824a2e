/** Our mark: two waves. */
export function Mark(props: { size: number }) {
  return (
    <svg
      width={props.size}
      height={props.size}
      viewBox="0 0 32 32"
      className="mark"
      aria-hidden="true"
    >
      <rect width="32" height="32" rx="7" />
      <path d="M6 12c3.3-3 6.7-3 10 0s6.7 3 10 0M6 19c3.3-3 6.7-3 10 0s6.7 3 10 0" />
    </svg>
  );
}
