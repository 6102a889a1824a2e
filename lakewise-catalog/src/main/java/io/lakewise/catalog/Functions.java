package io.lakewise.catalog;

import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import java.util.List;
import java.util.Optional;

/** Functions written in SQL; one for each name, without overloads. */
public interface Functions {

  /** A function, empty if there is none to see. */
  Optional<FunctionEntry> find(Viewer viewer, QualifiedName name);

  /**
   * A function that must be there.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException with near names
   */
  FunctionEntry require(Viewer viewer, QualifiedName name);

  /** Visible functions of a schema in order of name; empty if there is no such schema. */
  List<FunctionEntry> list(Viewer viewer, SchemaName schema);

  /** Visible functions of all schemas in order of catalog, schema and name. */
  List<FunctionEntry> listAll(Viewer viewer);

  /**
   * Creates a function.
   *
   * @throws io.lakewise.catalog.error.NameTakenException if a function has the name
   */
  void create(Viewer viewer, FunctionEntry function);

  /** Creates a function, or replaces the one that has the name. */
  void replace(Viewer viewer, FunctionEntry function);

  /** Drops a function. */
  void drop(Viewer viewer, QualifiedName name);

  /**
   * A function to be called, empty if there is none to see.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) if the viewer may not call it
   */
  Optional<FunctionEntry> callable(Viewer viewer, QualifiedName name);

  /** Gives a function to another principal, whose rights the viewer has. */
  void owner(Viewer viewer, QualifiedName name, String owner);
}
