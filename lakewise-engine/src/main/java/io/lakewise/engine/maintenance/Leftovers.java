package io.lakewise.engine.maintenance;

import io.lakewise.catalog.Viewer;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.LakeErrors;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What statements leave in the lake when their process is killed, outside every table: files that
 * were staged or spilled, and folders of tables whose version 0 was never written. It is told from
 * the work of a process that lives by its age alone.
 */
final class Leftovers {

  /** No statement is thought to run longer without changing a file. */
  private static final Duration OLD = Duration.ofDays(7);

  private final StatementContext statement;
  private final long cutoff;

  /** Looks at the lake of a statement. */
  Leftovers(StatementContext statement) {
    this.statement = statement;
    this.cutoff = statement.lake().clock().millis() - OLD.toMillis();
  }

  /** Files and folders, innermost last; none for those who may not see the whole lake. */
  List<Path> find() {
    List<Path> found = new ArrayList<>();
    if (!statement.viewer().admin()) {
      return found;
    }
    for (Path folder : entries(statement.lake().layout().staging())) {
      addOld(folder, found);
    }
    for (Path spilled : entries(statement.lake().layout().spill())) {
      addOld(spilled, found);
    }
    for (Path folder : entries(statement.lake().layout().tables())) {
      if (isNameless(folder)) {
        addOld(folder, found);
      }
    }
    return found;
  }

  /** Removes what was found; what somebody else removes meanwhile is no error. */
  void remove(List<Path> found) {
    try {
      for (int last = found.size() - 1; last >= 0; last--) {
        Files.deleteIfExists(found.get(last));
      }
    } catch (IOException e) {
      throw LakeErrors.folderUnusable(statement.lake().layout().root(), e);
    }
  }

  private void addOld(Path entry, List<Path> found) {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> below = Files.walk(entry)) {
      below.sorted(Comparator.naturalOrder()).forEach(all::add);
    } catch (IOException | java.io.UncheckedIOException somebodyIsAtWork) {
      return;
    }
    if (all.stream().allMatch(path -> path.toFile().lastModified() < cutoff)) {
      found.addAll(all);
    }
  }

  /** A managed table's folder without a log, which the catalog does not know either. */
  private boolean isNameless(Path folder) {
    try {
      UUID id = UUID.fromString(folder.getFileName().toString());
      Viewer everything = new Viewer(statement.viewer().principal(), true);
      return Files.isDirectory(folder)
          && entries(folder.resolve("_delta_log")).stream()
              .allMatch(file -> file.getFileName().toString().startsWith("."))
          && statement.catalog().tables().findById(everything, id).isEmpty()
          && statement.catalog().tables().dropped(everything).stream()
              .noneMatch(dropped -> dropped.table().id().equals(id));
    } catch (IllegalArgumentException notOurs) {
      return false;
    }
  }

  private static List<Path> entries(Path folder) {
    File[] entries = folder.toFile().listFiles();
    return entries == null ? List.of() : Stream.of(entries).map(File::toPath).toList();
  }
}
