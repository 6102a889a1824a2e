package io.lakewise.server.statement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the author of a statement says of it for the records, as Databricks' query tags: keys with
 * values, or keys alone, whose value is null.
 */
public record QueryTags(Map<String, String> values) {

  /** The key by which the console and our own API mark what they ask to show something. */
  public static final String SOURCE = "lakewise_source";

  /** None. */
  public static final QueryTags NONE = new QueryTags(Map.of());

  /** Ours, and what dbt says. */
  private static final List<String> JOBS =
      List.of("job_name", "@@dbt_model_name", "dbt_model_name");

  /** Copies the map. */
  public QueryTags {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** These and others, of which those stay whose keys are not among these. */
  QueryTags over(QueryTags others) {
    if (others.values.isEmpty()) {
      return this;
    }
    Map<String, String> all = new LinkedHashMap<>(others.values);
    all.putAll(values);
    return new QueryTags(all);
  }

  /** The job that the statement belongs to, if they name one. */
  public Optional<String> job() {
    return JOBS.stream().map(values::get).filter(Objects::nonNull).findFirst();
  }

  /** The run of that job, if they name one. */
  public Optional<String> run() {
    return job().map(job -> values.get("job_run_id"));
  }
}
