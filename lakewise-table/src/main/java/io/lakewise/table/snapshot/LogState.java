package io.lakewise.table.snapshot;

import io.lakewise.table.log.Action;
import io.lakewise.table.log.AddFile;
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
  final Map<LogicalFile, AddFile> files = new LinkedHashMap<>();
  final Map<LogicalFile, RemoveFile> tombstones = new LinkedHashMap<>();

  @Override
  public void action(Action action) {
    if (action instanceof AddFile add) {
      LogicalFile key = new LogicalFile(add.path(), add.deletionVectorId());
      tombstones.remove(key);
      files.remove(key);
      files.put(key, add);
    } else if (action instanceof RemoveFile remove) {
      LogicalFile key = new LogicalFile(remove.path(), remove.deletionVectorId());
      files.remove(key);
      tombstones.put(key, remove);
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
