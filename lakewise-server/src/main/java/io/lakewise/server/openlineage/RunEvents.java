package io.lakewise.server.openlineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.lakewise.engine.observation.Lineage;
import io.lakewise.engine.observation.Lineage.Edge;
import io.lakewise.engine.observation.Lineage.Place;
import io.lakewise.engine.observation.TableUse;
import io.lakewise.server.record.WritingRun;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.ColumnLineageDatasetFacetFieldsBuilder;
import io.openlineage.client.OpenLineage.DatasetFacetsBuilder;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.InputField;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineage.SchemaDatasetFacetFields;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Statements as run events of OpenLineage. A job is a kind of statement by its fingerprint, as
 * texts and values are not told, below the job that its author's tags name.
 */
final class RunEvents {

  /** The namespace of files, by OpenLineage's rules for names. */
  static final String FILES = "file";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule().addSerializer(ZonedDateTime.class, ToStringSerializer.instance))
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private final OpenLineage model =
      new OpenLineage(URI.create("https://github.com/lakewise/lakewise"));
  private final String namespace;
  private final String version;
  private final Function<String, Map<String, String>> schemas;

  /**
   * Makes events.
   *
   * @param namespace of the lake's tables and jobs
   * @param version of the server
   * @param schemas the columns of a table and their types; empty where nobody knows
   */
  RunEvents(String namespace, String version, Function<String, Map<String, String>> schemas) {
    this.namespace = namespace;
    this.version = version;
    this.schemas = schemas;
  }

  /** That a statement began, unless that was told before, and how it ended if it has, as JSON. */
  List<String> of(WritingRun run) {
    List<String> events = new ArrayList<>();
    if (!run.begun()) {
      events.add(json(event(run, EventType.START, run.started(), Set.of(), Set.of())));
    }
    if (run.status().equals("RUNNING")) {
      return events;
    }
    EventType end =
        switch (run.status()) {
          case "FINISHED" -> EventType.COMPLETE;
          case "CANCELED" -> EventType.ABORT;
          default -> EventType.FAIL;
        };
    events.add(json(event(run, end, run.ended(), inputs(run), outputs(run))));
    return events;
  }

  private static String json(OpenLineage.RunEvent event) {
    try {
      return MAPPER.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OpenLineage.RunEvent event(
      WritingRun run, EventType type, Instant at, Set<Place> inputs, Set<Place> outputs) {
    List<InputDataset> read = new ArrayList<>();
    for (Place place : inputs) {
      read.add(
          model
              .newInputDatasetBuilder()
              .namespace(namespace(place))
              .name(place.name())
              .facets(facets(place).build())
              .build());
    }
    List<OutputDataset> written = new ArrayList<>();
    for (Place place : outputs) {
      written.add(
          model
              .newOutputDatasetBuilder()
              .namespace(namespace(place))
              .name(place.name())
              .facets(facets(place).columnLineage(columns(run, place)).build())
              .build());
    }
    return model
        .newRunEventBuilder()
        .eventType(type)
        .eventTime(at.atZone(ZoneOffset.UTC))
        .run(model.newRunBuilder().runId(runId(run.id())).facets(runFacets(run)).build())
        .job(
            model
                .newJobBuilder()
                .namespace(namespace)
                .name(job(run))
                .facets(
                    model
                        .newJobFacetsBuilder()
                        .jobType(
                            model
                                .newJobTypeJobFacetBuilder()
                                .processingType("BATCH")
                                .integration("LAKEWISE")
                                .jobType("STATEMENT")
                                .build())
                        .build())
                .build())
        .inputs(read)
        .outputs(written)
        .build();
  }

  private OpenLineage.RunFacets runFacets(WritingRun run) {
    return model
        .newRunFacetsBuilder()
        .parent(run.tags().run().map(parent -> parent(run, parent)).orElse(null))
        .processing_engine(
            model.newProcessingEngineRunFacetBuilder().name("lakewise").version(version).build())
        .build();
  }

  /** The run of the job that the tags name; it is told by who runs it. */
  private OpenLineage.ParentRunFacet parent(WritingRun run, String parent) {
    return model
        .newParentRunFacetBuilder()
        .run(model.newParentRunFacetRunBuilder().runId(runId(parent)).build())
        .job(
            model
                .newParentRunFacetJobBuilder()
                .namespace(namespace)
                .name(run.tags().job().orElseThrow())
                .build())
        .build();
  }

  /** As OpenLineage wants it; of what is no UUID, always the same one. */
  private static UUID runId(String run) {
    try {
      return UUID.fromString(run);
    } catch (IllegalArgumentException other) {
      return UUID.nameUUIDFromBytes(run.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String job(WritingRun run) {
    String print = run.fingerprint();
    return run.tags().job().map(job -> job + ".").orElse("")
        + run.type().toLowerCase(Locale.ROOT)
        + (print.isEmpty() ? "" : "." + print.substring(0, Math.min(16, print.length())));
  }

  private static Set<Place> inputs(WritingRun run) {
    Set<Place> places = new LinkedHashSet<>();
    run.lineage().forEach(each -> places.addAll(each.sources()));
    if (run.lineage().isEmpty()) {
      run.tables().stream()
          .filter(use -> use.access().equals(TableUse.READ))
          .forEach(use -> places.add(Place.table(use.table())));
    }
    return places;
  }

  private static Set<Place> outputs(WritingRun run) {
    Set<Place> places = new LinkedHashSet<>();
    run.lineage().forEach(each -> places.add(each.target()));
    if (run.lineage().isEmpty()) {
      run.tables().stream()
          .filter(use -> !use.access().equals(TableUse.READ))
          .forEach(use -> places.add(Place.table(use.table())));
    }
    return places;
  }

  private String namespace(Place place) {
    return place.type().equals("PATH") ? FILES : namespace;
  }

  private DatasetFacetsBuilder facets(Place place) {
    DatasetFacetsBuilder facets = model.newDatasetFacetsBuilder();
    Map<String, String> columns =
        place.type().equals("TABLE") ? schemas.apply(place.name()) : Map.of();
    if (!columns.isEmpty()) {
      List<SchemaDatasetFacetFields> fields = new ArrayList<>();
      columns.forEach(
          (name, type) ->
              fields.add(model.newSchemaDatasetFacetFieldsBuilder().name(name).type(type).build()));
      facets.schema(model.newSchemaDatasetFacet(fields));
    }
    return facets;
  }

  private OpenLineage.ColumnLineageDatasetFacet columns(WritingRun run, Place target) {
    Map<String, List<InputField>> fields = new LinkedHashMap<>();
    for (Lineage lineage : run.lineage()) {
      if (lineage.target().equals(target)) {
        for (Edge edge : lineage.edges()) {
          fields.computeIfAbsent(edge.to(), to -> new ArrayList<>()).add(field(edge));
        }
      }
    }
    if (fields.isEmpty()) {
      return null;
    }
    ColumnLineageDatasetFacetFieldsBuilder all = model.newColumnLineageDatasetFacetFieldsBuilder();
    fields.forEach(
        (name, from) ->
            all.put(
                name,
                model
                    .newColumnLineageDatasetFacetFieldsAdditionalBuilder()
                    .inputFields(from)
                    .build()));
    return model.newColumnLineageDatasetFacetBuilder().fields(all.build()).build();
  }

  private InputField field(Edge edge) {
    return model
        .newInputFieldBuilder()
        .namespace(namespace(edge.source()))
        .name(edge.source().name())
        .field(edge.from())
        .build();
  }
}
