package io.lakewise.table.transaction;

import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.CommitFile;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a commit did to files, by path: a file that left and came back with another deletion vector
 * is one whose rows changed.
 *
 * @param added files that came
 * @param gone files that left
 * @param marked files whose deleted rows changed
 */
record WinnerFiles(List<AddFile> added, List<Gone> gone, List<Marked> marked) {

  /** A file that left, and whether its rows did. */
  record Gone(AddFile file, boolean dataChange) {}

  /** A file before and after. */
  record Marked(AddFile before, AddFile after) {}

  static WinnerFiles of(CommitFile winner, Snapshot before) {
    Map<String, AddFile> added = new HashMap<>();
    List<AddFile> inOrder = winner.all(AddFile.class);
    inOrder.forEach(file -> added.put(StagedChanges.key(file.path()), file));
    Map<String, AddFile> had = new HashMap<>();
    List<Gone> gone = new ArrayList<>();
    List<Marked> marked = new ArrayList<>();
    for (RemoveFile remove : winner.all(RemoveFile.class)) {
      Optional<AddFile> file = before.files().find(remove.path());
      if (file.isEmpty()) {
        continue;
      }
      String key = StagedChanges.key(remove.path());
      had.put(key, file.get());
      AddFile after = added.get(key);
      if (after == null) {
        gone.add(new Gone(file.get(), remove.dataChange()));
      } else {
        marked.add(new Marked(file.get(), after));
      }
    }
    List<AddFile> fresh =
        inOrder.stream()
            .filter(file -> !had.containsKey(StagedChanges.key(file.path())))
            .filter(file -> !isSameFile(before, file))
            .toList();
    return new WinnerFiles(fresh, gone, marked);
  }

  private static boolean isSameFile(Snapshot before, AddFile file) {
    return before
        .files()
        .find(file.path())
        .filter(live -> java.util.Objects.equals(live.deletionVectorId(), file.deletionVectorId()))
        .isPresent();
  }
}
