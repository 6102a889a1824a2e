package io.lakewise.table.simulation;

import io.lakewise.table.log.Action;
import io.lakewise.table.log.ActionJson;
import io.lakewise.table.storage.ForwardingStore;
import io.lakewise.table.storage.ObjectStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Changes the actions of commits on their way to the store. */
final class CommitEditor extends ForwardingStore {

  private final Consumer<List<Action>> mistake;

  CommitEditor(ObjectStore store, Consumer<List<Action>> mistake) {
    super(store);
    this.mistake = mistake;
  }

  static boolean isCommit(String path) {
    return path.matches(".*/_delta_log/\\d{20}\\.json");
  }

  @Override
  public void putIfAbsent(String path, byte[] content) throws IOException {
    if (!isCommit(path)) {
      store.putIfAbsent(path, content);
      return;
    }
    List<Action> actions = new ArrayList<>(ActionJson.read(path, content));
    mistake.accept(actions);
    store.putIfAbsent(path, ActionJson.write(actions));
  }
}
