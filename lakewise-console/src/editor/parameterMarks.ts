import { type Range, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { parameterPlaces } from './scan';

const MARK = Decoration.mark({ class: 'cm-parameter' });

function marks(text: string): DecorationSet {
  const places: Range<Decoration>[] = parameterPlaces(text).map(({ from, to }) =>
    MARK.range(from, to),
  );
  return Decoration.set(places);
}

/** Shows what is a parameter, as the dialect knows a colon as a sign and what follows as any word. */
export const parameterMarks = StateField.define<DecorationSet>({
  create: (state) => marks(state.doc.toString()),
  update: (known, transaction) =>
    transaction.docChanged ? marks(transaction.newDoc.toString()) : known,
  provide: (field) => EditorView.decorations.from(field),
});
