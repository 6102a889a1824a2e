package io.lakewise.server.openlineage;

import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.engine.inspection.LakeInspection;
import io.lakewise.engine.observation.Lineage;
import io.lakewise.engine.observation.Lineage.Edge;
import io.lakewise.engine.observation.Lineage.Place;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.openlineage.RunEventReader.Column;
import io.lakewise.server.openlineage.RunEventReader.Dataset;
import io.lakewise.server.openlineage.RunEventReader.Event;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an event of somebody's says about the lake, if that one may say so: who may read the tables
 * that went in and change those that came out. What is not of the lake is taken as it is called.
 */
public final class DeclaredLineage {

  private final LakeInspection lake;
  private final String namespace;

  /**
   * Looks at a lake.
   *
   * @param namespace of its tables
   */
  public DeclaredLineage(LakeInspection lake, String namespace) {
    this.lake = lake;
    this.namespace = namespace;
  }

  /**
   * The lineage of each output.
   *
   * @throws ApiException if nothing of it is of the lake
   * @throws io.lakewise.table.error.LakewiseException if a table is not there to see, or the caller
   *     may not use it so
   */
  public List<Lineage> of(Principal caller, Event event) {
    Map<Dataset, Place> places = new HashMap<>();
    for (Dataset input : event.inputs()) {
      places.put(input, place(caller, input, Privilege.SELECT));
    }
    for (Dataset output : event.outputs()) {
      places.put(output, place(caller, output, Privilege.MODIFY));
    }
    if (places.keySet().stream().noneMatch(this::isOurs)) {
      throw ApiException.invalid(
          "None of the datasets is of this lake: those in the namespace '" + namespace + "' are.");
    }
    List<Lineage> all = new ArrayList<>();
    for (Dataset output : event.outputs()) {
      Place target = places.get(output);
      Set<Place> sources = new LinkedHashSet<>();
      event.inputs().forEach(input -> sources.add(places.get(input)));
      Set<Edge> edges = new LinkedHashSet<>();
      for (Column column : event.columns()) {
        if (column.target().equals(output)) {
          Place source = places.get(column.source());
          sources.add(source);
          edges.add(
              new Edge(
                  source,
                  column(caller, source, column.from()),
                  column(caller, target, column.to())));
        }
      }
      all.add(new Lineage(target, List.copyOf(sources), List.copyOf(edges)));
    }
    return all;
  }

  private boolean isOurs(Dataset dataset) {
    return dataset.namespace().equals(namespace);
  }

  private Place place(Principal caller, Dataset dataset, Privilege privilege) {
    if (!isOurs(dataset)) {
      return Place.path(
          dataset.namespace().equals(RunEvents.FILES)
              ? dataset.name()
              : dataset.namespace() + "/" + dataset.name());
    }
    List<String> parts = NameRules.parts(dataset.name());
    if (parts.size() != 3) {
      throw ApiException.invalid(
          "A dataset in the namespace '"
              + namespace
              + "' is not called by catalog, schema and table.");
    }
    Relation found =
        lake.relation(
            caller, new QualifiedName(parts.get(0), parts.get(1), parts.get(2)), Set.of(privilege));
    String name = found.name().toString();
    return found instanceof TableEntry ? Place.table(name) : Place.view(name);
  }

  private String column(Principal caller, Place place, String name) {
    if (!place.type().equals("TABLE")) {
      return name;
    }
    List<String> parts = NameRules.parts(place.name());
    return lake.schema(caller, new QualifiedName(parts.get(0), parts.get(1), parts.get(2)))
        .flatMap(schema -> schema.field(name))
        .map(StructField::name)
        .orElseThrow(() -> ApiException.invalid(place.name() + " has no column '" + name + "'."));
  }
}
