package io.lakewise.table.simulation;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.Action;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.CheckpointFiles;
import io.lakewise.table.log.LogSink;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.maintenance.CloneReferences;
import io.lakewise.table.storage.ObjectStore;
import io.lakewise.table.transaction.MutantTransactions;
import io.lakewise.table.transaction.Transaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The mistakes that a simulation must find. */
enum Mutant implements Mutation {
  NO_CONFLICT_CHECK {
    @Override
    public Transaction begin(DeltaTable table) {
      return MutantTransactions.withoutConflicts(table);
    }
  },
  PHANTOMS_OVERLOOKED {
    @Override
    public Transaction begin(DeltaTable table) {
      return MutantTransactions.withoutPhantoms(table);
    }
  },
  PUT_INSTEAD_OF_PUT_IF_ABSENT {
    @Override
    public ObjectStore store(ObjectStore store) {
      return Mistakes.overwritesCommits(store);
    }
  },
  STALE_SNAPSHOT {
    @Override
    public ObjectStore store(ObjectStore store) {
      return Mistakes.isBehind(store);
    }
  },
  ACKNOWLEDGED_BUT_NOT_WRITTEN {
    @Override
    public ObjectStore store(ObjectStore store) {
      return Mistakes.forgetsCommits(store);
    }
  },
  UPLOAD_NOT_WHOLE {
    @Override
    public ObjectStore store(ObjectStore store) {
      return Mistakes.forgetsUploads(store);
    }
  },
  DELETION_VECTOR_FORGOTTEN {
    @Override
    public ObjectStore store(ObjectStore store) {
      return new CommitEditor(store, Mistakes::forgetDeletionVectors);
    }
  },
  REMOVAL_FORGOTTEN {
    @Override
    public ObjectStore store(ObjectStore store) {
      return new CommitEditor(store, Mistakes::forgetRemoval);
    }
  },
  RETRY_COMMITS_TWICE {
    @Override
    public ObjectStore store(ObjectStore store) {
      return new CommitEditor(store, Mistakes::forgetTransactions);
    }
  },
  UNKNOWN_TAKEN_AS_FAILED {
    @Override
    public boolean takesUnknownAsFailed() {
      return true;
    }

    @Override
    public double faults(double usual) {
      return 5 * usual;
    }
  },
  CHECKPOINT_MISSES_A_FILE {
    @Override
    public CheckpointFiles checkpoints(CheckpointFiles checkpoints) {
      return editing(checkpoints, Mutant::withoutOneFile);
    }
  },
  CHECKPOINT_MISSES_TOMBSTONES {
    @Override
    public CheckpointFiles checkpoints(CheckpointFiles checkpoints) {
      return editing(
          checkpoints,
          actions -> actions.stream().filter(each -> !(each instanceof RemoveFile)).toList());
    }
  },
  VACUUM_IGNORES_CLONES {
    @Override
    public CloneReferences clones(CloneReferences references) {
      return CloneReferences.NONE;
    }
  },
  VACUUM_IGNORES_RETENTION {
    @Override
    public Duration retention(Duration retention) {
      return Duration.ZERO;
    }
  },
  CHANGE_FEED_LOSES_A_ROW {
    @Override
    public RowFiles files(Supplier<UUID> ids) {
      return MutantFiles.losingChanges(ids);
    }
  },
  STATISTICS_TOO_NARROW {
    @Override
    public RowFiles files(Supplier<UUID> ids) {
      return MutantFiles.withNarrowStatistics(ids);
    }
  };

  private static List<Action> withoutOneFile(List<Action> actions) {
    List<Action> rest = new ArrayList<>(actions);
    actions.stream().filter(AddFile.class::isInstance).findFirst().ifPresent(rest::remove);
    return rest;
  }

  private static CheckpointFiles editing(
      CheckpointFiles checkpoints, UnaryOperator<List<Action>> mistake) {
    return new CheckpointFiles() {
      @Override
      public void read(Path file, Set<Part> parts, LogSink sink) {
        checkpoints.read(file, parts, sink);
      }

      @Override
      public long write(Path file, Layout layout, Iterator<? extends Action> actions) {
        List<Action> all = new ArrayList<>();
        Consumer<Action> add = all::add;
        actions.forEachRemaining(add);
        return checkpoints.write(file, layout, mistake.apply(all).iterator());
      }
    };
  }
}
