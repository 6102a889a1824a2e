package io.lakewise.catalog.relational;

import io.lakewise.catalog.Clones;
import io.lakewise.catalog.entry.CloneEntry;
import io.lakewise.catalog.state.State;
import java.util.List;
import java.util.UUID;

/** Clone references as rows. */
record RelationalClones(State state) implements Clones {

  @Override
  public void add(CloneEntry clone) {
    state.write(handle -> CloneRows.add(handle, clone));
  }

  @Override
  public List<CloneEntry> ofSource(String sourceLocation) {
    return state.read(handle -> CloneRows.ofSource(handle, sourceLocation));
  }

  @Override
  public List<CloneEntry> ofClone(UUID cloneId) {
    return state.read(handle -> CloneRows.ofClone(handle, cloneId));
  }

  @Override
  public void remove(UUID cloneId) {
    state.write(handle -> CloneRows.remove(handle, cloneId));
  }
}
