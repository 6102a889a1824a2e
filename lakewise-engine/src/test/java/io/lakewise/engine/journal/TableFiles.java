package io.lakewise.engine.journal;

import io.lakewise.table.deletion.DeletionVectorFiles;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.ChangeFile;
import io.lakewise.table.log.CommitFile;
import io.lakewise.table.log.CommitLog;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.storage.LocalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** What is in the folders of a lake's tables, and what their logs name. */
final class TableFiles {

  private TableFiles() {}

  /** All that is below a folder and no folder itself. */
  static List<Path> below(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> !Files.isDirectory(file)).sorted().toList();
    }
  }

  /** The folders of tables. */
  static List<Path> tables(Path lake) throws IOException {
    try (Stream<Path> tables = Files.list(lake.resolve("tables"))) {
      return tables.sorted().toList();
    }
  }

  /** Files of all tables that no version of theirs names. */
  static List<Path> unnamed(Path lake) throws IOException {
    Set<Path> left = new TreeSet<>();
    for (Path table : tables(lake)) {
      Set<Path> named = named(lake, table);
      for (Path file : below(table)) {
        boolean log = file.getParent().endsWith("_delta_log");
        boolean hidden = file.getFileName().toString().startsWith(".");
        if (hidden || !(log || named.contains(file))) {
          left.add(file);
        }
      }
    }
    return List.copyOf(left);
  }

  private static Set<Path> named(Path lake, Path table) {
    String location = table.toString();
    CommitLog log = new CommitLog(new LocalStore(List.of(lake), UUID::randomUUID));
    Set<Path> named = new TreeSet<>();
    for (CommitFile commit : log.after(location, -1)) {
      for (AddFile file : commit.all(AddFile.class)) {
        named.add(Path.of(DataPaths.resolve(location, file.path())));
        if (file.deletionVector() != null) {
          named.add(Path.of(DeletionVectorFiles.path(location, file.deletionVector())));
        }
      }
      for (ChangeFile file : commit.all(ChangeFile.class)) {
        named.add(Path.of(DataPaths.resolve(location, file.path())));
      }
    }
    return named;
  }
}
