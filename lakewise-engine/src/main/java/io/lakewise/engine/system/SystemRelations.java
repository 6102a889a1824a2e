package io.lakewise.engine.system;

import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.context.StatementNames;
import io.lakewise.engine.context.SystemNames;
import io.lakewise.engine.context.VirtualRelations;
import java.util.Optional;

/** Relations that are computed, and the tables of {@code system}, up to date when they are read. */
public final class SystemRelations implements VirtualRelations {

  private final VirtualRelations computed;
  private volatile Runnable refresh = () -> {};

  /** Computes by {@code computed}. */
  public SystemRelations(VirtualRelations computed) {
    this.computed = computed;
  }

  /** Has something done before a table of {@code system} is looked up. */
  public void refresh(Runnable how) {
    refresh = how;
  }

  @Override
  public Optional<String> select(QualifiedName name, StatementNames names) {
    return computed.select(name, names);
  }

  @Override
  public void beforeReading(QualifiedName name) {
    if (name.catalog().equalsIgnoreCase(SystemNames.CATALOG)) {
      refresh.run();
    }
  }
}
