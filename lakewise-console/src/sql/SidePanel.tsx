import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Leaf } from '../data/branches';
import { CatalogTree } from '../data/CatalogTree';
import { SavedList } from '../saved/SavedList';
import type { SavedQuery } from '../saved/saved';

/** Beside the editor: the names of the lake, or the queries that were saved. */
export function SidePanel(props: {
  onInsert: (table: Leaf) => void;
  onOpen: (query: SavedQuery) => void;
}) {
  const [shown, setShown] = useState('names');
  return (
    <div className="tree-box">
      <div className="side-tabs">
        <ToggleButtonGroup
          className="toggles"
          aria-label="Beside the editor"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[shown]}
          onSelectionChange={(keys) => setShown(String([...keys][0] ?? 'names'))}
        >
          <ToggleButton id="names" className="toggle">
            Names
          </ToggleButton>
          <ToggleButton id="saved" className="toggle">
            Saved
          </ToggleButton>
        </ToggleButtonGroup>
      </div>
      {shown === 'names' ? (
        <CatalogTree onInsert={props.onInsert} />
      ) : (
        <SavedList onOpen={props.onOpen} />
      )}
    </div>
  );
}
