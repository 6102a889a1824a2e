package io.lakewise.engine.journal;

import io.lakewise.engine.context.LakeLayout;
import io.lakewise.table.log.LogFiles;
import io.lakewise.table.maintenance.UndecidedFiles;
import io.lakewise.table.transaction.TableEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what processes of this machine left behind that were killed: what they had staged and
 * spilled, and the files that they had put in place for a commit which the log does not have. As
 * the owner's lock is held meanwhile and no transaction begins twice, nobody can commit them any
 * more.
 */
public final class DeadProcesses {

  private static final Logger LOG = LoggerFactory.getLogger(DeadProcesses.class);

  /** What another machine, or this one before it was started anew, has noted is kept for VACUUM. */
  private static final Duration OLD = Duration.ofDays(7);

  /** What {@link io.lakewise.table.storage.LocalStore} writes before it has its name. */
  private static final Pattern TEMPORARY = Pattern.compile("\\..*\\.([0-9a-f-]{36})\\.tmp");

  private final LakeLayout layout;
  private final TableEnvironment environment;
  private final UndecidedFiles undecided;

  /** Looks after a lake. */
  public DeadProcesses(LakeLayout layout, TableEnvironment environment) {
    this.layout = layout;
    this.environment = environment;
    this.undecided = new UndecidedFiles(environment);
  }

  /** Looks at each process's folder; what cannot be removed now stays for the next time. */
  public void sweep() {
    try {
      for (Path folder : Folders.entries(layout.processes())) {
        try (ProcessLock lock = ProcessLock.take(folder).orElse(null)) {
          if (lock != null) {
            ended(folder);
          }
        } catch (IOException | RuntimeException e) {
          // nobody's statement may fail because of what somebody else left
          LOG.warn("What the killed process {} left stays for now: {}", folder, e.getMessage());
        }
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be read: {}", layout.processes(), e.getMessage());
    }
  }

  private void ended(Path folder) throws IOException {
    ProcessOwner owner = ProcessOwner.of(folder);
    ProcessOwner here = ProcessOwner.here(folder);
    if (!owner.isOfThisMachine(here)) {
      forgetOld(folder);
      return;
    }
    for (Path file : Notes.files(folder)) {
      Optional<Notes> notes = Notes.read(layout, file);
      if (notes.isPresent() && (notes.get().inLake() || owner.isOriginal(here))) {
        settle(notes.get(), process(folder));
      } else {
        LOG.warn("{} names nothing that may be removed", file);
      }
      Files.delete(file);
    }
    Folders.remove(layout.staging().resolve(folder.getFileName()));
    removeFoldersOf(folder.getFileName().toString(), layout.spill());
    if (owner.isOriginal(here)) {
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      removeFoldersOf(folder.getFileName().toString(), temporary);
    }
    Folders.remove(folder);
  }

  private static void removeFoldersOf(String process, Path place) throws IOException {
    for (Path folder : Folders.entries(place)) {
      if (folder.getFileName().toString().startsWith(LakeJournal.FOLDERS + process + "-")) {
        Folders.remove(folder);
      }
    }
  }

  private static Optional<UUID> process(Path folder) {
    try {
      return Optional.of(UUID.fromString(folder.getFileName().toString()));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private void forgetOld(Path folder) throws IOException {
    long cutoff = environment.clock().millis() - OLD.toMillis();
    if (Files.getLastModifiedTime(folder).toMillis() < cutoff) {
      Folders.remove(folder);
    }
  }

  private void settle(Notes notes, Optional<UUID> process) throws IOException {
    Optional<List<String>> unnamed =
        undecided.unnamed(notes.location(), notes.version(), notes.paths());
    for (String path : unnamed.orElse(List.of())) {
      environment.store().delete(path);
    }
    Path table = Path.of(notes.location());
    Set<Path> folders = new HashSet<>(Set.of(table, Path.of(LogFiles.folder(notes.location()))));
    notes.paths().forEach(path -> folders.add(Path.of(path).getParent()));
    // What lies behind a link is not a folder of the table, whoever wrote its name down.
    folders.removeIf(folder -> !LakeLayout.real(folder).equals(folder));
    if (process.isPresent()) {
      for (Path folder : folders) {
        removeTemporary(folder, process.get());
      }
    }
    if (table.startsWith(layout.tables()) && !undecided.hasTable(notes.location())) {
      for (Path folder : folders) {
        Folders.removeEmpty(folder, table);
      }
    }
  }

  private static void removeTemporary(Path folder, UUID process) throws IOException {
    for (Path file : Folders.entries(folder)) {
      Matcher name = TEMPORARY.matcher(file.getFileName().toString());
      if (name.matches() && isOf(process, name.group(1))) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isOf(UUID process, String id) {
    try {
      return UUID.fromString(id).getMostSignificantBits() == process.getMostSignificantBits();
    } catch (IllegalArgumentException notOurs) {
      return false;
    }
  }
}
