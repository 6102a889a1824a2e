/** The head of a column of buttons, for who hears the table. */
export function Actions() {
  return <span className="hidden">Actions</span>;
}
