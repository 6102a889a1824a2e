package io.lakewise.catalog;

import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Privilege;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tables and views by the names that they share. */
public interface Relations {

  /** A table or view, empty if there is none to see. */
  Optional<Relation> find(Viewer viewer, QualifiedName name);

  /**
   * A table or view that must be there.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException with near names
   */
  Relation require(Viewer viewer, QualifiedName name);

  /**
   * A table or view on which the viewer has privileges; MANAGE means that it may alter and drop it.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException if it sees none
   * @throws io.lakewise.table.error.LakewiseException (USER) if it sees one and may not
   */
  Relation require(Viewer viewer, QualifiedName name, Set<Privilege> privileges);

  /** Visible tables and views of a schema in order of name; empty if there is no such schema. */
  List<Relation> list(Viewer viewer, SchemaName schema);

  /** Visible tables and views of all schemas in order of catalog, schema and name. */
  List<Relation> listAll(Viewer viewer);

  /**
   * The first of these, or those that come behind one of them.
   *
   * @param after the id of the one before; behind one that is not there to see comes nothing
   * @param most how many at most
   */
  List<Relation> listAfter(Viewer viewer, Optional<String> after, int most);

  /** Up to three visible names that may have been meant, nearest first. */
  List<QualifiedName> near(Viewer viewer, QualifiedName name);

  /** Gives a table or view another name, possibly in another schema. */
  void rename(Viewer viewer, QualifiedName from, QualifiedName to);

  /** Sets or, with null, removes the comment of a table or view. */
  void comment(Viewer viewer, QualifiedName name, String comment);

  /** Gives a table or view to another principal. */
  void owner(Viewer viewer, QualifiedName name, String owner);
}
