import type { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useImperativeHandle, useRef } from 'react';
import { type ErrorPlace, errorPlace } from './errorPlace';
import type { EditorEvents } from './extensions';
import { newState, showError } from './extensions';
import { type Piece, statementAt, statements } from './scan';

export interface EditorHandle {
  /** What is selected, or else the statement in which the cursor is. */
  chosen: () => Piece | undefined;
  all: () => Piece[];
  insert: (text: string) => void;
  focus: () => void;
}

/** An error in the text, and where the statement begins of which it tells. */
export interface EditorError {
  piece: Piece;
  message: string;
}

export interface EditorProps extends EditorEvents {
  /** Which text is shown; each keeps its own cursor and undo. */
  id: string;
  text: string;
  error: EditorError | undefined;
  handle: React.Ref<EditorHandle>;
}

/**
 * CodeMirror with SQL. It lives in a shadow tree, as there it brings its styles by a sheet of the
 * tree and not by a style element, which the page's policy forbids. What gives the focus back, as a
 * dialog that is closed, gives it to the host of the tree, which hands it on.
 */
export function Editor({ id, text, error, handle, ...events }: EditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const states = useRef(new Map<string, EditorState>());
  const shown = useRef(id);
  const current = useRef(events);
  current.current = events;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is made once and then told of changes.
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const made = new EditorView({ root, parent: root, state: newState(text, current) });
    view.current = made;
    // Made focusable by a negative tab index, it would hide the text in it from Tab.
    element.focus = () => made.focus();
    return () => {
      made.destroy();
      view.current = null;
    };
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    if (shown.current !== id) {
      states.current.set(shown.current, editor.state);
      shown.current = id;
      editor.setState(states.current.get(id) ?? newState(text, current));
      editor.focus();
    }
    if (editor.state.doc.toString() !== text) {
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
    }
  }, [id, text]);

  useEffect(() => {
    const editor = view.current;
    if (editor && shown.current === id)
      showError(editor, placed(error, editor.state.doc.toString()));
  }, [id, error]);

  useImperativeHandle(handle, () => ({
    chosen() {
      const state = view.current?.state;
      if (!state) return undefined;
      const { from, to, head } = state.selection.main;
      const selected = state.sliceDoc(from, to);
      if (selected.trim() === '') return statementAt(state.doc.toString(), head);
      const start = from + (selected.length - selected.trimStart().length);
      const kept = selected.trim().replace(/;+$/, '');
      return { from: start, to: start + kept.length, text: kept };
    },
    all: () => statements(view.current?.state.doc.toString() ?? ''),
    insert(inserted) {
      const editor = view.current;
      if (!editor) return;
      editor.dispatch(editor.state.replaceSelection(inserted));
      editor.focus();
    },
    focus: () => view.current?.focus(),
  }));

  return <div ref={host} className="editor" />;
}

/** The place of an error in the whole text, as long as its statement still stands there. */
function placed(error: EditorError | undefined, text: string): ErrorPlace | undefined {
  if (!error || text.slice(error.piece.from, error.piece.to) !== error.piece.text) return undefined;
  const place = errorPlace(error.piece.text, error.message);
  return (
    place && { ...place, from: place.from + error.piece.from, to: place.to + error.piece.from }
  );
}
