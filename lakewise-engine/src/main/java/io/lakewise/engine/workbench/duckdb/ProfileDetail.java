package io.lakewise.engine.workbench.duckdb;

/** How much a connection tells of what it runs. */
enum ProfileDetail {
  /** Nothing. */
  NONE(""),
  /** What was taken of memory and disk. */
  MEMORY("'system.peak_buffer_memory', 'system.peak_temp_dir_size'"),
  /** Its operators as well, which are timed for each batch of rows. */
  OPERATORS(MEMORY.metrics + ", 'operator.type', 'operator.timing', 'operator.intermediate_rows'");

  private final String metrics;

  ProfileDetail(String metrics) {
    this.metrics = metrics;
  }

  /** DuckDB's names of what is told, as a list in SQL. */
  String metrics() {
    return '[' + metrics + ']';
  }
}
