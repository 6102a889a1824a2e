package io.lakewise.catalog.relational;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.Views;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.ViewEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.permission.Securable;
import io.lakewise.catalog.state.State;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Views as rows. */
record RelationalViews(State state) implements Views {

  @Override
  public void create(Viewer viewer, ViewEntry view) {
    state.write(
        handle -> {
          RelationRows.requireFree(handle, viewer, view.name());
          RelationRows.insert(handle, view);
          return view;
        });
  }

  @Override
  public void replace(Viewer viewer, ViewEntry view) {
    NameRules.checked(view.name().name());
    state.write(
        handle -> {
          if (RelationRows.find(handle, viewer, view.name()).isEmpty()) {
            RelationRows.requireFree(handle, viewer, view.name());
            RelationRows.insert(handle, view);
            return view;
          }
          ViewEntry former = requireView(handle, viewer, view.name());
          RelationRows.delete(handle, former.id());
          RelationRows.insert(handle, withId(view, former.id()));
          return view;
        });
  }

  @Override
  public void drop(Viewer viewer, QualifiedName name) {
    state.write(
        handle -> {
          ViewEntry view = requireView(handle, viewer, name);
          RelationRows.delete(handle, view.id());
          RelationRows.deleteBelongings(handle, view.id());
          GrantRows.forget(handle, Securable.table(view.id()));
          RelationalColumnNames.forget(handle, view.id());
          return view;
        });
  }

  private static ViewEntry requireView(Handle handle, Viewer viewer, QualifiedName name) {
    Relation relation = RelationRows.requireOwn(handle, viewer, name);
    if (relation instanceof ViewEntry view) {
      return view;
    }
    throw CatalogErrors.wrongKind(relation.name().toString(), "table", "view");
  }

  private static ViewEntry withId(ViewEntry view, UUID id) {
    return new ViewEntry(
        id,
        view.name(),
        view.text(),
        view.columns(),
        view.owner(),
        view.author(),
        view.comment(),
        view.currentSchema(),
        view.createdAt());
  }
}
