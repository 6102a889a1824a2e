import {
  autocompletion,
  type CompletionSource,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { sql } from '@codemirror/lang-sql';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, Prec } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import { dialect } from './dialect';
import type { ErrorPlace } from './errorPlace';
import { parameterMarks } from './parameterMarks';
import { highlighting, theme } from './theme';

/** After Escape, Tab leaves the editor until another key is pressed: CodeMirror's two seconds are short. */
const AFTER_ESCAPE = 3_600_000;

export interface EditorEvents {
  onChange: (text: string) => void;
  onRun: () => void;
  onRunAll: () => void;
  complete: CompletionSource;
}

/** A state of an editor with our keys, looks and completion. */
export function newState(text: string, events: { current: EditorEvents }): EditorState {
  const run = (action: 'onRun' | 'onRunAll') => (view: EditorView) => {
    closeCompletion(view);
    events.current[action]();
    return true;
  };
  return EditorState.create({
    doc: text,
    extensions: [
      Prec.highest(
        keymap.of([
          { key: 'Mod-Enter', run: run('onRun') },
          { key: 'Mod-Shift-Enter', run: run('onRunAll') },
        ]),
      ),
      lineNumbers(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      history(),
      drawSelection(),
      EditorState.allowMultipleSelections.of(true),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      highlightSelectionMatches(),
      autocompletion({ override: [(context) => events.current.complete(context)], icons: false }),
      keymap.of([
        ...closeBracketsKeymap,
        ...completionKeymap,
        ...defaultKeymap,
        ...searchKeymap,
        ...historyKeymap,
        indentWithTab,
      ]),
      sql({ dialect }),
      syntaxHighlighting(highlighting),
      parameterMarks,
      theme,
      placeholder('Ask something: select …'),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({
        'aria-label': 'SQL. Tab indents; press Escape, then Tab to leave.',
        spellcheck: 'false',
      }),
      EditorView.domEventObservers({
        keyup: (event, view) => {
          if (event.key === 'Escape') view.setTabFocusMode(AFTER_ESCAPE);
        },
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) events.current.onChange(update.state.doc.toString());
      }),
    ],
  });
}

/** Marks an error where it is, and takes earlier marks away. */
export function showError(view: EditorView, place: ErrorPlace | undefined): void {
  const marks = place
    ? [{ from: place.from, to: place.to, severity: 'error' as const, message: place.message }]
    : [];
  view.dispatch(setDiagnostics(view.state, marks));
}
