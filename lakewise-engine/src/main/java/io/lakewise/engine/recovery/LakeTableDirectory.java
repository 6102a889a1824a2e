package io.lakewise.engine.recovery;

import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.repair.FoundTable;
import io.lakewise.catalog.repair.LogProperties;
import io.lakewise.catalog.repair.TableDirectory;
import io.lakewise.catalog.repair.UnreadableTable;
import io.lakewise.engine.context.LakeLayout;
import io.lakewise.engine.context.LakeTables;
import io.lakewise.engine.definition.Places;
import io.lakewise.engine.error.LakeErrors;
import io.lakewise.engine.policy.PolicyMarks;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The tables that lie in a lake's folder, whoever made them; hidden folders and the insides of
 * tables are passed over. A table whose log carries no name is called like its folder.
 */
public final class LakeTableDirectory implements TableDirectory {

  private static final String LOG = "_delta_log";

  private final LakeLayout layout;
  private final LakeTables tables;
  private final PolicyMarks policies;

  /** Looks through a lake. */
  public LakeTableDirectory(LakeLayout layout, LakeTables tables, PolicyMarks policies) {
    this.layout = layout;
    this.tables = tables;
    this.policies = policies;
  }

  @Override
  public Listing list() {
    List<FoundTable> found = new ArrayList<>();
    List<UnreadableTable> unreadable = new ArrayList<>();
    Set<UUID> ids = new HashSet<>();
    for (Path folder : folders()) {
      try {
        FoundTable table = read(folder);
        found.add(ids.add(table.id()) ? table : withId(table, Places.made(table.location())));
      } catch (LakewiseException problem) {
        unreadable.add(new UnreadableTable(folder.toString(), problem.getMessage()));
      }
    }
    return new Listing(found, unreadable, policies.list(unreadable::add));
  }

  private List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    if (!Files.isDirectory(layout.root())) {
      return folders;
    }
    try {
      Files.walkFileTree(
          layout.root(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              String name = folder.getFileName().toString();
              boolean hidden = name.startsWith("_") || name.startsWith(".");
              if (hidden && !folder.equals(layout.root())) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              if (Files.isDirectory(folder.resolve(LOG))) {
                folders.add(folder);
                return FileVisitResult.SKIP_SUBTREE;
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw LakeErrors.folderUnusable(layout.root(), e);
    }
    return folders;
  }

  private FoundTable read(Path folder) {
    String location = folder.toString();
    Snapshot snapshot = tables.at(location).snapshot();
    Metadata metadata = snapshot.metadata();
    UUID placed = folder.getParent().equals(layout.tables()) ? idOf(folder) : null;
    Instant created =
        Instant.ofEpochMilli(
            metadata.createdTime() == null ? snapshot.timestamp() : metadata.createdTime());
    FoundTable found =
        LogProperties.read(
            placed == null ? Places.id(location, metadata) : placed,
            location,
            placed != null,
            metadata.configuration(),
            metadata.description(),
            created);
    QualifiedName name = SchemaName.DEFAULT.name(folder.getFileName().toString());
    return found.name() != null || placed != null ? found : copy(found, found.id(), name);
  }

  /** A folder that was copied has the id of the table that it was copied from. */
  private static FoundTable withId(FoundTable found, UUID id) {
    return copy(found, id, found.name());
  }

  private static FoundTable copy(FoundTable found, UUID id, QualifiedName name) {
    return new FoundTable(
        id,
        found.location(),
        found.managed(),
        name,
        found.owner(),
        found.comment(),
        found.createdAt(),
        found.droppedAt(),
        found.sources());
  }

  private static UUID idOf(Path folder) {
    try {
      return UUID.fromString(folder.getFileName().toString());
    } catch (IllegalArgumentException notOurs) {
      return null;
    }
  }
}
