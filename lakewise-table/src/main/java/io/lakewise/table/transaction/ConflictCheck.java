package io.lakewise.table.transaction;

import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.feature.TableProperties.Isolation;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.CommitFile;
import io.lakewise.table.log.CommitInfo;
import io.lakewise.table.log.DomainMetadata;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.log.Protocol;
import io.lakewise.table.log.SetTransaction;
import io.lakewise.table.log.VacuumCommit;
import io.lakewise.table.scan.RowsOfFile;
import io.lakewise.table.scan.TableRows;
import io.lakewise.table.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a transaction may still commit after another one that came first: the other one must not
 * have touched what this one read or changes (Delta's WriteSerializable or Serializable).
 */
final class ConflictCheck implements WinnerCheck {

  private final StagedChanges changes;
  private final List<Read> reads;
  private final TableRows rows;

  ConflictCheck(StagedChanges changes, List<Read> reads, TableRows rows) {
    this.changes = changes;
    this.reads = reads;
    this.rows = rows;
  }

  @Override
  public void check(CommitFile winner, Snapshot before) {
    Conflict conflict = new Conflict(winner);
    if (before.version() < 0) {
      throw conflict.tableExists(before.location());
    }
    checkTable(conflict, winner, before);
    VacuumCommit.cutoff(winner).ifPresent(cutoff -> checkVacuum(conflict, cutoff, before));
    WinnerFiles files = WinnerFiles.of(winner, before);
    checkChangedFiles(conflict, files, before);
    checkReads(conflict, winner, files, before);
  }

  private void checkTable(Conflict conflict, CommitFile winner, Snapshot before) {
    if (winner.all(Protocol.class).stream().anyMatch(now -> !now.equals(before.protocol()))) {
      throw conflict.protocolChanged();
    }
    for (Metadata metadata : winner.all(Metadata.class)) {
      checkMetadata(conflict, metadata, before.metadata());
    }
    for (SetTransaction transaction : winner.all(SetTransaction.class)) {
      if (changes.applications.containsKey(transaction.appId())) {
        throw conflict.sameApplication(transaction);
      }
    }
    for (DomainMetadata domain : winner.all(DomainMetadata.class)) {
      if (changes.domains.containsKey(domain.domain())) {
        throw conflict.sameDomain(domain.domain());
      }
    }
  }

  /** What a vacuum decided to delete before it began cannot be committed after that. */
  private void checkVacuum(Conflict conflict, long cutoff, Snapshot before) {
    boolean isOld =
        changes.placedAt < cutoff
            || changes.added.stream()
                .filter(file -> file.modificationTime() < cutoff)
                .anyMatch(file -> before.files().find(file.path()).isEmpty());
    if (isOld) {
      throw conflict.mayBeVacuumed();
    }
  }

  private void checkMetadata(Conflict conflict, Metadata now, Metadata before) {
    if (now.equals(before)) {
      return;
    }
    if (!withoutMarks(now).equals(withoutMarks(before))) {
      throw conflict.metadataChanged();
    }
    if (changes.metadata != null) {
      throw withoutMarks(changes.metadata).equals(withoutMarks(before))
          ? conflict.identityTaken()
          : conflict.metadataChanged();
    }
  }

  private static Metadata withoutMarks(Metadata metadata) {
    return metadata.withSchema(ColumnRules.withoutIdentityMarks(metadata.schema()));
  }

  private void checkChangedFiles(Conflict conflict, WinnerFiles files, Snapshot before) {
    for (AddFile file : files.added()) {
      if (changes.added.stream().anyMatch(mine -> sameFile(mine, file))) {
        throw conflict.sameFileAdded(file);
      }
    }
    for (WinnerFiles.Gone gone : files.gone()) {
      String key = StagedChanges.key(gone.file().path());
      if (changes.removed.containsKey(key) || changes.deletedRows.containsKey(key)) {
        throw gone.dataChange()
            ? conflict.fileRewritten(gone.file())
            : conflict.fileRearranged(gone.file());
      }
      if (gone.dataChange() && changes.rowsRead.containsKey(key)) {
        throw conflict.readRowsGone(gone.file());
      }
    }
    for (WinnerFiles.Marked marked : files.marked()) {
      checkMarked(conflict, marked, before);
    }
  }

  private void checkMarked(Conflict conflict, WinnerFiles.Marked marked, Snapshot before) {
    String key = StagedChanges.key(marked.before().path());
    if (changes.removed.containsKey(key)) {
      throw conflict.rowsOfRemovedFile(marked.before());
    }
    StagedChanges.FileRows mine = changes.deletedRows.get(key);
    StagedChanges.FileRows seen = changes.rowsRead.get(key);
    if (mine == null && seen == null) {
      return;
    }
    DeletedRows now = rows.deleted(before.location(), marked.after());
    DeletedRows then = rows.deleted(before.location(), marked.before());
    DeletedRows theirs = now.minus(then).union(then.minus(now));
    if (mine != null && mine.positions().intersects(theirs)) {
      throw conflict.sameRows(marked.before(), common(mine.positions(), theirs));
    }
    if (seen != null && seen.positions().intersects(theirs)) {
      throw conflict.readRowsGone(marked.before());
    }
  }

  private static DeletedRows common(DeletedRows one, DeletedRows other) {
    return one.minus(one.minus(other));
  }

  private void checkReads(
      Conflict conflict, CommitFile winner, WinnerFiles files, Snapshot before) {
    if (reads.isEmpty()) {
      return;
    }
    List<RowsOfFile> came = new ArrayList<>();
    if (!mayIgnoreAppends(winner, before)) {
      files.added().stream()
          .filter(AddFile::dataChange)
          .forEach(file -> came.add(RowsOfFile.live(file)));
    }
    List<RowsOfFile> left = new ArrayList<>();
    files.gone().stream()
        .filter(WinnerFiles.Gone::dataChange)
        .forEach(gone -> left.add(RowsOfFile.live(gone.file())));
    for (WinnerFiles.Marked marked : files.marked()) {
      DeletedRows now = rows.deleted(before.location(), marked.after());
      DeletedRows then = rows.deleted(before.location(), marked.before());
      if (!then.minus(now).isEmpty()) {
        came.add(RowsOfFile.only(marked.after(), then.minus(now)));
      }
      if (!now.minus(then).isEmpty()) {
        left.add(RowsOfFile.only(marked.after(), now.minus(then)));
      }
    }
    for (Read read : reads) {
      matching(read, came, before)
          .ifPresent(
              file -> {
                throw conflict.rowsCame(file);
              });
      matching(read, left, before)
          .ifPresent(
              file -> {
                throw conflict.rowsLeft(file);
              });
    }
  }

  private Optional<AddFile> matching(Read read, List<RowsOfFile> parts, Snapshot version) {
    return rows.select(version, parts, read.condition()).stream()
        .filter(part -> read.probe().matchesAny(rows.scan(version, List.of(part))))
        .map(RowsOfFile::file)
        .findFirst();
  }

  private boolean mayIgnoreAppends(CommitFile winner, Snapshot before) {
    boolean blind = winner.commitInfo().map(CommitInfo::isBlindAppend).orElse(false);
    return blind
        && changes.metadata == null
        && TableProperties.of(before.metadata()).isolation() == Isolation.WRITE_SERIALIZABLE;
  }

  private static boolean sameFile(AddFile one, AddFile other) {
    return StagedChanges.key(one.path()).equals(StagedChanges.key(other.path()));
  }
}
