package io.lakewise.engine.journal;

import io.lakewise.engine.context.LakeLayout;
import io.lakewise.engine.error.LakeErrors;
import io.lakewise.table.error.TableErrors;
import io.lakewise.table.storage.DurableFolders;
import io.lakewise.table.transaction.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal and the staging folder of this process: a folder each, named by an id of its own,
 * made when something is first written and gone when the process ends well. A lock says that it
 * lives. Nothing is synced: a note is for a process that is killed, and outlives that; after a
 * power cut a vacuum takes what is left. Thread-safe.
 */
public final class LakeJournal implements Journal, AutoCloseable {

  static final String FOLDERS = "lakewise-";

  private static final Logger LOG = LoggerFactory.getLogger(LakeJournal.class);

  private final LakeLayout layout;
  private final UUID process;
  private final Runnable firstWrite;
  private final AtomicLong transactions = new AtomicLong();
  private ProcessLock lock;
  private boolean open;

  /**
   * The journal of a process.
   *
   * @param process an id that nobody else has
   * @param firstWrite run once, when something is written for the first time
   */
  public LakeJournal(LakeLayout layout, UUID process, Runnable firstWrite) {
    this.layout = layout;
    this.process = process;
    this.firstWrite = firstWrite;
  }

  /** The folder for what this process has on its way into tables. */
  public Path staging() {
    begin();
    return layout.staging().resolve(process.toString());
  }

  /**
   * How the names of folders begin that this process makes where the lake spills or in the system's
   * folder for temporary files, so that they are known for its own when it was killed.
   */
  public String folderPrefix() {
    begin();
    return FOLDERS + process + "-";
  }

  private Path folder() {
    return layout.processes().resolve(process.toString());
  }

  private void begin() {
    synchronized (this) {
      if (open) {
        return;
      }
      makeFolders();
      open = true;
    }
    firstWrite.run();
  }

  /** The first statement that writes makes the lake's own folder, which holds all that follows. */
  private void makeFolders() {
    try {
      DurableFolders folders = new DurableFolders();
      folders.create(layout.staging());
      folders.sync();
    } catch (IOException e) {
      throw LakeErrors.folderUnusable(layout.staging(), e);
    }
    try {
      Files.createDirectories(folder());
      lock = ProcessLock.make(folder());
      ProcessOwner.here(folder()).write(folder());
    } catch (IOException withoutLocks) {
      LOG.warn(
          "What this process leaves if it is killed stays until VACUUM takes it: {} cannot be"
              + " locked ({})",
          folder(),
          withoutLocks.getMessage());
    }
  }

  @Override
  public Entry begin(String location, long version) {
    begin();
    if (lock == null) {
      return Entry.NONE;
    }
    return new FileEntry(
        folder().resolve(transactions.incrementAndGet() + Notes.ENDING), location, version);
  }

  private final class FileEntry implements Entry {

    private final Path file;
    private final String location;
    private final long version;
    private boolean begun;

    FileEntry(Path file, String location, long version) {
      this.file = file;
      this.location = location;
      this.version = version;
    }

    @Override
    public void placing(List<String> paths) {
      try {
        if (!begun) {
          write(Notes.firstLine(layout, location, version));
          begun = true;
        }
        if (!paths.isEmpty()) {
          write(Notes.lines(location, paths));
        }
      } catch (IOException e) {
        throw TableErrors.storage("note what is to be put in place in", file.toString(), e);
      }
    }

    private void write(byte[] bytes) throws IOException {
      try {
        append(bytes);
      } catch (NoSuchFileException folderRemoved) {
        // by a machine that knows nothing of our lock: no commit may fail for want of its notes
        Files.createDirectories(file.getParent());
        append(bytes);
      }
    }

    private void append(byte[] bytes) throws IOException {
      Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void settled() {
      try {
        Files.deleteIfExists(file);
      } catch (IOException stays) {
        LOG.warn("{} cannot be removed: {}", file, stays.getMessage());
      }
    }
  }

  /**
   * Ends the process's folders, but for notes of what is not known to be decided: as long as the
   * process is there, a thread of it may still commit that, so the lock is not let go.
   */
  @Override
  public synchronized void close() {
    if (lock == null) {
      return;
    }
    try {
      Folders.remove(layout.staging().resolve(process.toString()));
      if (Notes.files(folder()).isEmpty()) {
        Folders.remove(folder());
        lock.close();
      } else {
        lock.keep();
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be removed: {}", folder(), e.getMessage());
    }
    lock = null;
  }
}
