package io.lakewise.engine.load;

import io.lakewise.engine.query.NameScope;
import io.lakewise.engine.query.Relation;
import io.lakewise.engine.query.VersionChoice;
import io.lakewise.engine.query.WiderScope;
import io.lakewise.engine.statement.OwnNames;
import java.util.List;

/** The statement's names, and the rows of the files under a name of its own. */
final class FilesScope extends WiderScope {

  /** What queries of ours call the rows. */
  static final String NAME = OwnNames.PREFIX + "files";

  private final String select;

  FilesScope(NameScope names, String select) {
    super(names);
    this.select = select;
  }

  @Override
  public Relation relation(List<String> name, VersionChoice at) {
    return name.equals(List.of(NAME))
        ? new Relation.Computed(select, List.of())
        : super.relation(name, at);
  }
}
