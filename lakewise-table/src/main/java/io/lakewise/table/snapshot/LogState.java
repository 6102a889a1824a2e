package io.lakewise.table.snapshot;

import io.lakewise.table.log.Action;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.CheckpointedFile;
import io.lakewise.table.log.DomainMetadata;
import io.lakewise.table.log.LogSink;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.log.Protocol;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.log.SetTransaction;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of a table while its log is replayed in the order of the versions (Delta protocol,
 * "Action Reconciliation"). Not thread-safe.
 */
final class LogState implements LogSink {

  Protocol protocol;
  Metadata metadata;
  final Map<String, SetTransaction> transactions = new LinkedHashMap<>();
  final Map<String, DomainMetadata> domains = new LinkedHashMap<>();
  final FileIndexBuilder files = FileIndexBuilder.withoutMetadata();
  final Map<LogicalFile, RemoveFile> tombstones = new LinkedHashMap<>();

  @Override
  public void file(CheckpointedFile file) {
    if (!tombstones.isEmpty()) {
      tombstones.remove(new LogicalFile(file.pathText(), file.rest().deletionVectorId()));
    }
    files.add(file);
  }

  @Override
  public void action(Action action) {
    if (action instanceof AddFile add) {
      tombstones.remove(new LogicalFile(add.path(), add.deletionVectorId()));
      files.add(add);
    } else if (action instanceof RemoveFile remove) {
      files.remove(remove.path(), remove.deletionVectorId());
      tombstones.put(new LogicalFile(remove.path(), remove.deletionVectorId()), remove);
    } else if (action instanceof Metadata changed) {
      metadata = changed;
    } else if (action instanceof Protocol changed) {
      protocol = changed;
    } else if (action instanceof SetTransaction transaction) {
      transactions.put(transaction.appId(), transaction);
    } else if (action instanceof DomainMetadata domain) {
      if (domain.removed()) {
        domains.remove(domain.domain());
      } else {
        domains.put(domain.domain(), domain);
      }
    }
  }
}
