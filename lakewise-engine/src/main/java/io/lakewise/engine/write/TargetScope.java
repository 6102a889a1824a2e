package io.lakewise.engine.write;

import io.lakewise.engine.context.Target;
import io.lakewise.engine.query.NameScope;
import io.lakewise.engine.query.Relation;
import io.lakewise.engine.query.VersionChoice;
import io.lakewise.engine.query.WiderScope;
import io.lakewise.engine.statement.OwnNames;
import java.util.List;

/** The statement's names, and its target with row positions under a name of its own. */
public final class TargetScope extends WiderScope {

  /** What statements of ours call the target. */
  public static final String TARGET = OwnNames.PREFIX + "target";

  /** What statements of ours call the rows of a MERGE's source once they are kept. */
  static final String SOURCE = OwnNames.PREFIX + "source";

  private final Target target;

  /** The names of a statement, and its target. */
  public TargetScope(NameScope names, Target target) {
    super(names);
    this.target = target;
  }

  @Override
  public Relation relation(List<String> name, VersionChoice at) {
    if (name.equals(List.of(TARGET))) {
      return new Relation.Table(target.table(), target.snapshot(), target.label(), true);
    }
    if (name.equals(List.of(SOURCE))) {
      return new Relation.Step(SOURCE);
    }
    return super.relation(name, at);
  }
}
